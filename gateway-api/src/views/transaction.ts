import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { DecodedBlock, DecodedTransaction } from '@fabric-governance/protocol/block';
import { toHex } from '@fabric-governance/protocol/bytes';
import type { KeyWrite, NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import { validationCodeName } from '@fabric-governance/protocol/validation-code';
import type { PrivateWrite, TransactionView, Write } from '../contract/ledger.js';
import { isRecordKind } from '../read-model/apply-write.js';
import { parseCompositeKey, readableKey } from '../read-model/composite-key.js';
import type { LedgerReader } from '../read-model/ledger-reader.js';
import { viewSigner } from './signer.js';

/** Where a transaction is and what to decode it with. */
export interface TransactionSource {
  readonly reader: Pick<LedgerReader, 'projection' | 'index'>;
  readonly block: DecodedBlock;
  readonly transactionIndex: number;
  readonly chaincode: string;
}

/** A transaction in full, valid or not; undefined when the block has none at this place. */
export function viewTransaction(source: TransactionSource): TransactionView | undefined {
  const { reader, block, transactionIndex, chaincode } = source;
  const transaction = block.transactions[transactionIndex];
  if (!transaction) return undefined;
  const { event } = transaction;
  return {
    txId: transaction.txId,
    blockNumber: block.number.toString(),
    transactionIndex,
    type: transaction.type,
    at: transaction.timestampMs ?? null,
    validationCode: transaction.validationCode,
    validationName: validationCodeName(transaction.validationCode),
    creator: viewSigner(reader, transaction.creator),
    endorsers: (transaction.endorsers ?? []).flatMap((endorser) => viewSigner(reader, endorser) ?? []),
    chaincode: transaction.chaincode ?? null,
    function: functionOf(transaction),
    args: (transaction.args ?? []).slice(1).map(text),
    writes: (transaction.rwset ?? []).flatMap((set) =>
      set.writes.map((write) => viewWrite(write, set.namespace, chaincode)),
    ),
    privateWrites: (transaction.rwset ?? []).flatMap(privateWritesOf),
    event: event ? { name: event.name, payload: text(event.payload) } : null,
    envelopeHash: sha256Hex(transaction.envelopeBytes) as Sha256Hex,
  };
}

/** The function that the client called, e.g. `Ballots:cast`; null in configuration transactions. */
export function functionOf({ args }: Pick<DecodedTransaction, 'args'>): string | null {
  const [name] = args ?? [];
  return name === undefined ? null : text(name);
}

function viewWrite(write: KeyWrite, namespace: string, chaincode: string): Write {
  const key = parseCompositeKey(write.key);
  const ours = namespace === chaincode && key !== undefined && isRecordKind(key.kind);
  return {
    namespace,
    key: readableKey(write.key),
    isDelete: write.isDelete,
    valueHash: sha256Hex(write.value) as Sha256Hex,
    ...(ours && { kind: key.kind, ...(!write.isDelete && { record: recordOf(write.value) }) }),
  };
}

/** An invalid transaction may carry anything: what is no JSON is shown as text. */
function recordOf(value: Uint8Array): unknown {
  const json = text(value);
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

function privateWritesOf({ namespace, collections }: NamespaceReadWriteSet): PrivateWrite[] {
  return collections.flatMap(({ collection, writes }) =>
    writes.map(({ keyHash, valueHash, isDelete }) => ({
      namespace,
      collection,
      keyHash: toHex(keyHash) as Sha256Hex,
      valueHash: valueHash.length > 0 ? (toHex(valueHash) as Sha256Hex) : null,
      isDelete,
    })),
  );
}

/** For people to read: what is not UTF-8 shows as replacement characters. */
function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
