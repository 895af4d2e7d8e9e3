import type { DecodedBlock, DecodedTransaction } from '@fabric-governance/protocol/block';
import { Projection } from './projection.js';

const bytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value));
const key = (...parts: readonly string[]): string => `\0${parts.join('\0')}\0`;

interface Write {
  readonly key: string;
  readonly value?: unknown;
}

function block(
  number: number,
  writes: readonly Write[],
  more: { code?: number; namespace?: string } = {},
): DecodedBlock {
  const set = {
    namespace: more.namespace ?? 'governance',
    reads: [],
    metadataWrites: [],
    rangeQueries: [],
    collections: [],
    writes: writes.map((write) => ({
      key: write.key,
      isDelete: write.value === undefined,
      value: write.value === undefined ? new Uint8Array() : bytes(write.value),
    })),
  };
  const transaction: DecodedTransaction = {
    txId: 't',
    type: 'endorser',
    creator: { mspId: '', certificatePem: '' },
    validationCode: more.code ?? 0,
    envelopeBytes: new Uint8Array(),
    rwset: [set],
  };
  const hash = new Uint8Array();
  return {
    number: BigInt(number),
    previousHash: hash,
    dataHash: hash,
    headerHash: hash,
    transactions: [transaction],
  };
}

describe('the projection of the blocks', () => {
  it('keeps what valid transactions of the chaincode wrote last', () => {
    const projection = new Projection('governance');
    projection.apply(block(0, [{ key: key('member', 'a'), value: { id: 'a', weight: 1 } }]));
    projection.apply(block(1, [{ key: key('member', 'a'), value: { id: 'a', weight: 2 } }]));
    projection.apply(block(2, [{ key: key('member', 'a'), value: { id: 'a', weight: 3 } }], { code: 11 }));
    projection.apply(
      block(3, [{ key: key('member', 'a'), value: { id: 'a', weight: 4 } }], { namespace: 'other' }),
    );
    expect(projection.record('member', 'a')).toMatchObject({ weight: 2 });
    expect(projection.height).toBe(4n);
  });

  it('finds records by the first attribute of their key, in key order', () => {
    const projection = new Projection('governance');
    const writes = ['b', 'a'].map((memberId) => ({ key: key('ballot', 'p', memberId), value: { memberId } }));
    projection.apply(block(0, [...writes, { key: key('ballot', 'q', 'c'), value: { memberId: 'c' } }]));
    expect(projection.records('ballot', 'p').map(({ memberId }) => memberId)).toEqual(['a', 'b']);
    expect(projection.records('ballot')).toHaveLength(3);
  });

  it('forgets what was deleted, and takes no keys of other kinds or forms', () => {
    const projection = new Projection('governance');
    projection.apply(
      block(0, [
        { key: key('member', 'a'), value: {} },
        { key: 'plain', value: {} },
        { key: key('audit', 't', '000'), value: {} },
      ]),
    );
    projection.apply(block(1, [{ key: key('member', 'a') }]));
    expect(projection.records('member')).toEqual([]);
  });

  it('takes no block out of order', () => {
    const projection = new Projection('governance');
    expect(() => {
      projection.apply(block(1, []));
    }).toThrow('Block 1 came where block 0 was due.');
  });
});
