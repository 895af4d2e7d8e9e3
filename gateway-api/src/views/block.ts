import type { MspId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { dataHash, decodeBlock } from '@fabric-governance/protocol/block';
import { equalBytes, toHex } from '@fabric-governance/protocol/bytes';
import { validationCodeName } from '@fabric-governance/protocol/validation-code';
import type { PageQuery } from '../contract/audit.js';
import type { BlockPage, BlockView } from '../contract/ledger.js';
import { ordererSigners } from '../fabric/block-orderers.js';
import { fingerprintOfPem } from '../read-model/chain-index.js';
import type { LedgerReader } from '../read-model/ledger-reader.js';
import { viewSigner } from './signer.js';
import { functionOf } from './transaction.js';

type Model = Pick<LedgerReader, 'projection' | 'index'>;

/** Blocks, newest first. The cursor is the number of older blocks that remain. */
export function pageOfBlocks({ index }: Model, { cursor, limit }: PageQuery): BlockPage {
  const height = index.blocks.length;
  const end = Math.min(height, cursor === undefined ? height : Number(cursor));
  const start = Math.max(0, end - limit);
  return {
    blocks: index.blocks.slice(start, end).reverse(),
    height: height.toString(),
    ...(start > 0 && { nextCursor: String(start) }),
  };
}

/** A block from its bytes: header, orderers and a line for each transaction. */
export function viewBlock(model: Model, bytes: Uint8Array): BlockView {
  const block = decodeBlock(bytes);
  const envelopes = block.transactions.map(({ envelopeBytes }) => envelopeBytes);
  return {
    number: block.number.toString(),
    headerHash: toHex(block.headerHash) as Sha256Hex,
    previousHash: toHex(block.previousHash),
    dataHash: toHex(block.dataHash) as Sha256Hex,
    dataHashMatches: equalBytes(dataHash(envelopes), block.dataHash),
    isConfig: block.transactions.some(({ type }) => type === 'config'),
    orderers: ordererSigners(bytes).flatMap((identity) => viewSigner(model, identity) ?? []),
    transactions: block.transactions.map((transaction) => ({
      txId: transaction.txId,
      type: transaction.type,
      at: transaction.timestampMs ?? null,
      validationCode: transaction.validationCode,
      validationName: validationCodeName(transaction.validationCode),
      function: functionOf(transaction),
      creator: creatorOf(model, transaction.creator),
    })),
  };
}

function creatorOf(
  { index }: Model,
  { mspId, certificatePem }: { readonly mspId: string; readonly certificatePem: string },
): BlockView['transactions'][number]['creator'] {
  const fingerprint = certificatePem === '' ? null : fingerprintOfPem(index, certificatePem);
  return fingerprint && { mspId: mspId as MspId, fingerprint };
}
