import { createHash } from 'node:crypto';
import { BinaryWriter } from 'google-protobuf';
import type { KeyUpdate } from './block-updates.js';
import { commitHash } from './commit-hash.js';

interface Place {
  readonly namespace: string;
  readonly collection: string;
  readonly key: string;
}

function update(place: Place, block: bigint, value: string | undefined): KeyUpdate {
  return {
    namespace: place.namespace,
    collection: place.collection,
    key: Buffer.from(place.key),
    revision: {
      version: { block, transaction: 2 },
      value: value === undefined ? undefined : Buffer.from(value),
      metadata: undefined,
      valueWritten: true,
      transaction: { txId: '', timestamp: undefined },
    },
  };
}

/** One KVWrite of Fabric's updates.proto, written by another encoder. */
function kvWrite(
  names: readonly [string, string],
  key: string,
  value: string | undefined,
  version: number[],
): Uint8Array {
  const writer = new BinaryWriter();
  const [namespace, collection] = names;
  if (namespace !== '') writer.writeString(1, namespace);
  if (collection !== '') writer.writeString(2, collection);
  writer.writeBytes(3, Buffer.from(key));
  if (value === undefined) writer.writeBool(4, true);
  else writer.writeBytes(5, Buffer.from(value));
  writer.writeBytes(6, Uint8Array.from(version));
  return writer.getResultBuffer();
}

describe('commitHash', () => {
  it('chains codes and state changes as Fabric does, names standing only where they change', () => {
    const codes = Uint8Array.of(0, 11, 0);
    const previous = Buffer.from('previous');
    const updates = [
      update({ namespace: 'b', collection: '', key: 'k2' }, 300n, 'v'),
      update({ namespace: 'b', collection: 'c', key: 'hash' }, 300n, 'h'),
      update({ namespace: 'b', collection: '', key: 'k1' }, 300n, undefined),
      update({ namespace: 'a', collection: 'c', key: 'hash' }, 0n, 'h'),
      update({ namespace: '', collection: '', key: 'configuration' }, 300n, 'left out'),
    ];
    // 300 is two bytes, 2 is one, 0 is none, each with its length before it.
    const at300 = [2, 1, 44, 1, 2];
    const writes = [
      kvWrite(['a', 'c'], 'hash', 'h', [0, 1, 2]),
      kvWrite(['b', ''], 'k1', undefined, at300),
      kvWrite(['', ''], 'k2', 'v', at300),
      kvWrite(['', 'c'], 'hash', 'h', at300),
    ];
    const batch = new BinaryWriter();
    for (const write of writes) {
      batch.writeBytes(1, write);
    }
    const expected = createHash('sha256')
      .update(Buffer.concat([Uint8Array.of(3), codes, batch.getResultBuffer(), previous]))
      .digest('hex');
    expect(Buffer.from(commitHash(codes, updates, previous)).toString('hex')).toBe(expected);
  });
});
