import { SystemChaincodeRefusal } from '../administration/chaincode-response.js';
import type {
  ChannelLedger,
  PackageUse,
  SystemChaincodeContext,
} from '../administration/system-chaincode-context.js';
import { invokeSystemChaincode } from '../administration/system-chaincodes.js';
import { definedChaincodes } from '../chaincode/definition.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { SystemCall, SystemChaincodes } from '../endorsement/system-chaincodes.js';
import { ChannelConflict, type Memberships } from './memberships.js';

/** The system chaincodes of this network's peers. */
export function peerChaincodes(memberships: Memberships): SystemChaincodes {
  return (name, call) => invokeSystemChaincode(name, call.args, contextOf(call, memberships));
}

function contextOf(
  { peer, proposal, simulator }: SystemCall,
  memberships: Memberships,
): SystemChaincodeContext {
  return {
    ownMspId: peer.mspId,
    ownMsp: peer.localMsp,
    channelId: proposal.channel,
    invoked: proposal.chaincode,
    caller: {
      identity: proposal.creator,
      message: proposal.signed.getProposalBytes_asU8(),
      signature: proposal.signed.getSignature_asU8(),
    },
    channel: (id) => {
      const joined = peer.channel(id);
      return joined && ledgerOf(joined);
    },
    channels: () => peer.channels(),
    joinChannel: (channelId, genesisBlock) => join(memberships, peer, { channelId, genesisBlock }),
    packages: {
      install: (bytes) => peer.installed.install(bytes),
      list: () =>
        peer.installed.list().map(({ packageId, label }) => ({
          packageId,
          label,
          uses: usesOf(packageId, peer),
        })),
      bytes: (packageId) => peer.installed.bytes(packageId),
    },
    simulator,
  };
}

function ledgerOf(channel: ChannelView): ChannelLedger {
  return {
    configuration: channel.configuration,
    height: channel.height,
    lastConfigBlock: channel.lastConfigBlock,
    lastHeaderHash: channel.lastHeaderHash,
    feed: channel.feed,
    place: (txId) => channel.place(txId),
  };
}

/** The definitions in force that a peer runs from a package, on all its channels. */
function usesOf(packageId: string, peer: PeerNode): PackageUse[] {
  return peer.channels().flatMap((channelName) => {
    const channel = peer.channel(channelName);
    const state = channel?.state();
    if (channel === undefined || state === undefined) {
      return [];
    }
    return definedChaincodes(state).flatMap((name) => {
      const definition = channel.definition(name);
      const readiness = definition && peer.readiness(channelName, definition, state);
      return readiness?.state === 'ready' && readiness.packageId === packageId
        ? [{ channel: channelName, name, version: definition?.version ?? '' }]
        : [];
    });
  });
}

async function join(
  memberships: Memberships,
  peer: PeerNode,
  { channelId, genesisBlock }: { readonly channelId: string; readonly genesisBlock: Uint8Array },
): Promise<void> {
  try {
    await memberships.join(peer, channelId, genesisBlock);
  } catch (error) {
    throw error instanceof ChannelConflict ? new SystemChaincodeRefusal(error.message) : error;
  }
}
