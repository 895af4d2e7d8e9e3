import { copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { ensureSecrets } from '@fabric-governance/launch/founding/secrets';
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
import { groundOf, type PreparedNetwork } from '../prepare-network.js';
import type { FabricPrograms } from '../programs/fabric-programs.js';
import { servicePrograms } from '../service-programs.js';
import { writeEnvironment } from './environment-file.js';

const ORDERERS_ANSWER_WITHIN_MS = 90_000;

/** What has to be done between the starts of containers, in this order. Each may be repeated. */
export const SETUP_PHASES = ['settings', 'keys', 'channel'] as const;
export type SetupPhase = (typeof SETUP_PHASES)[number];

/** The network founded in a folder, as setup in a container, or a test of it, sees it. Throws LaunchError where none was founded. */
export function networkAt(root: string, programs: FabricPrograms, site: Site): PreparedNetwork {
  const folder = fabricFolder(root);
  const consortium = foundedConsortiumAt(folder.founded);
  const consensus = consortium?.fabric.consensus;
  if (consortium === undefined || consensus === undefined) {
    throw new LaunchError(`${root} holds no network. Make one first: npm run fabric -- compose`);
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

/** Does one phase: the same steps as `up`, without starting anything. Throws LaunchError and what the nodes refuse. */
export async function setUp(network: PreparedNetwork, phase: SetupPhase): Promise<void> {
  switch (phase) {
    case 'settings':
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

/** Everybody's keys, the first block, and the settings of all that runs after. */
async function makeKeys(network: PreparedNetwork): Promise<void> {
  const { model, folder } = network;
  const layouts = await enrolEverybody(network);
  ensureGenesisBlock(folder.genesisBlock, model, layouts);
  const packageId = governancePackage(network).id;
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
  await defineOnChannel(network, { layouts, genesis, code: governancePackage(network) });
}
