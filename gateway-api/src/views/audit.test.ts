import { auditQuerySchema } from '../contract/audit.js';
import { applyBlock } from '../read-model/apply-block.js';
import { emptyProjection } from '../read-model/projection.js';
import { testBlock } from '../testing/test-blocks.js';
import { pageOfAudit } from './audit.js';

const PROPOSAL = 'd'.repeat(64);

function projectionWith(subjects: readonly { kind: string; key: string[]; member?: string }[]) {
  const projection = emptyProjection();
  subjects.forEach(({ kind, key, member }, place) => {
    const actor = { mspId: 'M', memberId: member ?? 'aurora', personId: null, fingerprint: '0'.repeat(64) };
    const subject = { kind, key };
    const txId = `t${place}`;
    const record = {
      schemaVersion: 1,
      txId,
      index: 0,
      at: place,
      event: 'role.granted',
      actor,
      subject,
      before: null,
      after: null,
    };
    applyBlock(
      projection,
      testBlock(BigInt(place), [{ txId, writes: [{ kind: 'audit', key: [txId, '000'], record }] }]),
      'governance',
    );
  });
  return projection;
}

const page = (projection: ReturnType<typeof projectionWith>, query: Record<string, string>) => {
  const { records, nextCursor, total } = pageOfAudit(projection, auditQuerySchema.parse(query));
  return { ids: records.map(({ txId }) => txId), nextCursor, total };
};

test('pages go from the newest to the oldest, without gap or double, while new records come', () => {
  const subjects = Array.from({ length: 5 }, (_, index) => ({ kind: 'person', key: [`p${index}`] }));
  const projection = projectionWith(subjects);
  const first = page(projection, { limit: '2' });
  expect(first).toEqual({ ids: ['t4', 't3'], nextCursor: '3', total: 5 });
  const [newest] = projectionWith(subjects).audit;
  if (newest) projection.audit.push({ ...newest, txId: 't5' as typeof newest.txId });
  const second = page(projection, { limit: '2', cursor: first.nextCursor ?? '' });
  expect(second.ids).toEqual(['t2', 't1']);
  expect(page(projection, { limit: '2', cursor: second.nextCursor ?? '' })).toEqual({
    ids: ['t0'],
    nextCursor: undefined,
    total: 6,
  });
});

test('filters join by "and"', () => {
  const projection = projectionWith([
    { kind: 'person', key: ['aurora.li'] },
    { kind: 'person', key: ['aurora.li'], member: 'borealis' },
    { kind: 'person', key: ['aurora.wu'] },
    { kind: 'ballot', key: [PROPOSAL, 'aurora'] },
  ]);
  expect(page(projection, { subject: 'person' }).ids).toEqual(['t2', 't1', 't0']);
  expect(page(projection, { subject: 'person:aurora.li' }).ids).toEqual(['t1', 't0']);
  expect(page(projection, { subject: 'person:aurora.li', member: 'borealis' }).ids).toEqual(['t1']);
  expect(page(projection, { subject: `ballot:${PROPOSAL}/aurora` }).ids).toEqual(['t3']);
  expect(page(projection, { proposal: PROPOSAL }).ids).toEqual(['t3']);
  expect(page(projection, { event: 'ballot.cast' }).ids).toEqual([]);
});
