import { join } from 'node:path';
import { CHAINCODE } from '@fabric-governance/consortium/devnet-options';
import { ROOT } from '@fabric-governance/launch/paths';
import type { Progress } from '@fabric-governance/launch/progress';
import { everyMemberStands } from '@fabric-governance/launch/start-programs';
import { authorityPrograms, enrolEverybody } from './authorities.js';
import { openMember, organisationsOnChannel } from './channel/channel-members.js';
import { defineChaincode } from './channel/define-chaincode.js';
import { ensureGenesisBlock } from './channel/genesis.js';
import { institutionPlan } from './institution-plan.js';
import { chaincodePackage, type ChaincodePackage } from './lifecycle/chaincode-package.js';
import { sourceDigest } from './lifecycle/source-digest.js';
import { ordererPrograms, participationOf, peerPrograms } from './node-programs.js';
import { layoutOf } from './organisations/connection-profile.js';
import type { OrganisationLayout } from './organisations/organisation-layout.js';
import type { PreparedNetwork } from './prepare-network.js';
import { ensureRunning } from './processes/background.js';
import type { Program } from './processes/program.js';
import { servicePrograms } from './service-programs.js';
import { writeWholeFile } from './whole-file.js';

/** How many programs come up at the same time: more only makes each of them slower. */
const AT_ONCE = 4;
const FIRST_SEQUENCE = 1;

/**
 * Brings everything up that is not up: authorities, orderers, peers, the channel, the chaincode and the institutions' programs. Each
 * step looks first at what there is, so that it can be repeated after a crash at any point.
 *
 * @throws LaunchError for what does not come up.
 */
export async function bringUp(network: PreparedNetwork, progress: Progress): Promise<void> {
  const { model, folder } = network;
  const run = (programs: readonly Program[]): Promise<void> => ensureAll(programs, network);
  const layouts = await progress.step('Certificate authorities and keys', async () => {
    await run(authorityPrograms(network));
    return enrolEverybody(network);
  });
  const genesis = ensureGenesisBlock(folder.genesisBlock, model, layouts);
  await progress.step(`Orderers (${model.consensus === 'bft' ? 'BFT' : 'Raft'})`, async () => {
    await run(ordererPrograms(network, layouts));
    const participation = participationOf(network, layouts);
    await Promise.all(model.ordering.nodes.map((node) => participation.join(node, genesis)));
  });
  const code = await governancePackage(network);
  const plan = institutionPlan(network, layouts);
  const services = servicePrograms(plan, { folder, site: model.site, layouts, packageId: code.id });
  await progress.step('Peers and chaincode services', async () => {
    await run([...peerPrograms(network, layouts), ...services.chaincodes]);
  });
  await progress.step('Channel and chaincode', () => defineOnChannel(network, { layouts, genesis, code }));
  await progress.step('Gateways and agents', () =>
    run([...services.agents, ...services.gateways, services.landing]),
  );
  await progress.step('Waiting for the consortium to stand', (detail) =>
    everyMemberStands(model.consortium.institutions, detail),
  );
}

/** Every program of a network that was up before, by name: to start one of them anew. */
export async function allPrograms(
  network: PreparedNetwork,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): Promise<ReadonlyMap<string, Program>> {
  const plan = institutionPlan(network, layouts);
  const { id: packageId } = await governancePackage(network);
  const services = servicePrograms(plan, {
    folder: network.folder,
    site: network.model.site,
    layouts,
    packageId,
  });
  const all = [
    ...authorityPrograms(network),
    ...ordererPrograms(network, layouts),
    ...peerPrograms(network, layouts),
    ...services.chaincodes,
    ...services.agents,
    ...services.gateways,
    services.landing,
  ];
  return new Map(all.map((program) => [program.name, program]));
}

/** The governance chaincode's package for every peer, also kept as a file for agents of institutions that join later. */
export async function governancePackage({ folder }: PreparedNetwork): Promise<ChaincodePackage> {
  const made = await chaincodePackage({
    ...CHAINCODE,
    sourceDigest: sourceDigest(join(ROOT, 'chaincode/src')),
  });
  writeWholeFile(folder.chaincodePackage, made.bytes);
  return made;
}

/** Joins the peers of the channel's organisations, and defines the chaincode there: all that is not so already. */
export async function defineOnChannel(
  { model }: PreparedNetwork,
  parts: {
    readonly layouts: ReadonlyMap<string, OrganisationLayout>;
    readonly genesis: Uint8Array;
    readonly code: ChaincodePackage;
  },
): Promise<void> {
  const { layouts, genesis, code } = parts;
  const members = (await organisationsOnChannel(model, layouts)).map((organisation) =>
    openMember(model, organisation, layoutOf(layouts, organisation.id)),
  );
  try {
    await Promise.all(members.map((member) => member.join(genesis)));
    await defineChaincode({ ...CHAINCODE, sequence: FIRST_SEQUENCE }, code, members);
  } finally {
    for (const member of members) member.close();
  }
}

async function ensureAll(programs: readonly Program[], { ground }: PreparedNetwork): Promise<void> {
  const waiting = [...programs];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await ensureRunning(next, ground);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}
