import { createHash } from 'node:crypto';
import { compareKeys } from '../ledger/key-order.js';
import type { Version } from '../ledger/version.js';
import type { KeyUpdate } from './block-updates.js';

/**
 * The hash a peer chains over its own commits (block metadata slot 4): SHA-256 of the number of validation codes,
 * the codes, the block's state changes and the previous hash. Two peers with the same commit hash have the same state.
 */
export function commitHash(
  codes: Uint8Array,
  updates: readonly KeyUpdate[],
  previous: Uint8Array,
): Uint8Array {
  return createHash('sha256')
    .update(varint(BigInt(codes.length)))
    .update(codes)
    .update(updateBytes(updates))
    .update(previous)
    .digest();
}

/** Fabric's `Updates{repeated KVWrite = 1}`: namespace and collection stand only where they change. */
function updateBytes(updates: readonly KeyUpdate[]): Uint8Array {
  const sorted = updates
    // Channel configuration is kept under the empty namespace and left out: its maps have no fixed order.
    .filter(({ namespace }) => namespace !== '')
    .sort(
      (a, b) =>
        compareKeys(a.namespace, b.namespace) ||
        compareKeys(a.collection, b.collection) ||
        Buffer.compare(a.key, b.key),
    );
  const parts: Uint8Array[] = [];
  let previous: KeyUpdate | undefined;
  for (const update of sorted) {
    const newNamespace = previous?.namespace !== update.namespace;
    const newCollection = newNamespace || previous?.collection !== update.collection;
    const { value, version } = update.revision;
    const write = Buffer.concat([
      field(1, newNamespace ? Buffer.from(update.namespace) : EMPTY),
      field(2, newCollection ? Buffer.from(update.collection) : EMPTY),
      field(3, update.key),
      value === undefined ? Buffer.from([4 << 3, 1]) : EMPTY,
      field(5, value ?? EMPTY),
      field(6, versionBytes(version)),
    ]);
    parts.push(varint(BigInt((1 << 3) | 2)), varint(BigInt(write.length)), write);
    previous = update;
  }
  return Buffer.concat(parts);
}

const EMPTY = new Uint8Array();

// A length-delimited protobuf field; empty ones are not written.
function field(number: number, content: Uint8Array): Uint8Array {
  return content.length === 0
    ? EMPTY
    : Buffer.concat([varint(BigInt((number << 3) | 2)), varint(BigInt(content.length)), content]);
}

/** Fabric's order-preserving height: for block and transaction, the length of the number and its bytes, big-endian. */
function versionBytes({ block, transaction }: Version): Uint8Array {
  return Buffer.concat([orderedNumber(block), orderedNumber(BigInt(transaction))]);
}

function orderedNumber(number: bigint): Uint8Array {
  const hex = number === 0n ? '' : number.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([varint(BigInt(bytes.length)), bytes]);
}

function varint(value: bigint): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80n) {
    bytes.push(Number(rest & 0x7fn) | 0x80);
    rest >>= 7n;
  }
  bytes.push(Number(rest));
  return Uint8Array.from(bytes);
}
