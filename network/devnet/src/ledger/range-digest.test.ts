import { createHash } from 'node:crypto';
import { ledger } from '@hyperledger/fabric-protos';
import { MERKLE_DEGREE, RangeDigest } from './range-digest.js';
import { readMessage } from './read-set.js';

function digestOf(count: number): ReturnType<RangeDigest['finish']> {
  const digest = new RangeDigest();
  for (let index = 0; index < count; index++) {
    digest.add(readMessage(`key${index}`, { block: 1n, transaction: index }));
  }
  return digest.finish();
}

describe('RangeDigest', () => {
  it('keeps up to fifty reads as they are', () => {
    const { reads, summary } = digestOf(MERKLE_DEGREE);
    expect(reads).toHaveLength(MERKLE_DEGREE);
    expect(summary).toBeUndefined();
  });

  it('hashes fifty-one reads into one leaf', () => {
    const { reads, summary } = digestOf(51);
    const leaf = new ledger.rwset.kvrwset.QueryReads();
    for (let index = 0; index < 51; index++) {
      leaf.addKvReads(readMessage(`key${index}`, { block: 1n, transaction: index }));
    }
    expect(reads).toHaveLength(0);
    expect(summary?.getMaxLevel()).toBe(1);
    expect(summary?.getMaxLevelHashesList_asU8().map((hash) => Buffer.from(hash).toString('hex'))).toEqual([
      createHash('sha256').update(leaf.serializeBinary()).digest('hex'),
    ]);
  });

  it('grows a second level when there are more than fifty leaves', () => {
    // Leaves take 51 reads each, and the 51st leaf closes the level.
    expect(digestOf(51 * 50).summary?.getMaxLevel()).toBe(1);
    const grown = digestOf(51 * 51).summary;
    expect(grown?.getMaxLevel()).toBe(2);
    expect(grown?.getMaxLevelHashesList_asU8()).toHaveLength(1);
  });
});
