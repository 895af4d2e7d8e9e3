import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import { devnetOptions } from '@fabric-governance/consortium/devnet-options';
import type { DevnetOptions } from '@fabric-governance/devnet/options';
import { makePlan } from './founding/make-plan.js';
import { ensureSecrets, type Secrets } from './founding/secrets.js';
import { thisMachine } from './landing/landing-place.js';
import { startLandingPage } from './landing/landing-server.js';
import type { LaunchOptions } from './launch-options.js';
import { writePrivateFile } from './private-file.js';
import { Supervisor } from './processes/supervisor.js';
import { prepare } from './prepare.js';
import { SILENT } from './progress.js';
import { removeRun, writeRun } from './run-record.js';
import { consoleUrl } from './services/addresses.js';
import { startPrograms } from './start-programs.js';

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
  /** Stops one process for good; the others run on. */
  halt(name: string): Promise<void>;
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
    const landing = await startLandingPage({ consortium, secrets, place: thisMachine(folder) });
    return {
      consortium,
      dataDir: folder.root,
      landingUrl: plan.landingUrl,
      institutions: launchedInstitutions(consortium, secrets),
      restart: (name) => supervisor.get(name).restart(),
      halt: (name) => supervisor.get(name).stop(),
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

/** The institutions as those who act in them need them: where, who, and with which secret. */
export function launchedInstitutions(
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
