import { peer } from '@hyperledger/fabric-protos';
import type { DecodedBlock } from '@fabric-governance/protocol/block';
import { DefinitionHistory } from './definition-history.js';

const VALID = 0;
const MVCC = 11;

function sequence(value: number): Uint8Array {
  const data = new peer.lifecycle.StateData();
  data.setInt64(value);
  return data.serializeBinary();
}

/** A block with one transaction that writes these keys of the lifecycle's namespace. */
function block(number: number, writes: Readonly<Record<string, number>>, more: object = {}): DecodedBlock {
  const { namespace = '_lifecycle', validationCode = VALID } = more as {
    namespace?: string;
    validationCode?: number;
  };
  const keys = Object.entries(writes).map(([key, value]) => ({
    key,
    isDelete: false,
    value: sequence(value),
  }));
  const rwset = [
    { namespace, reads: [], writes: keys, metadataWrites: [], rangeQueries: [], collections: [] },
  ];
  const transactions = [{ validationCode, rwset }] as unknown as DecodedBlock['transactions'];
  const headerHash = Uint8Array.of(number);
  return { number: BigInt(number), headerHash, transactions } as DecodedBlock;
}

describe('the definitions that blocks bring', () => {
  it('are the newest of each chaincode, with the block that brought it', () => {
    const history = new DefinitionHistory();
    history.apply(block(3, { 'namespaces/fields/trade/Sequence': 1, 'namespaces/fields/other/Sequence': 4 }));
    history.apply(block(5, { 'namespaces/fields/trade/Sequence': 2 }));
    expect(history.newest('trade')).toEqual({ sequence: 2, blockNumber: 5, headerHash: '05' });
    expect(history.newest('other')).toMatchObject({ sequence: 4, blockNumber: 3 });
    expect(history.newest('third')).toBeUndefined();
    expect(history.changes).toBe(3);
  });

  it('are not what an organisation has approved, what is invalid, or another chaincode’s writes', () => {
    const history = new DefinitionHistory();
    history.apply(
      block(1, { 'namespaces/fields/trade#1/Sequence': 1, 'namespaces/fields/trade/Collections': 1 }),
    );
    history.apply(block(2, { 'namespaces/fields/trade/Sequence': 1 }, { validationCode: MVCC }));
    history.apply(block(3, { 'namespaces/fields/trade/Sequence': 1 }, { namespace: 'mycc' }));
    expect(history.newest('trade')).toBeUndefined();
    expect(history.changes).toBe(0);
  });
});
