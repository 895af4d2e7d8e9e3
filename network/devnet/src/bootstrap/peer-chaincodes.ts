import type {
  ChannelLedger,
  InstalledChaincode,
  SystemChaincodeContext,
} from '../administration/system-chaincode-context.js';
import { invokeSystemChaincode } from '../administration/system-chaincodes.js';
import type { Channel } from '../channel/channel.js';
import type { ChaincodeService, PeerNode } from '../endorsement/peer-node.js';
import type { SystemCall, SystemChaincodes } from '../endorsement/system-chaincodes.js';
import type { Memberships } from './memberships.js';

/** The system chaincodes of this network's peers. */
export function peerChaincodes(memberships: Memberships): SystemChaincodes {
  return (name, call) => invokeSystemChaincode(name, call.args, contextOf(call, memberships));
}

function contextOf({ peer, proposal }: SystemCall, memberships: Memberships): SystemChaincodeContext {
  return {
    ownMspId: peer.mspId,
    ownMsp: peer.localMsp,
    channelId: proposal.channel,
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
    joinChannel: (channelId, genesisBlock) => memberships.join(peer, channelId, genesisBlock),
    installedChaincodes: () => peer.services().map((service) => installed(service, peer)),
  };
}

function ledgerOf(channel: Channel): ChannelLedger {
  return {
    configuration: channel.configuration,
    height: channel.height,
    lastConfigBlock: channel.lastConfigBlock,
    lastHeaderHash: channel.lastHeaderHash,
    feed: channel.feed,
    place: (txId) => channel.place(txId),
    state: () => {
      const view = channel.state();
      return {
        get: (namespace, key) => {
          const value = view.get(namespace, key)?.value;
          return value && { value };
        },
        range: (namespace, start, end) => view.range(namespace, start, end),
      };
    },
  };
}

// devnet installs no packages; each configured service counts as one, named after the chaincode.
function installed({ channel, chaincode }: ChaincodeService, peer: PeerNode): InstalledChaincode {
  const definition = peer.channel(channel)?.definition(chaincode);
  const label = `${chaincode}_${definition?.version ?? '0'}`;
  return {
    packageId: `${label}:devnet`,
    label,
    uses: definition === undefined ? [] : [{ channel, name: chaincode, version: definition.version }],
  };
}
