import { wireTimeOf } from '@fabric-governance/protocol/timestamp';
import { makeGenesis } from '../administration/genesis.js';
import type { Channels } from '../channel/channels.js';
import type { Organisation } from '../crypto/organisation.js';
import type { DevnetOptions } from '../options.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import type { PlannedChannel } from './channel-plan.js';
import { defineChaincodes } from './define-chaincodes.js';
import { PUBLIC_HOST } from './hosts.js';
import type { Member } from './member.js';
import type { Memberships } from './memberships.js';
import { peerChaincodes } from './peer-chaincodes.js';

/** The orderer organisation, and where its node listens. */
export interface OrdererNode {
  readonly options: DevnetOptions['ordererOrganization'];
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
  readonly peersStreamNoBlocks: boolean;
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
    const organisations = channel.configuration.applicationOrganisations();
    await defineChaincodes(plan.chaincodes, {
      channel,
      ordering: parts.ordering,
      members: parts.members.filter(
        ({ node }) => node.channel(channel.name) !== undefined && organisations.includes(node.mspId),
      ),
      systemChaincodes: peerChaincodes(parts.memberships),
    });
  }
}

function genesisOf(
  plan: PlannedChannel,
  members: readonly Member[],
  { orderer, batchTimeoutMs, peersStreamNoBlocks }: ChannelParts,
): Uint8Array {
  return makeGenesis({
    channel: plan.name,
    timestamp: wireTimeOf(Date.now()),
    orderer: {
      organisation: orderer.organisation,
      groupName: orderer.options.groupName,
      membersSetBlockLimits: orderer.options.membersSetBlockLimits,
      host: PUBLIC_HOST,
      port: orderer.port,
    },
    organisations: members.map(({ organisation, port }) => ({ organisation, host: PUBLIC_HOST, port })),
    batchTimeoutMs,
    peersStreamNoBlocks,
  });
}
