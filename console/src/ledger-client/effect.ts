import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import type { PreparedEffect } from '@fabric-governance/protocol/prepared-transaction';
import { jsonOrText } from './json-or-text.js';

/** A composite key begins with this character and has one after each part (fabric-shim's createCompositeKey). */
const SEPARATOR = '\u0000';

/** One record that a transaction would write or delete. */
export interface WriteEffect {
  /** First part of the composite key: the record's kind. */
  readonly kind: string;
  /** The other parts. */
  readonly key: readonly string[];
  readonly isDelete: boolean;
  /** The value as JSON data; its text where it is not JSON. */
  readonly value: unknown;
}

/** What a person is about to sign, taken from the checked transaction itself. */
export interface SigningEffect {
  readonly transaction: TransactionName;
  readonly input: unknown;
  /** What goes to the endorsing peers only and never into a block, as JSON data: an approval's choice, an opinion. */
  readonly confidential: readonly unknown[];
  /** MSP ids of the institutions that endorsed, sorted, each once. */
  readonly endorsers: readonly string[];
  readonly writes: readonly WriteEffect[];
  /** Private collections written to; what is written there shows only as a hash. */
  readonly collections: readonly string[];
}

function keyParts(key: string): readonly string[] {
  return key.startsWith(SEPARATOR) ? key.slice(1).split(SEPARATOR).slice(0, -1) : [key];
}

/** The effect of a prepared transaction, decoded for showing; `transient` is what was sent along with the input. */
export function signingEffect(
  transaction: TransactionName,
  input: unknown,
  prepared: PreparedEffect,
  transient: Readonly<Record<string, Uint8Array>> = {},
): SigningEffect {
  return {
    transaction,
    input,
    confidential: Object.values(transient).map(jsonOrText),
    endorsers: [...new Set(prepared.endorsers.map(({ mspId }) => mspId))].sort(),
    writes: prepared.writes.map(({ key, isDelete, value }) => {
      const [kind = '', ...rest] = keyParts(key);
      return { kind, key: rest, isDelete, value: isDelete ? null : jsonOrText(value) };
    }),
    collections: [...new Set(prepared.privateWrites.map(({ collection }) => collection))].sort(),
  };
}
