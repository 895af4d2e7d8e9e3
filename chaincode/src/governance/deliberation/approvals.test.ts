import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import type { PersonActor } from '../authority/actor.js';
import type { Charter } from '../charter.js';
import type { PersonId } from '../ids.js';
import type { DecisionRule, PersonRecord } from '../records/members.js';
import { countApprovals, type ClaimedApproval } from './approvals.js';

const { members, people } = sampleState();

function claim(id: string, more: Partial<PersonRecord> = {}, proven = true): ClaimedApproval {
  const person = people.find((one) => one.id === id);
  return { personId: id as PersonId, person: person === undefined ? null : { ...person, ...more }, proven };
}

interface Asked {
  readonly rule?: DecisionRule;
  readonly charter?: Charter;
  readonly drafter?: string;
  readonly caster?: string;
}

function counted(
  claims: readonly ClaimedApproval[],
  {
    rule = { approvals: 1, makerIsNotChecker: true },
    charter = SAMPLE_CHARTER,
    drafter = 'bank.rep',
    caster = 'bank.rep',
  }: Asked = {},
) {
  const member = members.find(({ id }) => id === 'bank');
  const person = people.find(({ id }) => id === caster);
  const actor = {
    kind: 'person',
    member: { ...member, decisionRule: rule },
    person,
  } as unknown as PersonActor;
  const verdict = countApprovals(claims, {
    actor,
    charter,
    choice: 'yes',
    proposal: { personId: drafter as PersonId },
  });
  return verdict.ok ? verdict.value : verdict.refusal;
}

const two = { approvals: 2, makerIsNotChecker: true };
const drafterApart: Charter = {
  ...SAMPLE_CHARTER,
  duties: { leastApprovals: 1, makerIsNotChecker: false, drafterIsNotApprover: true },
};

test('counts different people who may approve, sorted', () => {
  expect(counted([claim('bank.ben'), claim('bank.ann'), claim('bank.ben')], { rule: two })).toEqual([
    'bank.ann',
    'bank.ben',
  ]);
});

test.each<[string, ClaimedApproval[], Asked, object]>([
  [
    'of another member',
    [claim('exchange.ann')],
    {},
    { code: 'PERSON_NOT_FOUND', params: { personId: 'exchange.ann' } },
  ],
  ['of nobody', [claim('bank.eve')], {}, { code: 'PERSON_NOT_FOUND', params: { personId: 'bank.eve' } }],
  [
    'of a frozen person',
    [claim('bank.ann', { status: 'frozen' })],
    {},
    { code: 'PERSON_NOT_ACTIVE', params: { personId: 'bank.ann', status: 'frozen' } },
  ],
  [
    'of one who may not',
    [claim('bank.gil')],
    {},
    { code: 'PERMISSION_DENIED', params: { permission: 'ballot.approve', personId: 'bank.gil' } },
  ],
  [
    'that was never given',
    [claim('bank.ann', {}, false)],
    {},
    { code: 'APPROVAL_NOT_FOUND', params: { personId: 'bank.ann', choice: 'yes' } },
  ],
  [
    'of which one counts and two are needed',
    [claim('bank.ann')],
    { rule: two },
    { code: 'BALLOT_NOT_APPROVED', params: { memberId: 'bank', approvals: 1, needed: 2 } },
  ],
  [
    'that is said twice, where two are needed',
    [claim('bank.ann'), claim('bank.ann')],
    { rule: two },
    { code: 'BALLOT_NOT_APPROVED', params: { memberId: 'bank', approvals: 1, needed: 2 } },
  ],
  [
    'of the one who casts',
    [claim('bank.ann')],
    { caster: 'bank.ann' },
    { code: 'MAKER_IS_CHECKER', params: { personId: 'bank.ann' } },
  ],
  [
    'of the drafter, where the charter keeps drafters apart',
    [claim('bank.ann')],
    { drafter: 'bank.ann', charter: drafterApart },
    { code: 'DRAFTER_IS_APPROVER', params: { personId: 'bank.ann' } },
  ],
])('refuses an approval %s', (...[, claims, asked, refusal]) => {
  expect(counted(claims, asked)).toEqual(refusal);
});

test.each<[string, ClaimedApproval[], Asked]>([
  [
    'the one who casts, where that is allowed',
    [claim('bank.ann')],
    { caster: 'bank.ann', rule: { approvals: 1, makerIsNotChecker: false } },
  ],
  ['somebody else than the drafter', [claim('bank.ann')], { charter: drafterApart }],
  ['the drafter, where the charter asks for nothing else', [claim('bank.ann')], { drafter: 'bank.ann' }],
])('counts %s', (_who, claims, asked) => {
  expect(counted(claims, asked)).toEqual(['bank.ann']);
});
