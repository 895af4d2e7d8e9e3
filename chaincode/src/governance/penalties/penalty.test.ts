import { MERIT_CHARTER } from '../../testing/merit-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import { without } from '../../testing/without.js';
import type { Context, PersonActor } from '../authority/actor.js';
import type { Permission } from '../authority/permissions.js';
import { planActions } from '../actions/catalogue.js';
import type { Effects } from '../change.js';
import type { MemberId, PersonId, ProposalId } from '../ids.js';
import type { Action } from '../records/actions.js';
import type { PenaltyRecord, PenaltyState } from '../records/penalties.js';
import { PENALTY_STATES } from '../records/penalties.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { Verdict } from '../verdict.js';
import { decideEnforce } from './enforce.js';
import { decidePenaltyReply } from './reply.js';
import { isInForce, stands, voteSuspended } from './standing.js';

const HOUR = 60 * 60 * 1000;
const NOW = 100 * HOUR;
const [BANK, INSURER] = ['bank', 'insurer'] as [MemberId, MemberId];
const [SOURCE, APPEAL] = ['a', 'b'].map((letter) => letter.repeat(64)) as ProposalId[] as [
  ProposalId,
  ProposalId,
];
const STATE = sampleState(MERIT_CHARTER);
const FINE: PenaltyRecord = {
  ...{ schemaVersion: 1, memberId: INSURER, penaltyId: 'fine', source: SOURCE, charterVersion: 1, points: 4 },
  ...{ consequence: 'points', state: 'notice', grounds: 'Late.', balance: -9, imposedAt: 0, replyUntil: NOW },
};
const IN_FORCE: PenaltyRecord = {
  ...FINE,
  ...{ state: 'in-force', effectiveAt: NOW, appealUntil: NOW + 2 * HOUR, until: NOW + 24 * HOUR },
};

function written(decided: Verdict<Effects>): unknown {
  if (!decided.ok) return decided.refusal;
  return decided.value.changes.map(({ event, after }) => [event, after]);
}

/** Points entered for the penalty. */
const points = (number: number, amount: number, at: number) => ({
  ...{ schemaVersion: 1, memberId: INSURER, for: 'penalty', id: 'fine', source: SOURCE },
  ...{ number, points: amount, at, until: NOW + 24 * HOUR, note: 'Late.' },
});

describe('replying', () => {
  const replies = (now: number, penalty = FINE, who = INSURER, may: Permission[] = ['case.plead']) => {
    const person = { id: `${who}.gil` as PersonId };
    const actor = { person, member: { id: who }, permissions: new Set(may) } as unknown as PersonActor;
    const context = { actor, now } as unknown as Context<PersonActor>;
    return written(decidePenaltyReply(penalty, { text: 'No.', documents: [] }, context));
  };

  test('is possible until the time for it is over, and replaces an earlier reply', () => {
    const reply = { text: 'No.', documents: [], personId: 'insurer.gil' as PersonId, at: NOW - 1 };
    const before = { ...FINE, reply: { ...reply, text: 'Perhaps.', at: 1 } };
    expect(replies(NOW - 1, before)).toEqual([['penalty.replied', { ...FINE, reply }]]);
    expect(replies(NOW)).toEqual({
      code: 'PENALTY_REPLY_TOO_LATE',
      params: { penaltyId: 'fine', until: NOW },
    });
  });

  test('is for the member alone, while the penalty is announced', () => {
    expect(replies(1, FINE, BANK)).toMatchObject({ code: 'PENALTY_NOT_YOURS' });
    expect(replies(1, FINE, INSURER, [])).toMatchObject({ code: 'PERMISSION_DENIED' });
    expect(replies(1, IN_FORCE)).toEqual({
      code: 'PENALTY_WRONG_STATE',
      params: { memberId: INSURER, penaltyId: 'fine', state: 'in-force', needed: 'notice' },
    });
  });
});

describe('taking effect', () => {
  const enforced = (penalty: PenaltyRecord, now = NOW, charter = MERIT_CHARTER) =>
    written(decideEnforce({ penalty, charter }, { now }));

  test('is possible from the end of the time to reply on, and costs the points', () => {
    expect(enforced(FINE, NOW - 1)).toEqual({
      code: 'PENALTY_NOTICE_NOT_OVER',
      params: { penaltyId: 'fine', endsAt: NOW },
    });
    expect(enforced(FINE)).toEqual([
      ['penalty.enforced', IN_FORCE],
      ['merit.entered', points(0, -4, NOW)],
    ]);
  });

  test('costs no points where it is about none, and lasts until it is lifted where nothing says how long', () => {
    const censure = without({ ...FINE, penaltyId: 'censure' }, 'points');
    expect(enforced(censure)).toEqual([
      ['penalty.enforced', { ...censure, state: 'in-force', effectiveAt: NOW, appealUntil: NOW + 2 * HOUR }],
    ]);
  });

  test('happens once, and to a penalty that its charter knows', () => {
    for (const state of ['in-force', 'annulled', 'lifted'] as const) {
      expect(enforced({ ...FINE, state })).toMatchObject({
        code: 'PENALTY_WRONG_STATE',
        params: { needed: 'notice' },
      });
    }
    expect(enforced({ ...FINE, penaltyId: 'exile' })).toMatchObject({ code: 'PENALTY_RULE_NOT_FOUND' });
  });
});

test('it is in force from when it took effect until its time is over', () => {
  expect([NOW - 1, NOW, NOW + 24 * HOUR - 1, NOW + 24 * HOUR].map((now) => isInForce(IN_FORCE, now))).toEqual(
    [false, true, true, false],
  );
  expect(isInForce(without(IN_FORCE, 'until'), NOW * 99)).toBe(true);
  expect(isInForce(without(IN_FORCE, 'effectiveAt'), NOW)).toBe(false);
  const states = PENALTY_STATES.map((state) => [
    state,
    isInForce({ ...IN_FORCE, state }, NOW),
    stands({ ...IN_FORCE, state }, NOW),
  ]);
  expect(states).toEqual([
    ['notice', false, true],
    ['in-force', true, true],
    ['annulled', false, false],
    ['lifted', false, false],
  ]);
  expect(stands(IN_FORCE, NOW + 24 * HOUR)).toBe(false);
  const silent: PenaltyRecord = { ...IN_FORCE, consequence: 'vote-suspended' };
  expect([...voteSuspended([silent, { ...IN_FORCE, memberId: BANK }], NOW)]).toEqual([INSURER]);
});

describe('a vote', () => {
  const KEY = { memberId: INSURER, penaltyId: 'fine', source: SOURCE };
  function vote(
    kind: 'penalty.lift' | 'penalty.appeal',
    records: readonly PenaltyRecord[],
    more: Partial<ProposalRecord> = {},
  ) {
    const action: Action = { kind, payload: KEY };
    const proposal = {
      id: APPEAL,
      memberId: INSURER,
      createdAt: NOW + HOUR,
      ...more,
    } as unknown as ProposalRecord;
    const state = { ...STATE, further: { penalty: records } };
    const planned = planActions([action], state, { now: NOW + 3 * HOUR, proposal });
    return planned.ok ? planned.value.map(({ event, after }) => [event, after]) : planned.refusal;
  }

  test.each([
    ['penalty.lift', 'lifted'],
    ['penalty.appeal', 'annulled'],
  ] as const)('by %s gives the points back, for as long as they were lost', (kind, state) => {
    expect(vote(kind, [IN_FORCE])).toEqual([
      [`penalty.${state}`, { ...IN_FORCE, state, endedAt: NOW + 3 * HOUR }],
      ['merit.entered', points(1, 4, NOW + 3 * HOUR)],
    ]);
  });

  test('lifts what is only announced, and gives back what it has not cost', () => {
    expect(vote('penalty.lift', [FINE])).toEqual([
      ['penalty.lifted', { ...FINE, state: 'lifted', endedAt: NOW + 3 * HOUR }],
    ]);
    const over = { ...IN_FORCE, until: NOW + 3 * HOUR };
    expect(vote('penalty.lift', [over])).toMatchObject({
      code: 'PENALTY_WRONG_STATE',
      params: { needed: 'notice in-force' },
    });
  });

  test('annuls what the member has appealed against in time, and what is in force', () => {
    const last = { createdAt: NOW + 2 * HOUR - 1 };
    expect(vote('penalty.appeal', [IN_FORCE], last)).toMatchObject([{}, {}]);
    expect(vote('penalty.appeal', [IN_FORCE], { createdAt: NOW + 2 * HOUR })).toEqual({
      code: 'APPEAL_TOO_LATE',
      params: { until: NOW + 2 * HOUR },
    });
    expect(vote('penalty.appeal', [IN_FORCE], { memberId: BANK })).toEqual({
      code: 'APPEAL_NOT_YOURS',
      params: { memberId: BANK },
    });
    for (const state of ['notice', 'annulled', 'lifted'] as PenaltyState[]) {
      expect(vote('penalty.appeal', [{ ...IN_FORCE, state }])).toMatchObject({ code: 'PENALTY_WRONG_STATE' });
    }
  });

  test('is about the one that it names', () => {
    const others = [
      { ...IN_FORCE, memberId: BANK },
      { ...IN_FORCE, penaltyId: 'censure' },
      { ...IN_FORCE, source: APPEAL },
    ];
    for (const kind of ['penalty.lift', 'penalty.appeal'] as const) {
      expect(vote(kind, others)).toEqual({
        code: 'PENALTY_NOT_FOUND',
        params: { memberId: INSURER, penaltyId: 'fine' },
      });
    }
    expect(vote('penalty.lift', [...others, FINE])).toMatchObject([
      ['penalty.lifted', { penaltyId: 'fine' }],
    ]);
  });
});
