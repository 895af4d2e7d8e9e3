import { equalBytes, fromUtf8, toHex } from '@fabric-governance/protocol/bytes';
import { headerHash } from '@fabric-governance/protocol/block';
import { decode } from '@fabric-governance/protocol/message';
import { Block, Envelope } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { BlockchainInfo } from '@hyperledger/fabric-protos/lib/common/ledger_pb.js';
import { ProcessedTransaction } from '@hyperledger/fabric-protos/lib/peer/transaction_pb.js';
import type { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import { channelAccessFailure } from './access-control.js';
import { isChannelResource } from './access-rule.js';
import { success, SystemChaincodeRefusal } from './chaincode-response.js';
import type { ChannelLedger, SystemChaincodeContext } from './system-chaincode-context.js';

const GET_CHAIN_INFO = 'GetChainInfo';

type Query = (ledger: ChannelLedger, argument: Uint8Array) => Promise<Uint8Array>;

/** `qscc`: reads blocks and transactions. Arguments: function, channel, and what to look for. */
export async function ledgerChaincode(
  args: readonly Uint8Array[],
  context: SystemChaincodeContext,
): Promise<Response> {
  const [name, channel, argument] = args;
  if (!name || !channel) {
    throw new SystemChaincodeRefusal(`Incorrect number of arguments, ${args.length}`);
  }
  const functionName = fromUtf8(name);
  const channelId = fromUtf8(channel);
  if (functionName !== GET_CHAIN_INFO && !argument) {
    throw new SystemChaincodeRefusal(`missing 3rd argument for ${functionName}`);
  }
  const ledger = context.channel(channelId);
  if (!ledger) {
    throw new SystemChaincodeRefusal(`Invalid chain ID, ${channelId}`);
  }
  const resource = `qscc/${functionName}`;
  const query = QUERIES.get(functionName);
  const failure = isChannelResource(resource)
    ? channelAccessFailure(resource, channelId, context)
    : `Unmapped policy for ${resource}`;
  if (failure !== undefined || !query) {
    throw new SystemChaincodeRefusal(`access denied for [${functionName}][${channelId}]: [${failure ?? ''}]`);
  }
  return success(await query(ledger, argument ?? new Uint8Array()));
}

const QUERIES: ReadonlyMap<string, Query> = new Map<string, Query>([
  [GET_CHAIN_INFO, chainInfo],
  ['GetBlockByNumber', blockByNumber],
  ['GetBlockByHash', blockByHash],
  ['GetTransactionByID', transactionById],
  ['GetBlockByTxID', blockByTransactionId],
]);

async function chainInfo(ledger: ChannelLedger): Promise<Uint8Array> {
  const info = new BlockchainInfo();
  info.setHeight(Number(ledger.height));
  info.setCurrentblockhash(ledger.lastHeaderHash);
  const newest = decode(Block, await existingBlock(ledger, ledger.height - 1n));
  info.setPreviousblockhash(newest.getHeader()?.getPreviousHash_asU8() ?? new Uint8Array());
  return info.serializeBinary();
}

async function blockByNumber(ledger: ChannelLedger, argument: Uint8Array): Promise<Uint8Array> {
  const text = fromUtf8(argument);
  if (!/^\d{1,20}$/u.test(text)) {
    throw new SystemChaincodeRefusal(
      `Failed to parse block number with error strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`,
    );
  }
  const number = BigInt(text);
  const block = await ledger.feed.block(number);
  if (!block) {
    throw new SystemChaincodeRefusal(
      `Failed to get block number ${number}, error no such block number [${number}] in index`,
    );
  }
  return block;
}

/** A block's hash stands in its successor; the newest block's is known apart. Reads back from the newest. */
async function blockByHash(ledger: ChannelLedger, hash: Uint8Array): Promise<Uint8Array> {
  for (let number = ledger.height - 1n; number >= 0n; number--) {
    const block = await existingBlock(ledger, number);
    const header = decode(Block, block).getHeader();
    const blockHash = headerHash({
      number,
      previousHash: header?.getPreviousHash_asU8() ?? new Uint8Array(),
      dataHash: header?.getDataHash_asU8() ?? new Uint8Array(),
    });
    if (equalBytes(blockHash, hash)) {
      return block;
    }
  }
  throw new SystemChaincodeRefusal(
    `Failed to get block hash ${Buffer.from(hash).toString('utf8')}, error no such block hash [${toHex(hash)}] in index`,
  );
}

async function transactionById(ledger: ChannelLedger, argument: Uint8Array): Promise<Uint8Array> {
  const txId = fromUtf8(argument);
  const place = ledger.place(txId);
  if (!place) {
    throw new SystemChaincodeRefusal(
      `Failed to get transaction with id ${txId}, error no such transaction ID [${txId}] in index`,
    );
  }
  const envelopes =
    decode(Block, await existingBlock(ledger, place.block))
      .getData()
      ?.getDataList_asU8() ?? [];
  const transaction = new ProcessedTransaction();
  transaction.setTransactionenvelope(decode(Envelope, envelopes[place.index] ?? new Uint8Array()));
  transaction.setValidationcode(place.code);
  return transaction.serializeBinary();
}

async function blockByTransactionId(ledger: ChannelLedger, argument: Uint8Array): Promise<Uint8Array> {
  const txId = fromUtf8(argument);
  const place = ledger.place(txId);
  if (!place) {
    throw new SystemChaincodeRefusal(
      `Failed to get block for txID ${txId}, error no such transaction ID [${txId}] in index`,
    );
  }
  return existingBlock(ledger, place.block);
}

async function existingBlock(ledger: ChannelLedger, number: bigint): Promise<Uint8Array> {
  const block = await ledger.feed.block(number);
  if (!block) {
    throw new Error(`block ${number} is missing`);
  }
  return block;
}
