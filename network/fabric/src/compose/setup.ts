import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { readConsortium } from '@fabric-governance/consortium/read-consortium';
import { readFoundedCopy } from '@fabric-governance/launch/founding/founded-copy';
import { ensureSecrets } from '@fabric-governance/launch/founding/secrets';
import { ROOT } from '@fabric-governance/launch/paths';
import { authorityPrograms, enrolEverybody, knownLayouts } from '../authorities.js';
import { defineOnChannel, governancePackage } from '../bring-up.js';
import { ensureGenesisBlock } from '../channel/genesis.js';
import { fabricFolder } from '../fabric-folder.js';
import { foundedConsortiumAt } from '../founded-consortium.js';
import { institutionPlan } from '../institution-plan.js';
import { networkModel, type Site } from '../network-model.js';
import { ordererPrograms, participationOf, peerPrograms } from '../node-programs.js';
import { identitiesWithSecrets } from '../organisations/ca-configuration.js';
import { ensureEnrolmentSecrets } from '../organisations/enrolment-secrets.js';
import { consensusFor, groundOf, keepFounded, type PreparedNetwork } from '../prepare-network.js';
import type { FabricPrograms } from '../programs/fabric-programs.js';
import { versionText } from '../programs/fabric-version.js';
import { LANDING, servicePrograms } from '../service-programs.js';
import { CONTAINER_PLACES, composeFile, mountedFolders, planDigest } from './compose-file.js';
import { writeEnvironment } from './environment-file.js';

const ORDERERS_ANSWER_WITHIN_MS = 90_000;

/** What has to be done between the starts of containers, in this order. Each may be repeated. */
export const SETUP_PHASES = ['settings', 'keys', 'channel'] as const;
export type SetupPhase = (typeof SETUP_PHASES)[number];

/**
 * Founds the network of a consortium file in a folder, unless one was founded there.
 *
 * @returns whether the file was changed since the founding.
 * @throws ConsortiumFileError for a file with mistakes, LaunchError for an orderer too old for it.
 */
export function found(root: string, file: string, { version, orderer }: FabricPrograms): boolean {
  const folder = fabricFolder(root);
  const asRead = readConsortium(file);
  const founded = readFoundedCopy(folder.founded, asRead);
  if (founded !== undefined) return founded.fileDiffers;
  const consensus = consensusFor(asRead, version, orderer);
  keepFounded(folder, file, { ...asRead, fabric: { ...asRead.fabric, consensus } });
  return false;
}

/** The network founded in a folder, as setup in a container, or a test of it, sees it. Throws LaunchError where none was founded. */
export function networkAt(root: string, programs: FabricPrograms, site: Site): PreparedNetwork {
  const folder = fabricFolder(root);
  const consortium = foundedConsortiumAt(folder.founded);
  const consensus = consortium?.fabric.consensus;
  if (consortium === undefined || consensus === undefined) {
    throw new LaunchError(`${root} holds no network. The container "settings" founds it.`);
  }
  const model = networkModel(consortium, consensus, site);
  const wanted = Object.fromEntries(
    [model.ordering, ...model.organisations].map((one) => [one.id, identitiesWithSecrets(one)]),
  );
  return {
    programs,
    model,
    folder,
    secrets: ensureSecrets(folder.secrets, consortium),
    secretOf: ensureEnrolmentSecrets(folder.enrolmentSecrets, wanted),
    ground: groundOf(folder),
  };
}

/**
 * Does one phase: the same steps as `up`, without starting anything.
 *
 * @param plan what the compose file runs, see `planDigest`.
 * @throws LaunchError for a compose file that was made from another network, and what the nodes refuse.
 */
export async function setUp(network: PreparedNetwork, phase: SetupPhase, plan?: string): Promise<void> {
  switch (phase) {
    case 'settings':
      makeFolders(network, plan);
      // Making the programs writes their settings.
      authorityPrograms(network);
      return;
    case 'keys':
      await makeKeys(network);
      return;
    case 'channel':
      await makeChannel(network);
  }
}

/** The folders that the other containers mount. */
function makeFolders({ model, folder, programs }: PreparedNetwork, plan: string | undefined): void {
  const file = composeFile({
    model,
    folder,
    app: ROOT,
    fabricVersion: versionText(programs.version),
    caVersion: versionText(programs.caVersion),
    project: ROOT,
    file: { name: '', folder: '', mounted: CONTAINER_PLACES.file },
  });
  if (planDigest(file.services) !== plan) {
    throw new LaunchError(
      'docker-compose.yaml was made from another consortium file than the network in the volume was founded from. ' +
        'Make it anew with "npm run fabric -- compose", or delete the network with "docker compose down --volumes".',
    );
  }
  for (const mounted of mountedFolders(file)) mkdirSync(join(folder.root, mounted), { recursive: true });
}

/** Everybody's keys, the first block, and the settings of all that runs after. */
async function makeKeys(network: PreparedNetwork): Promise<void> {
  const { model, folder } = network;
  const layouts = await enrolEverybody(network);
  ensureGenesisBlock(folder.genesisBlock, model, layouts);
  const { id: packageId } = await governancePackage(network);
  const plan = institutionPlan(network, layouts);
  const services = servicePrograms(plan, { folder, site: model.site, layouts, packageId });
  for (const { name, env } of [
    ...ordererPrograms(network, layouts),
    ...peerPrograms(network, layouts),
    ...services.chaincodes,
    ...services.gateways,
  ]) {
    writeEnvironment(folder.node(name), env);
  }
  for (const { name, env } of services.agents) {
    writeEnvironment(folder.node(name), withOwnCopies(env, folder.node(name)));
  }
  // The landing page is shown what was founded and people's secrets, and no key.
  const home = fabricFolder(folder.node(LANDING));
  writeEnvironment(home.root, services.landing.env);
  copyFileSync(folder.founded, home.founded);
  copyFileSync(folder.secrets, home.secrets);
}

/** An agent's container sees its institution's folders alone: the files that all agents share are copied there. */
function withOwnCopies(
  env: Readonly<Record<string, string>>,
  home: string,
): Readonly<Record<string, string>> {
  const copies = SHARED_FILES.flatMap((variable) => {
    const shared = env[variable];
    if (shared === undefined) return [];
    const own = join(home, basename(shared));
    mkdirSync(home, { recursive: true });
    copyFileSync(shared, own);
    return [[variable, own] as const];
  });
  return { ...env, ...Object.fromEntries(copies) };
}

const SHARED_FILES = ['FOUNDING_DOCUMENT', 'CHAINCODE_PACKAGE'] as const;

async function makeChannel(network: PreparedNetwork): Promise<void> {
  const { model, folder } = network;
  const layouts = knownLayouts(network);
  const genesis = ensureGenesisBlock(folder.genesisBlock, model, layouts);
  const signal = AbortSignal.timeout(ORDERERS_ANSWER_WITHIN_MS);
  await Promise.all(ordererPrograms(network, layouts).map((program) => program.ready(signal)));
  const participation = participationOf(network, layouts);
  await Promise.all(model.ordering.nodes.map((node) => participation.join(node, genesis)));
  await defineOnChannel(network, { layouts, genesis, code: await governancePackage(network) });
}
