import type { Context, PersonActor } from '../authority/actor.js';
import type { MemberId, ProposalId, TxId } from '../ids.js';
import type { MemberStatus } from '../states.js';
import type { ObligationRecord } from '../records/obligations.js';
import { sampleState } from '../../testing/sample-state.js';
import { decideAccept } from './answer.js';

const { members, people } = sampleState();
const CREDITOR = 'exchange' as MemberId;
const OBLIGATION: ObligationRecord = {
  schemaVersion: 1,
  proposalId: 'a'.repeat(64) as ProposalId,
  id: 'report',
  text: 'Deliver the report.',
  memberId: 'bank' as MemberId,
  owedTo: CREDITOR,
  since: 0,
  dueAt: 1,
  state: 'fulfilled',
};

function contextOf(memberId: string): Context<PersonActor> {
  const member = members.find(({ id }) => id === memberId);
  const person = people.find(({ id }) => id === `${memberId}.gil`);
  if (member === undefined || person === undefined) throw new Error(`no ${memberId}`);
  const caller = { mspId: member.mspId, fingerprint: member.agent, enrolmentId: null };
  const actor = {
    kind: 'person',
    caller,
    member,
    person,
    permissions: new Set(['obligation.accept']),
  } as const;
  return { actor: actor as unknown as PersonActor, now: 2, txId: 'b'.repeat(64) as TxId };
}

function accepting(memberId: string, status: MemberStatus): string {
  const creditor = members.find(({ id }) => id === CREDITOR);
  if (creditor === undefined) throw new Error('no creditor');
  const state = { obligation: OBLIGATION, creditor: { ...creditor, status } };
  const verdict = decideAccept(state, { note: '' }, contextOf(memberId));
  return verdict.ok ? 'accepted' : verdict.refusal.code;
}

test.each([
  ['active', 'OBLIGATION_NOT_FOR_YOU'],
  ['leaving', 'OBLIGATION_NOT_FOR_YOU'],
  ['suspended', 'accepted'],
  ['left', 'accepted'],
  ['removed', 'accepted'],
] as const)('a third member, while the creditor is %s: %s', (status, code) => {
  expect(accepting('insurer', status)).toBe(code);
});

test('but never the institution that owes it, nor one without a vote', () => {
  expect(accepting('bank', 'left')).toBe('OBLIGATION_NOT_FOR_YOU');
  expect(accepting('regulator', 'left')).toBe('MEMBER_DOES_NOT_VOTE');
});
