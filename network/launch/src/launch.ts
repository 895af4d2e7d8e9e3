import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { allInstitutions, type Consortium, type Institution } from '@fabric-governance/consortium/consortium';
import { devnetOptions } from '@fabric-governance/consortium/devnet-options';
import { foundingDocument } from '@fabric-governance/consortium/founding-document';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { claimFolders } from '@fabric-governance/devnet/command/folders';
import { UsageError } from '@fabric-governance/devnet/command/usage-error';
import type { DevnetOptions } from '@fabric-governance/devnet/options';
import { ensureIdentities } from './founding/agent-keys.js';
import { readFoundedCopy, writeFoundedCopy } from './founding/founded-copy.js';
import { ensureSecrets, type Secrets } from './founding/secrets.js';
import { institutionState } from './landing/institution-state.js';
import { startLandingPage } from './landing/landing-server.js';
import { LaunchError } from './launch-error.js';
import { type DataFolder, dataFolder, everythingWritten, ROOT } from './paths.js';
import { choosePorts } from './ports/choose-ports.js';
import { writePrivateFile } from './private-file.js';
import { Supervisor } from './processes/supervisor.js';
import { type Progress, SILENT } from './progress.js';
import { livingRun, removeRun, writeRun } from './run-record.js';
import { consoleUrl, gatewayUrl } from './services/addresses.js';
import { agentService } from './services/agent-service.js';
import { chaincodeService } from './services/chaincode-service.js';
import { devnetService } from './services/devnet-service.js';
import { gatewayService } from './services/gateway-service.js';
import type { Plan } from './services/plan.js';

/** How many programs come up at the same time: more only makes each of them slower. */
const AT_ONCE = 4;
const FOUNDED_WITHIN_MS = 60_000;

/** What to launch, and how. */
export interface LaunchOptions {
  /** The consortium file. */
  readonly file: string;
  /** Where everything is kept; `.data/<the file's name>` of the project if left out. */
  readonly dataDir?: string | undefined;
  /** Begin anew: delete what an earlier launch has written into the data folder. */
  readonly reset?: boolean | undefined;
  /** Port of the landing page; consoles follow it. Else the file's. */
  readonly landingPort?: number | undefined;
  /** Choose free ports instead of the file's. */
  readonly randomPorts?: boolean | undefined;
  readonly progress?: Progress | undefined;
  /** Gives up a launch that is under way; what was started is stopped. */
  readonly signal?: AbortSignal | undefined;
}

/** An institution of a running consortium. */
export interface LaunchedInstitution {
  readonly consoleUrl: string;
  readonly people: readonly { readonly id: string; readonly secret: string }[];
}

/** A running consortium. */
export interface Launched {
  readonly consortium: Consortium;
  readonly dataDir: string;
  readonly landingUrl: string;
  readonly institutions: Readonly<Record<string, LaunchedInstitution>>;
  /** Stops a process in good order and starts it again. Names: `devnet`, `chaincode.<id>`, `gateway.<id>`, `agent.<id>`. */
  restart(name: string): Promise<void>;
  /** Kills a process outright, as `kill -9` does. It comes back by itself; `ready` waits for that. */
  kill(name: string): Promise<void>;
  /** Settles once a process serves (again). */
  ready(name: string): Promise<void>;
  /** Process ids by name. */
  pids(): Readonly<Record<string, number>>;
  /** Stops everything, with no process left. */
  stop(): Promise<void>;
}

/**
 * Runs a whole consortium on this machine: the network, and for every institution its chaincode, gateway, console and agent.
 * Founds it when the data folder is new.
 *
 * @throws ConsortiumFileError for a consortium file with mistakes.
 * @throws LaunchError for what else the person can mend: a taken port, another run on the same folder, a program that does
 * not come up. Nothing is left running then.
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const progress = options.progress ?? SILENT;
  const { consortium, folder } = await prepare(options, progress);
  const secrets = ensureSecrets(folder.secrets, consortium);
  const plan = await makePlan(consortium, folder);
  const network: DevnetOptions = devnetOptions(consortium, secrets);
  writePrivateFile(folder.devnetOptions, `${JSON.stringify(network, null, 2)}\n`);

  const startedAt = new Date();
  const noteRun = (): void => {
    writeRun(folder.run, plan.landingUrl, startedAt, supervisor.pids());
  };
  const supervisor = new Supervisor(folder.logs, {
    started: noteRun,
    died: (title, how, againInMs) => {
      progress.notice(`The ${title} ended (${how}); starting it again in ${againInMs / 1000} s.`);
    },
  });
  const stopAll = async (): Promise<void> => {
    await supervisor.stop(['devnet']);
    removeRun(folder.run);
  };
  const giveUp = (): void => {
    void supervisor.stop(['devnet']);
  };
  options.signal?.addEventListener('abort', giveUp, { once: true });
  try {
    noteRun();
    await startPrograms(plan, supervisor, progress);
    const landing = await startLandingPage({ consortium, secrets, folder });
    return {
      consortium,
      dataDir: folder.root,
      landingUrl: plan.landingUrl,
      institutions: launchedInstitutions(consortium, secrets),
      restart: (name) => supervisor.get(name).restart(),
      kill: (name) => supervisor.get(name).kill(),
      ready: (name) => supervisor.get(name).ready(),
      pids: () => supervisor.pids(),
      stop: async () => {
        await landing.stop();
        await stopAll();
      },
    };
  } catch (error) {
    await stopAll();
    throw error;
  } finally {
    options.signal?.removeEventListener('abort', giveUp);
  }
}

/** Reads the file and readies the data folder: what to run, on which ports. */
async function prepare(
  options: LaunchOptions,
  progress: Progress,
): Promise<{ readonly consortium: Consortium; readonly folder: DataFolder }> {
  const asRead = readConsortium(options.file);
  const folder = dataFolder(options.dataDir ?? defaultDataDir(options.file));
  const living = livingRun(folder.run);
  if (living !== undefined) {
    throw new LaunchError(
      `This consortium is running already (process ${living.pid}): open ${living.landingUrl}, or stop it there with Ctrl-C first.`,
    );
  }
  if (options.reset === true) {
    for (const path of everythingWritten(folder)) {
      rmSync(path, { recursive: true, force: true });
    }
  }
  const founded = readFoundedCopy(folder.founded, asRead);
  if (founded?.fileDiffers === true) {
    progress.notice(
      `${options.file} was changed after the founding. The consortium goes on as it was founded (${folder.consortiumCopy}); ` +
        'to found it anew from the changed file, use --reset.',
    );
  }
  const consortium = await choosePorts(asRead, founded?.consortium, {
    file: options.file,
    landing: options.landingPort,
    random: options.randomPorts,
  });
  if (founded === undefined) {
    mkdirSync(folder.root, { recursive: true });
    cpSync(options.file, folder.consortiumCopy);
    writeFoundedCopy(folder.founded, consortium);
  }
  return { consortium, folder };
}

/** The data folder of a consortium file that is given none: `.data/consortium` for `consortium.yaml`. */
export function defaultDataDir(file: string): string {
  return join(ROOT, '.data', basename(file).replace(/\.[^.]*$/u, ''));
}

async function makePlan(consortium: Consortium, folder: DataFolder): Promise<Plan> {
  claimForDevnet(folder);
  const identities = await ensureIdentities(consortium, folder.organizations);
  const agents = new Map([...identities].map(([id, { agentFingerprint }]) => [id, agentFingerprint]));
  const founding = foundingDocument(consortium, agents);
  if (!existsSync(folder.foundingDocument)) {
    writePrivateFile(folder.foundingDocument, founding.json);
  }
  return {
    consortium,
    folder,
    identities,
    foundingHash: founding.hash,
    landingUrl: `http://localhost:${consortium.ports.landing}`,
  };
}

/** Marks its folders as devnet's own before keys are made in them, since devnet touches no folder of somebody else's. */
function claimForDevnet(folder: DataFolder): void {
  try {
    claimFolders({ dataDir: folder.devnet, organizationsDir: folder.organizations });
  } catch (error) {
    throw error instanceof UsageError ? new LaunchError(error.message, { cause: error }) : error;
  }
}

async function startPrograms(plan: Plan, supervisor: Supervisor, progress: Progress): Promise<void> {
  const institutions = allInstitutions(plan.consortium);
  const chaincodes = institutions.map((one) => chaincodeService(plan, one));
  const gateways = institutions.map((one) => gatewayService(plan, one));
  // A regulator only watches: it has no agent to act for it.
  const agents = institutions.filter(({ votes }) => votes).map((one) => agentService(plan, one));
  await progress.step('Starting the network and the chaincode', async () => {
    await Promise.all([supervisor.start(devnetService(plan)), supervisor.startAll(chaincodes, AT_ONCE - 1)]);
  });
  await progress.step('Starting gateways and agents', async () => {
    await supervisor.startAll([...agents, ...gateways], AT_ONCE);
  });
  await progress.step('Waiting for the consortium to stand', async (detail) => {
    await everyMemberStands(plan.consortium.institutions, detail);
  });
}

/** Settles once every founding member's gateway has seen its record on the ledger. */
async function everyMemberStands(
  members: readonly Institution[],
  detail: (text: string) => void,
): Promise<void> {
  const deadline = Date.now() + FOUNDED_WITHIN_MS;
  for (;;) {
    const states = await Promise.all(members.map((member) => institutionState(gatewayUrl(member))));
    const waiting = members.filter((_member, index) => states[index]?.standing !== 'member');
    if (waiting.length === 0) {
      return;
    }
    detail(`${members.length - waiting.length} of ${members.length} members`);
    if (Date.now() > deadline) {
      throw new LaunchError(
        `${waiting.map(({ name }) => name.en).join(', ')}: no member on the ledger after ${FOUNDED_WITHIN_MS / 1000} seconds. ` +
          'The logs of devnet and of the agents in the data folder say why.',
      );
    }
    await pause(200);
  }
}

function launchedInstitutions(
  consortium: Consortium,
  secrets: Secrets,
): Readonly<Record<string, LaunchedInstitution>> {
  return Object.fromEntries(
    allInstitutions(consortium).map((institution) => [
      institution.id,
      {
        consoleUrl: consoleUrl(institution),
        people: institution.people.map(({ id }) => ({ id, secret: secrets.get(id) ?? '' })),
      },
    ]),
  );
}
