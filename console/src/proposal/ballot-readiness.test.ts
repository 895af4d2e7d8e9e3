import { readinessOf } from './ballot-readiness.js';

const approvals = [
  { personId: 'a.one', choice: 'yes' },
  { personId: 'a.two', choice: 'yes' },
  { personId: 'a.three', choice: 'no' },
] as const;
const context = {
  rule: { approvals: 2, makerIsNotChecker: false },
  casterId: 'a.one',
  mayApprove: () => true,
};

it('counts the approvals of the chosen choice', () => {
  expect(readinessOf(approvals, { choice: 'yes' }, context)).toEqual({
    counting: [approvals[0], approvals[1]],
    needed: 2,
    ready: true,
  });
  expect(readinessOf(approvals, { choice: 'no' }, context).ready).toBe(false);
});

it('leaves out the caster’s own where maker is not checker', () => {
  const rule = { approvals: 2, makerIsNotChecker: true };
  expect(readinessOf(approvals, { choice: 'yes' }, { ...context, rule })).toEqual({
    counting: [approvals[1]],
    needed: 2,
    ready: false,
  });
});

it('leaves out people who may no longer approve, whose approval the ledger would refuse', () => {
  const mayApprove = (personId: string) => personId !== 'a.two';
  expect(readinessOf(approvals, { choice: 'yes' }, { ...context, mayApprove }).counting).toEqual([
    approvals[0],
  ]);
});

it('counts an approval only for exactly what it approves: the same ranking, round and commitment', () => {
  const all = [
    { personId: 'a.one', choice: 'yes', ranking: ['x', 'y'] },
    { personId: 'a.two', choice: 'yes', round: 'ratification' },
    { personId: 'a.three', commitment: 'c' },
  ] as const;
  const counted = (content: object) => readinessOf(all, content, context).counting.map((one) => one.personId);
  expect(counted({ choice: 'yes', ranking: ['x', 'y'] })).toEqual(['a.one']);
  expect(counted({ choice: 'yes', ranking: ['y', 'x'] })).toEqual([]);
  expect(counted({ choice: 'yes', round: 'ratification' })).toEqual(['a.two']);
  expect(counted({ choice: 'yes' })).toEqual([]);
  expect(counted({ commitment: 'c' })).toEqual(['a.three']);
});
