import { TransactionIndex } from './transaction-index.js';
import type { TransactionPlace } from './transaction-place.js';

const FIRST: TransactionPlace = { block: 1n, index: 0, code: 0 };
const SECOND: TransactionPlace = { block: 2n, index: 3, code: 9 };

describe('TransactionIndex', () => {
  const asked: string[] = [];
  const onDisk = new Map<string, TransactionPlace>();
  const index = new TransactionIndex({
    transaction: (txId) => {
      asked.push(txId);
      return onDisk.get(txId);
    },
  });

  it('asks the disk once for an id that is new, and finds it as soon as it is added', () => {
    expect(index.get('a')).toBeUndefined();
    expect(index.get('a')).toBeUndefined();
    expect(asked).toEqual(['a']);
    expect(index.add('a', FIRST)).toBe(true);
    expect(index.get('a')).toEqual(FIRST);
  });

  it('keeps the first place of an id', () => {
    expect(index.add('a', SECOND)).toBe(false);
    expect(index.get('a')).toEqual(FIRST);
    onDisk.set('b', FIRST);
    expect(index.add('b', SECOND)).toBe(false);
    expect(index.add('', SECOND)).toBe(false);
  });

  it('finds on the disk what it need not remember any more', () => {
    for (let number = 0; number < 5001; number++) {
      index.add(`many-${number}`, SECOND);
    }
    onDisk.set('a', FIRST);
    index.written(3n);
    asked.length = 0;
    expect(index.get('a')).toEqual(FIRST);
    expect(asked).toEqual(['a']);
  });
});
