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
  expect(readinessOf(approvals, 'yes', context)).toEqual({
    counting: [approvals[0], approvals[1]],
    needed: 2,
    ready: true,
  });
  expect(readinessOf(approvals, 'no', context).ready).toBe(false);
});

it('leaves out the caster’s own where maker is not checker', () => {
  const rule = { approvals: 2, makerIsNotChecker: true };
  expect(readinessOf(approvals, 'yes', { ...context, rule })).toEqual({
    counting: [approvals[1]],
    needed: 2,
    ready: false,
  });
});

it('leaves out people who may no longer approve, whose approval the ledger would refuse', () => {
  const mayApprove = (personId: string) => personId !== 'a.two';
  expect(readinessOf(approvals, 'yes', { ...context, mayApprove }).counting).toEqual([approvals[0]]);
});
