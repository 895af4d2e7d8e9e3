import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { makeGenesis } from '../administration/genesis.js';
import type { Channel } from '../channel/channel.js';
import type { Channels } from '../channel/channels.js';
import type { Organisation } from '../crypto/organisation.js';
import { signerOf } from '../crypto/signer.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import type { PlannedChannel } from './channel-plan.js';
import { defineChaincode } from './define-chaincode.js';
import { PUBLIC_HOST } from './hosts.js';
import { missingDefinitions } from './initial-definitions.js';
import type { Member } from './member.js';
import type { Memberships } from './memberships.js';

/** The orderer organisation, and where its node listens. */
export interface OrdererNode {
  readonly organisation: Organisation;
  readonly port: number;
}

/** What channels are made of. */
export interface ChannelParts {
  readonly channels: Channels;
  readonly ordering: OrderingService;
  readonly memberships: Memberships;
  readonly orderer: OrdererNode;
  readonly members: readonly Member[];
  /** What the configuration says, in milliseconds. */
  readonly batchTimeoutMs: number;
}

/** Makes a planned channel where it is missing, joins its first members' peers, and defines its chaincodes. */
export async function startChannel(plan: PlannedChannel, parts: ChannelParts): Promise<void> {
  const first = parts.members.filter(({ options }) => plan.mspIds.includes(options.mspId));
  const known = parts.channels.get(plan.name);
  const genesis = (await known?.feed.block(0n)) ?? genesisOf(plan, first, parts);
  if (known === undefined) {
    await parts.memberships.order(plan.name, genesis);
  }
  for (const { node } of first) {
    if (node.channel(plan.name) === undefined) {
      await parts.memberships.join(node, plan.name, genesis);
    }
  }
  const channel = parts.channels.get(plan.name);
  if (channel !== undefined) {
    await defineChaincodes(plan, channel, parts);
  }
}

function genesisOf(
  plan: PlannedChannel,
  members: readonly Member[],
  { orderer, batchTimeoutMs }: ChannelParts,
): Uint8Array {
  return makeGenesis({
    channel: plan.name,
    timestamp: wireTimeOf(Date.now()),
    orderer: { ...orderer, host: PUBLIC_HOST },
    organisations: members.map(({ organisation, port }) => ({ organisation, host: PUBLIC_HOST, port })),
    batchTimeoutMs,
  });
}

async function defineChaincodes(plan: PlannedChannel, channel: Channel, parts: ChannelParts): Promise<void> {
  const members = channel.configuration.applicationOrganisations();
  const present = parts.members.filter(
    ({ node }) => node.channel(channel.name) !== undefined && members.includes(node.mspId),
  );
  const [first] = present;
  for (const definition of missingDefinitions(channel, plan.chaincodes)) {
    if (first === undefined) {
      throw new Error('a chaincode can only be defined on a channel that has an organisation');
    }
    await defineChaincode(definition, {
      channel,
      ordering: parts.ordering,
      administrator: signerOf(first.options.mspId, first.organisation.admin.identity),
      peers: present.map(({ node }) => node),
    });
  }
}
