import { headerHash } from '@fabric-governance/protocol/block';
import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';
import { SystemChaincodeRefusal } from '../administration/chaincode-response.js';
import type {
  ChannelLedger,
  InstalledChaincode,
  SystemChaincodeContext,
} from '../administration/system-chaincode-context.js';
import { invokeSystemChaincode } from '../administration/system-chaincodes.js';
import type { Channel } from '../channel/channel.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { LedgerStore } from '../ledger/ledger-store.js';
import type { SystemCall, SystemChaincodes } from '../endorsement/system-chaincodes.js';

/**
 * The system chaincodes of this network's peers.
 *
 * @param channel the one channel that peers can join
 */
export function peerChaincodes(channel: Channel): SystemChaincodes {
  return (name, call) => invokeSystemChaincode(name, call.args, contextOf(call, channel));
}

/** Whether an organisation's peer joined the channel in an earlier run. */
export async function isJoined(store: LedgerStore, mspId: string): Promise<boolean> {
  return (await store.setting(joinedSetting(mspId))) !== undefined;
}

function joinedSetting(mspId: string): string {
  return `joined/${mspId}`;
}

function contextOf({ peer, proposal }: SystemCall, channel: Channel): SystemChaincodeContext {
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
    joinChannel: (_channelId, genesisBlock) => join(peer, channel, genesisBlock),
    installedChaincodes: () => peer.installedChaincodes().map((name) => installed(name, channel)),
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

async function join(peer: PeerNode, channel: Channel, genesisBlock: Uint8Array): Promise<void> {
  const first = (await channel.feed.block(0n)) ?? new Uint8Array();
  if (Buffer.compare(hashOf(first), hashOf(genesisBlock)) !== 0) {
    throw new SystemChaincodeRefusal(
      `cannot join: this network has one channel, ${channel.name}, and the block is not its first`,
    );
  }
  await channel.store.putSetting(joinedSetting(peer.mspId), Uint8Array.of(1));
  peer.join(channel);
}

function hashOf(block: Uint8Array): Uint8Array {
  const header = decode(common.Block, block).getHeader() ?? new common.BlockHeader();
  return headerHash({
    number: BigInt(header.getNumber()),
    previousHash: header.getPreviousHash_asU8(),
    dataHash: header.getDataHash_asU8(),
  });
}

// devnet installs no packages; each configured service counts as one, named after the chaincode.
function installed(name: string, channel: Channel): InstalledChaincode {
  const definition = channel.definition(name);
  const label = `${name}_${definition?.version ?? '0'}`;
  return {
    packageId: `${label}:devnet`,
    label,
    uses: definition === undefined ? [] : [{ channel: channel.name, name, version: definition.version }],
  };
}
