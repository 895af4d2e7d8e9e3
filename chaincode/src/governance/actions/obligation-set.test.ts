import type { PersonId, ProposalId } from '../ids.js';
import type { Action } from '../records/actions.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { obligation } from '../../testing/sample-obligation.js';
import { sampleState } from '../../testing/sample-state.js';
import { without } from '../../testing/without.js';
import { planActions } from './catalogue.js';

const STATE = sampleState();

function outcome(action: Action, state: GovernanceState): string {
  const proposal = { id: 'a'.repeat(64) as ProposalId, actions: [action] } as unknown as ProposalRecord;
  const planned = planActions([action], state, { now: 0, proposal });
  return planned.ok ? 'accepted' : planned.refusal.code;
}

function withStatus(memberId: string, status: 'suspended' | 'leaving' | 'left' | 'removed'): GovernanceState {
  return {
    ...STATE,
    members: STATE.members.map((one) => (one.id === memberId ? { ...one, status } : one)),
  };
}

test.each([
  ['suspended', 'accepted'],
  ['leaving', 'accepted'],
  ['left', 'MEMBER_GONE'],
  ['removed', 'MEMBER_GONE'],
] as const)('an owner that is %s: %s', (status, code) => {
  expect(outcome(obligation('report', 'bank'), withStatus('bank', status))).toBe(code);
});

test('nobody with a closed account is to look after one', () => {
  const personId = 'bank.ann' as PersonId;
  const people = STATE.people.map((one) =>
    one.id === personId ? { ...one, status: 'closed' as const } : one,
  );
  const action = obligation('report', 'bank', { personId });
  expect(outcome(action, STATE)).toBe('accepted');
  expect(outcome(action, { ...STATE, people })).toBe('PERSON_CLOSED');
});

test('a charter that says nothing of obligations has none', () => {
  const charter = without(STATE.charter, 'obligations');
  expect(outcome(obligation('report', 'bank'), { ...STATE, charter })).toBe('PART_NOT_USED');
});
