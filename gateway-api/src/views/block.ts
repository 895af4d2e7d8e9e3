import type { MspId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { dataHash, decodeBlock } from '@fabric-governance/protocol/block';
import { equalBytes, toHex } from '@fabric-governance/protocol/bytes';
import { validationCodeName } from '@fabric-governance/protocol/validation-code';
import type { PageQuery } from '../contract/cursor.js';
import type { BlockPage, BlockView } from '../contract/ledger.js';
import { ordererSigners } from '../fabric/block-orderers.js';
import { fingerprintOfPem } from '../read-model/chain-index.js';
import type { LedgerReader } from '../read-model/ledger-reader.js';
import { pageOf } from './page.js';
import { viewSigner } from './signer.js';
import { functionOf } from './transaction.js';

type Model = Pick<LedgerReader, 'projection' | 'index'>;

/** Blocks, newest first. */
export function pageOfBlocks({ index }: Model, query: PageQuery): BlockPage {
  const { items, total, rest } = pageOf(index.blocks, query);
  return { blocks: [...items], height: total.toString(), ...rest };
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
