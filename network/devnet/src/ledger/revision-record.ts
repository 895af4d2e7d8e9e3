import type { LinkedRevision } from './revision.js';
import { sizedBytes, varint, VarintReader } from './varint.js';
import type { Version } from './version.js';

const FLAGS = { value: 1, metadata: 2, valueWritten: 4, timestamp: 8, previous: 16 } as const;

/** A revision as it is kept on the disk. */
export function encodeRevision(revision: LinkedRevision): Buffer {
  const { version, previous, value, metadata, valueWritten, transaction } = revision;
  const flags =
    flag('value', value !== undefined) |
    flag('metadata', metadata !== undefined) |
    flag('valueWritten', valueWritten) |
    flag('timestamp', transaction.timestamp !== undefined) |
    flag('previous', previous !== undefined);
  return Buffer.concat([
    Uint8Array.of(flags),
    ...versionBytes(version),
    ...sizedBytes(Buffer.from(transaction.txId)),
    ...(transaction.timestamp === undefined ? [] : sizedBytes(transaction.timestamp)),
    ...(previous === undefined ? [] : versionBytes(previous)),
    ...(metadata === undefined ? [] : sizedBytes(metadata)),
    ...(value === undefined ? [] : [value]),
  ]);
}

/**
 * Reads what {@link encodeRevision} wrote. Values are windows on `bytes`.
 *
 * @throws RangeError when the bytes end too early
 */
export function decodeRevision(bytes: Uint8Array): LinkedRevision {
  const flags = bytes[0] ?? 0;
  const has = (name: keyof typeof FLAGS): boolean => (flags & FLAGS[name]) !== 0;
  const reader = new VarintReader(bytes, 1);
  const version = readVersion(reader);
  const txId = Buffer.from(reader.sizedBytes()).toString();
  return {
    version,
    transaction: { txId, timestamp: has('timestamp') ? reader.sizedBytes() : undefined },
    previous: has('previous') ? readVersion(reader) : undefined,
    metadata: has('metadata') ? reader.sizedBytes() : undefined,
    value: has('value') ? reader.rest() : undefined,
    valueWritten: has('valueWritten'),
  };
}

function flag(name: keyof typeof FLAGS, isSet: boolean): number {
  return isSet ? FLAGS[name] : 0;
}

function versionBytes({ block, transaction }: Version): [Uint8Array, Uint8Array] {
  return [varint(Number(block)), varint(transaction)];
}

function readVersion(reader: VarintReader): Version {
  return { block: BigInt(reader.number()), transaction: reader.number() };
}
