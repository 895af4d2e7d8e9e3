import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import { decodeConfig } from '@fabric-governance/protocol/config/decode-config';
import { Block } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import type { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import {
  ChannelInfo,
  ChannelQueryResponse,
  JoinBySnapshotStatus,
} from '@hyperledger/fabric-protos/lib/peer/query_pb.js';
import { channelAccessFailure, ownAccessFailure } from './access-control.js';
import { success, SystemChaincodeRefusal } from './chaincode-response.js';
import { ChannelConfiguration } from './channel-config.js';
import type { ChannelLedger, SystemChaincodeContext } from './system-chaincode-context.js';

/** `cscc`: joins channels and tells their configuration. The first argument is the function's name. */
export async function configurationChaincode(
  args: readonly Uint8Array[],
  context: SystemChaincodeContext,
): Promise<Response> {
  const [name, argument] = args;
  const functionName = fromUtf8(name ?? new Uint8Array());
  switch (functionName) {
    case 'GetChannels':
      return getChannels(context);
    case 'JoinBySnapshotStatus':
      return joinBySnapshotStatus(context);
  }
  if (!argument) {
    throw new SystemChaincodeRefusal(`Incorrect number of arguments, ${args.length}`);
  }
  switch (functionName) {
    case 'JoinChain':
      return joinChain(argument, context);
    case 'JoinChainBySnapshot':
      return joinChainBySnapshot(context);
    case 'GetConfigBlock': {
      const ledger = readable('GetConfigBlock', argument, context);
      return success(await blockOf(ledger, ledger.lastConfigBlock));
    }
    case 'GetChannelConfig':
      if (argument.length === 0) {
        throw new SystemChaincodeRefusal('empty channel name provided');
      }
      return success(readable('GetChannelConfig', argument, context).configuration.config.serializeBinary());
    default:
      throw new SystemChaincodeRefusal(`Requested function ${functionName} not found.`);
  }
}

function getChannels(context: SystemChaincodeContext): Response {
  const failure = ownAccessFailure('cscc/GetChannels', context);
  if (failure !== undefined) {
    throw new SystemChaincodeRefusal(`access denied for [GetChannels]: ${failure}`);
  }
  const answer = new ChannelQueryResponse();
  answer.setChannelsList(
    context.channels().map((id) => {
      const info = new ChannelInfo();
      info.setChannelId(id);
      return info;
    }),
  );
  return success(answer.serializeBinary());
}

async function joinChain(block: Uint8Array, context: SystemChaincodeContext): Promise<Response> {
  const channelId = channelOf(block);
  const failure = ownAccessFailure('cscc/JoinChain', context);
  if (failure !== undefined) {
    throw new SystemChaincodeRefusal(`access denied for [JoinChain][${channelId}]: [${failure}]`);
  }
  if (context.channel(channelId)) {
    throw new SystemChaincodeRefusal(
      `cannot create ledger from genesis block: ledger [${channelId}] already exists with state [ACTIVE]`,
    );
  }
  const number = decode(Block, block).getHeader()?.getNumber() ?? 0;
  if (number !== 0) {
    throw new SystemChaincodeRefusal(
      `cannot create ledger from genesis block: block number should have been 0 but was ${number}`,
    );
  }
  await context.joinChannel(channelId, block);
  return success();
}

/** Devnet takes no snapshots, so there is none to join from. */
function joinChainBySnapshot(context: SystemChaincodeContext): Response {
  const failure = ownAccessFailure('cscc/JoinChainBySnapshot', context);
  throw new SystemChaincodeRefusal(
    failure === undefined
      ? "devnet does not join channels by snapshot; join with the channel's genesis block"
      : `access denied for [JoinChainBySnapshot]: [${failure}]`,
  );
}

/** None is ever under way. */
function joinBySnapshotStatus(context: SystemChaincodeContext): Response {
  const failure = ownAccessFailure('cscc/JoinBySnapshotStatus', context);
  if (failure !== undefined) {
    throw new SystemChaincodeRefusal(`access denied for [JoinBySnapshotStatus]: ${failure}`);
  }
  return success(new JoinBySnapshotStatus().serializeBinary());
}

/** The channel that a configuration block begins. Throws a refusal when it is none that a peer could follow. */
function channelOf(block: Uint8Array): string {
  try {
    decode(Block, block);
  } catch {
    throw new SystemChaincodeRefusal(
      'Failed to reconstruct the genesis block, error unmarshalling Block: proto: cannot parse invalid wire-format data',
    );
  }
  let channelId: string;
  try {
    channelId = decodeConfig(block).channel;
  } catch (cause) {
    throw new SystemChaincodeRefusal(
      `"JoinChain" request failed to extract channel id from the block due to [${String(cause)}]`,
    );
  }
  try {
    ChannelConfiguration.fromConfigBlock(block);
  } catch (cause) {
    throw new SystemChaincodeRefusal(
      `"JoinChain" for channelID = ${channelId} failed because of validation of configuration block, ` +
        `because of ${String(cause)}`,
    );
  }
  return channelId;
}

function readable(
  functionName: 'GetConfigBlock' | 'GetChannelConfig',
  argument: Uint8Array,
  context: SystemChaincodeContext,
): ChannelLedger {
  const channelId = fromUtf8(argument);
  const failure = channelAccessFailure(`cscc/${functionName}`, channelId, context);
  if (failure !== undefined) {
    throw new SystemChaincodeRefusal(`access denied for [${functionName}][${channelId}]: ${failure}`);
  }
  const ledger = context.channel(channelId);
  if (!ledger) {
    throw new SystemChaincodeRefusal(`Unknown channel ID, ${channelId}`);
  }
  return ledger;
}

async function blockOf(ledger: ChannelLedger, number: bigint): Promise<Uint8Array> {
  const block = await ledger.feed.block(number);
  if (!block) {
    throw new Error(`block ${number} is missing`);
  }
  return block;
}
