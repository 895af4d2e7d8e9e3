import { sampleState } from '../../testing/sample-state.js';
import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import type { Charter } from '../charter.js';
import type { MemberId, PersonId } from '../ids.js';
import type { ActionKind } from '../records/actions.js';
import type { PersonRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { needCapacity } from './capacity.js';
import { needUndoable } from './endless-bar.js';

const STATE = sampleState();
const GIL = 'bank.gil' as PersonId;

function withPeople(
  state: GovernanceState,
  ids: readonly string[],
  more: Partial<PersonRecord>,
): GovernanceState {
  return {
    ...state,
    people: state.people.map((one) => (ids.includes(one.id) ? { ...one, ...more } : one)),
  };
}

const closing = (state: GovernanceState, id: string) => {
  const person = state.people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody is ${id}`);
  return needCapacity({ ...person, status: 'closed' }, state, 0)?.refusal;
};

const closed = (...ids: string[]) => withPeople(STATE, ids, { status: 'closed' });

/** Representatives lack this permission; of all people only the bank's guardian has it. */
function onlyGilMay(permission: 'proposal.propose' | 'proposal.sponsor'): GovernanceState {
  const representative = SAMPLE_CHARTER.roles['representative'];
  if (representative === undefined) throw new Error('the sample charter has representatives');
  const permissions = representative.permissions.filter((one) => one !== permission);
  const roles = { ...SAMPLE_CHARTER.roles, representative: { ...representative, permissions } };
  const charter: Charter = { ...SAMPLE_CHARTER, roles };
  return withPeople({ ...STATE, charter }, [GIL], {
    roles: ['guardian', `only-${permission.replace('.', '-')}`],
  });
}

/** The regulator, which has no vote, has people who could cast one. */
function speakingRegulator(): GovernanceState {
  const approving = withPeople(STATE, ['regulator.ann'], { roles: ['approver'] });
  return withPeople(approving, ['regulator.rep'], { roles: ['representative'] });
}

describe('a voting institution keeps its voice: no account is closed', () => {
  test.each([
    ['of the only one who casts', STATE, 'bank.rep', 'ballot.cast'],
    ['of the only one who casts, of any institution', STATE, 'university.rep', 'ballot.cast'],
    ['of the last one who approves', closed('bank.ben'), 'bank.ann', 'ballot.approve'],
  ])('%s', (_what, state, id, permission) => {
    const [memberId] = id.split('.');
    expect(closing(state, id)).toEqual({ code: 'ROLE_LAST_HOLDER', params: { memberId, permission } });
  });

  test.each([
    ['where somebody else approves', STATE, 'bank.ann'],
    ['where the institution does not vote', STATE, 'regulator.rep'],
    ['where the institution does not vote, whatever its people could', speakingRegulator(), 'regulator.rep'],
    ['where it could not vote before either', closed('bank.rep'), 'bank.ann'],
  ])('but %s', (_what, state, id) => {
    expect(closing(state, id)).toBeUndefined();
  });

  test('also in dissolution', () => {
    expect(closing({ ...STATE, phase: 'dissolution' }, 'bank.rep')?.code).toBe('ROLE_LAST_HOLDER');
  });

  test('of an institution that nobody knows', () => {
    const stray = { ...STATE, members: STATE.members.filter(({ id }) => id !== ('bank' as MemberId)) };
    expect(closing(stray, 'bank.gil')).toEqual({ code: 'MEMBER_NOT_FOUND', params: { memberId: 'bank' } });
  });
});

test('no account is closed without which the charter could not be amended, except in dissolution', () => {
  const state = onlyGilMay('proposal.propose');
  expect(closing(state, GIL)?.code).toBe('CHARTER_BRICKS');
  expect(closing({ ...state, phase: 'operation' }, GIL)?.code).toBe('CHARTER_BRICKS');
  expect(closing({ ...state, phase: 'dissolution' }, GIL)).toBeUndefined();
});

describe('a bar without an end on somebody whom every amendment needs', () => {
  const bar = { kind: 'frozen', source: 'vote', since: 0 } as const;
  const barring = (state: GovernanceState, undoneBy: ActionKind, until?: number) =>
    needUndoable(GIL, { ...bar, ...(until === undefined ? {} : { until }) }, undoneBy, { state, now: 0 })
      ?.refusal.code;

  test('is refused, unless it ends by itself or the network is being dissolved', () => {
    const state = onlyGilMay('proposal.propose');
    expect(barring(state, 'person.unfreeze')).toBe('CHARTER_BRICKS');
    expect(barring(state, 'person.unfreeze', 10)).toBeUndefined();
    expect(barring({ ...state, phase: 'upgrade' }, 'person.unfreeze')).toBe('CHARTER_BRICKS');
    expect(barring({ ...state, phase: 'dissolution' }, 'person.unfreeze')).toBeUndefined();
  });

  test('is let through where a vote on some track could still undo it', () => {
    // Amendments and admissions need a sponsor, of whom there would be none; by the ordinary track one needs none.
    const state = onlyGilMay('proposal.sponsor');
    expect(barring(state, 'member.admit')).toBe('CHARTER_BRICKS');
    expect(barring(state, 'member.weigh')).toBe('CHARTER_BRICKS');
    expect(barring(state, 'person.unfreeze')).toBeUndefined();
    expect(barring(state, 'intervention.lift')).toBeUndefined();
  });

  test('is nothing to refuse where others can amend', () => {
    expect(barring(STATE, 'person.unfreeze')).toBeUndefined();
    expect(barring(STATE, 'member.weigh')).toBeUndefined();
  });
});
