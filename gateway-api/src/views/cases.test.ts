import { applyBlock } from '../read-model/apply-block.js';
import { emptyProjection } from '../read-model/projection.js';
import { testBlock, type TestWrite } from '../testing/test-blocks.js';
import { foundingWrites } from '../testing/test-records.js';
import { pageOfCases } from './cases.js';

function caseWrite(id: string, state: string): TestWrite {
  return { kind: 'case', key: [id], record: { schemaVersion: 1, id, state, round: 1 } };
}

test('disputes come by pages, newest first, of one state where it is asked for', () => {
  const projection = emptyProjection();
  const writes = [caseWrite('first', 'open'), caseWrite('second', 'closed'), caseWrite('third', 'open')];
  applyBlock(projection, testBlock(0n, [{ writes: [...foundingWrites(), ...writes] }]), 'governance');
  const ids = (query: Parameters<typeof pageOfCases>[1]) => {
    const { cases, total, nextCursor } = pageOfCases(projection, query);
    return [cases.map(({ record }) => record.id), total, nextCursor];
  };
  expect(ids({ limit: 2 })).toEqual([['third', 'second'], 3, '1']);
  expect(ids({ limit: 2, cursor: '1' })).toEqual([['first'], 3, undefined]);
  expect(ids({ limit: 2, state: 'open' })).toEqual([['third', 'first'], 2, undefined]);
});
