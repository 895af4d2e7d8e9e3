import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import type { DecodedBlock, DecodedTransaction } from '@fabric-governance/protocol/block';
import { utf8 } from '@fabric-governance/protocol/bytes';
import { sha256 } from '@fabric-governance/protocol/sha256';
import { VALIDATION_CODES } from '@fabric-governance/protocol/validation-code';

/** A record to write, or a key to delete when the record is undefined. */
export interface TestWrite {
  readonly kind: string;
  readonly key: readonly string[];
  readonly record?: unknown;
}

interface TestTransaction {
  readonly txId?: string;
  readonly namespace?: string;
  readonly validationCode?: number;
  readonly writes: readonly TestWrite[];
}

/** A decoded block with these transactions, as the protocol module would give it. */
export function testBlock(number: bigint, transactions: readonly TestTransaction[]): DecodedBlock {
  const hash = sha256(utf8(number.toString()));
  return {
    number,
    previousHash: hash,
    dataHash: hash,
    headerHash: hash,
    transactions: transactions.map((transaction, index) => decoded(transaction, `${number}-${index}`)),
  };
}

function decoded(
  { txId, namespace, validationCode, writes }: TestTransaction,
  place: string,
): DecodedTransaction {
  return {
    txId: txId ?? `tx-${place}`,
    type: 'endorser',
    timestampMs: 1_700_000_000_000,
    creator: { mspId: '', certificatePem: '' },
    validationCode: validationCode ?? VALIDATION_CODES.VALID,
    envelopeBytes: utf8(place),
    chaincode: namespace ?? 'governance',
    args: [utf8('Proposals:draft'), utf8('{}')],
    rwset: [
      {
        namespace: namespace ?? 'governance',
        reads: [],
        metadataWrites: [],
        rangeQueries: [],
        collections: [],
        writes: writes.map(({ kind, key, record }) => ({
          key: `\u0000${[kind, ...key].join('\u0000')}\u0000`,
          isDelete: record === undefined,
          value: record === undefined ? new Uint8Array() : utf8(canonicalJson(record)),
        })),
      },
    ],
  };
}
