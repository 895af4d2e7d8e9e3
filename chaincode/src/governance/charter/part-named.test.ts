import { MERIT_CHARTER } from '../../testing/merit-charter.js';
import { RESOLUTION } from '../../testing/proposal-steps.js';
import { sampleState } from '../../testing/sample-state.js';
import { checkTrack, planActions } from '../actions/catalogue.js';
import { membersOf } from '../bodies/body-members.js';
import type { MemberId, PersonId, ProposalId } from '../ids.js';
import { planRegister } from '../people/account-changes.js';
import type { Action } from '../records/actions.js';
import type { ProposalRecord } from '../records/proposals.js';
import { checkCharter } from './checks/charter-checks.js';
import type { Charter } from '../charter.js';

// Every object knows these words without having a part of the name.
const WORDS = ['constructor', 'toString', '__proto__'];
const STATE = { ...sampleState(MERIT_CHARTER), further: { 'merit-entry': [], penalty: [] } };
const MEMBER = 'bank' as MemberId;
const PROPOSAL = { id: 'a'.repeat(64) as ProposalId } as unknown as ProposalRecord;

function planned(action: Action): string {
  const verdict = planActions([action], STATE, { now: 0, proposal: PROPOSAL });
  return verdict.ok ? 'accepted' : verdict.refusal.code;
}

describe.each(WORDS)('what every object knows, such as %s, is no part of a charter', (word) => {
  test('no reason to award points, and no penalty', () => {
    const award = { memberId: MEMBER, reasonId: word, note: 'x' };
    expect(planned({ kind: 'merit.award', payload: award })).toBe('REASON_NOT_FOUND');
    const penalty = { memberId: MEMBER, penaltyId: word, grounds: 'x' };
    expect(planned({ kind: 'penalty.impose', payload: penalty })).toBe('PENALTY_RULE_NOT_FOUND');
  });

  test('no role to give or to register with', () => {
    const payload = { personId: 'bank.ann' as PersonId, roleId: word };
    expect(planned({ kind: 'role.grant', payload })).toBe('ROLE_NOT_FOUND');
    const person = { id: 'bank.new' as PersonId, name: { en: 'New', zh: '新' }, roles: [word] };
    const registered = planRegister(MEMBER, person, { state: STATE, now: 0 });
    expect(registered).toMatchObject({ ok: false, refusal: { code: 'ROLE_NOT_FOUND' } });
  });

  test('no track, no body and no class of seats', () => {
    expect(checkTrack(word, [RESOLUTION], STATE)?.refusal.code).toBe('TRACK_NOT_FOUND');
    expect(membersOf(word, STATE)).toEqual({ institutions: [], people: [] });
    const election = { bodyId: 'council', seatClass: word, candidates: [] };
    const membership = { of: 'seats', seats: {} } as const;
    const council = { title: { en: 'x', zh: 'x' }, purpose: 'decides', membership } as const;
    const charter: Charter = { ...MERIT_CHARTER, bodies: { ...MERIT_CHARTER.bodies, council } };
    const state = { ...STATE, charter };
    const action = { kind: 'seat.elect', payload: election } as const;
    expect(planActions([action], state, { now: 0, proposal: PROPOSAL })).toMatchObject({
      refusal: { code: 'SEAT_NOT_FOUND' },
    });
  });

  test('and nothing in it can refer to that', () => {
    const findings = checkCharter({
      ...MERIT_CHARTER,
      actions: { ...MERIT_CHARTER.actions, 'role.grant': [word] },
      entrenchment: [{ path: 'roles', tracks: [word] }],
    });
    const unknown = findings.filter(({ code }) => code === 'TRACK_UNKNOWN');
    expect(unknown.map(({ path }) => path).sort()).toEqual(['actions.role.grant', 'entrenchment.0.tracks']);
  });
});
