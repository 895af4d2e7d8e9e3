import { sampleState } from '../../testing/sample-state.js';
import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { without } from '../../testing/without.js';
import type { Change } from '../change.js';
import type { Charter } from '../charter.js';
import type { MemberId, ProposalId } from '../ids.js';
import type { SeatRecord } from '../records/bodies.js';
import type { MemberRecord, PersonRecord, Unsettled } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import type { MemberStatus } from '../states.js';
import { departureChanges, needSafeDeparture, type Departure } from './departure.js';
import { exitDeclared, exitOf, exitTakenBack } from './exit.js';
import { needGovernable } from './governable.js';
import { planSuspension } from './suspend.js';
import { decideEndSuspension, needSuspended, reinstated, suspensionEnd } from './suspension.js';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;
const [BANK, INSURER, UNIVERSITY] = ['bank', 'insurer', 'university'] as MemberId[] as [
  MemberId,
  MemberId,
  MemberId,
];
const [VOTE, OTHER] = ['a', 'b'].map((letter) => letter.repeat(64)) as ProposalId[] as [
  ProposalId,
  ProposalId,
];
const MEMBERSHIP = { leastMembers: 3, warnMembers: 0, leastNodes: 0, warnNodes: 0, exitNotice: 'P30D' };
const CHARTER: Charter = { ...SAMPLE_CHARTER, membership: MEMBERSHIP };
const STATE: GovernanceState = { ...sampleState(CHARTER), further: { node: [], delegation: [] } };

function memberOf(id: MemberId): MemberRecord {
  const member = STATE.members.find((one) => one.id === id);
  if (member === undefined) throw new Error(`no member ${id}`);
  return member;
}
const MEMBER = memberOf(UNIVERSITY);
const EXIT = { proposalId: VOTE, declaredAt: NOW, dueAt: NOW + DAY, waitsUntil: NOW + 31 * DAY };

const brief = (changes: readonly Change[]): unknown[] => changes.map(({ event, after }) => [event, after]);
const standing = (state: GovernanceState, id: MemberId, status: MemberStatus): GovernanceState => ({
  ...state,
  members: state.members.map((one) => (one.id === id ? { ...one, status } : one)),
});

describe('who has gone', () => {
  const people = STATE.people.filter(({ memberId }) => memberId === UNIVERSITY);
  const [closedBefore] = people;
  if (closedBefore === undefined) throw new Error('the university has people');
  const closed: PersonRecord = { ...closedBefore, status: 'closed', closed: { at: 0, reason: 'x' } };
  const seat = (number: number, memberId: MemberId): SeatRecord => ({
    ...{ schemaVersion: 1, bodyId: 'council', seatClass: 'all', number, memberId, since: 0, terms: 1 },
  });
  const state: GovernanceState = {
    ...STATE,
    people: STATE.people.map((one) => (one.id === closed.id ? closed : one)),
    seats: [seat(1, BANK), seat(2, UNIVERSITY)],
  };
  const unsettled: Unsettled[] = [{ kind: 'case', key: ['c'] }];

  test.each<[string, Partial<Departure>, object]>([
    ['removed', { status: 'removed' }, {}],
    ['removed, with nothing left open', { status: 'removed', unsettled: [] }, {}],
    ['left', { status: 'left', unsettled }, { unsettled }],
  ])('is on record as %s, its accounts closed and its seats vacant', (_how, more, note) => {
    const member: MemberRecord = {
      ...MEMBER,
      status: 'suspended',
      exit: EXIT,
      suspension: { from: 'leaving', reason: 'x' },
    };
    const departure: Departure = {
      member,
      status: 'left',
      reason: 'We merge.',
      proposalId: VOTE,
      now: NOW,
      ...more,
    };
    const { status } = departure;
    const record = {
      ...MEMBER,
      status,
      departure: { at: NOW, reason: 'We merge.', proposalId: VOTE, ...note },
    };
    const closing = people
      .slice(1)
      .map((one) => [
        'person.closed',
        { ...one, status: 'closed', closed: { at: NOW, reason: `member.${status}` } },
      ]);
    const changes = departureChanges(departure, state);
    expect(brief(changes.slice(0, -1))).toEqual([[`member.${status}`, record], ...closing]);
    expect(changes.at(-1)).toMatchObject({
      event: 'seat.vacated',
      writes: [{ kind: 'seat', record: seat(2, UNIVERSITY), delete: true }],
    });
  });

  test('leaves a safe number behind, except in dissolution', () => {
    const departs = (from: GovernanceState) => {
      const departure: Departure = {
        member: MEMBER,
        status: 'left',
        reason: 'x',
        proposalId: VOTE,
        now: NOW,
      };
      return needSafeDeparture(departure, departureChanges(departure, from), from)?.refusal;
    };
    expect(departs(STATE)).toBeUndefined();
    const fewer = standing(STATE, INSURER, 'left');
    expect(departs(fewer)).toEqual({ code: 'MEMBERS_TOO_FEW', params: { members: 2, least: 3 } });
    expect(departs({ ...fewer, phase: 'operation' })?.code).toBe('MEMBERS_TOO_FEW');
    expect(departs({ ...fewer, phase: 'dissolution' })).toBeUndefined();
  });

  test('leaves others behind who can govern themselves', () => {
    // Only the university proposes.
    const roles = (one: PersonRecord) =>
      one.roles.includes('representative')
        ? ['approver', 'only-ballot-cast', 'only-proposal-sponsor']
        : one.roles;
    const stuck = STATE.people.map((one) =>
      one.memberId === UNIVERSITY ? one : { ...one, roles: roles(one) },
    );
    const before = { ...STATE, people: stuck };
    const after = {
      ...before,
      ...standing(before, UNIVERSITY, 'left'),
      people: stuck.filter(({ memberId }) => memberId !== UNIVERSITY),
    };
    expect(needGovernable(UNIVERSITY, { before, after }, NOW)?.refusal).toMatchObject({
      code: 'CONSORTIUM_STUCK',
      params: { memberId: UNIVERSITY },
    });
    // Where they could not before either, it is not what is missing.
    expect(needGovernable(UNIVERSITY, { before: after, after }, NOW)).toBeUndefined();
  });
});

describe('an exit', () => {
  const terms = { proposalId: VOTE, declaredAt: NOW, dueAt: NOW + DAY, charter: CHARTER };

  test('once declared is on record with its notice, and how long it waits for what is open', () => {
    expect(brief(exitDeclared(MEMBER, terms))).toEqual([
      ['member.exit-declared', { ...MEMBER, status: 'leaving', exit: EXIT }],
    ]);
    const charter = { ...CHARTER, membership: { ...MEMBERSHIP, exitSettlement: 'P4D' } };
    const [change] = exitDeclared(MEMBER, { ...terms, charter });
    expect(change?.after).toMatchObject({ exit: { waitsUntil: NOW + 5 * DAY } });
    const [silent] = exitDeclared(MEMBER, { ...terms, charter: without(CHARTER, 'membership') });
    expect(silent?.after).toMatchObject({ exit: EXIT });
  });

  test('of one that is suspended goes on from the suspension', () => {
    const suspension = { from: 'active', reason: 'x', until: NOW + 9 * DAY } as const;
    const member: MemberRecord = { ...MEMBER, status: 'suspended', suspension };
    expect(exitDeclared(member, terms)[0]?.after).toEqual({
      ...member,
      suspension: { ...suspension, from: 'leaving' },
      exit: EXIT,
    });
  });

  test('is declared once, and not by who has gone', () => {
    expect(
      exitDeclared({ ...MEMBER, status: 'leaving', exit: { ...EXIT, proposalId: OTHER } }, terms),
    ).toEqual([]);
    for (const status of ['left', 'removed'] as const) {
      expect(exitDeclared({ ...MEMBER, status }, terms)).toEqual([]);
    }
  });

  test('is taken back by its own declaration alone', () => {
    const leaving: MemberRecord = { ...MEMBER, status: 'leaving', exit: EXIT };
    const back = exitTakenBack(leaving, VOTE);
    expect(back).toMatchObject({ event: 'member.exit-taken-back', before: leaving });
    expect(back?.after).toEqual(MEMBER);
    expect(exitTakenBack(leaving, OTHER)).toBeUndefined();
    expect(exitTakenBack(MEMBER, VOTE)).toBeUndefined();
  });

  test('is what these actions declare, if they do', () => {
    const payload = { memberId: UNIVERSITY, mspId: MEMBER.mspId, reason: 'x' };
    expect(exitOf([{ kind: 'member.exit', payload }])).toBe(payload);
    expect(exitOf([{ kind: 'resolution.record', payload: { text: 'x' } }])).toBeUndefined();
    expect(exitOf([])).toBeUndefined();
  });
});

describe('a suspension', () => {
  const note = { reason: 'x', proposalId: VOTE };
  const suspends = (member: MemberRecord, state = STATE, by: Parameters<typeof planSuspension>[1] = note) => {
    const members = state.members.map((one) => (one.id === member.id ? member : one));
    const planned = planSuspension(member.id, by, { state: { ...state, members }, now: NOW });
    return planned.ok ? brief(planned.value) : planned.refusal;
  };

  test.each(['active', 'leaving'] as const)(
    'remembers that the member was %s, and ends with that',
    (from) => {
      const member: MemberRecord = { ...MEMBER, status: from };
      const record = { ...member, status: 'suspended', suspension: { ...note, from } } as const;
      expect(suspends(member)).toEqual([['member.suspended', record]]);
      expect(reinstated(record)).toEqual(member);
    },
  );

  test('by vote takes over that of an intervention, and no other takes over any', () => {
    const intervened = { from: 'leaving', reason: 'y', interventionId: 'c'.repeat(64) } as const;
    const suspended: MemberRecord = { ...MEMBER, status: 'suspended', suspension: intervened };
    expect(suspends(suspended)).toMatchObject([
      ['member.suspended', { suspension: { ...note, from: 'leaving' } }],
    ]);
    const refusal = { code: 'MEMBER_NOT_ACTIVE', params: { memberId: UNIVERSITY, status: 'suspended' } };
    expect(suspends(suspended, STATE, { reason: 'z', interventionId: 'd'.repeat(64) })).toEqual(refusal);
    const byVote: MemberRecord = { ...suspended, suspension: { ...note, from: 'active' } };
    expect(suspends(byVote)).toEqual(refusal);
    expect(suspends({ ...MEMBER, status: 'left' })).toMatchObject({ code: 'MEMBER_NOT_ACTIVE' });
  });

  test('is of a member that there is, and leaves enough others', () => {
    expect(planSuspension('ghost' as MemberId, note, { state: STATE, now: NOW })).toMatchObject({
      refusal: { code: 'MEMBER_NOT_FOUND', params: { memberId: 'ghost' } },
    });
    expect(suspends(MEMBER, standing(STATE, INSURER, 'left'))).toMatchObject({ code: 'MEMBERS_TOO_FEW' });
  });

  test.each([
    [undefined, undefined, undefined],
    [undefined, 'P5D', NOW + 5 * DAY],
    ['P9D', undefined, NOW + 9 * DAY],
    ['P5D', 'P5D', NOW + 5 * DAY],
    ['P4D', 'P5D', NOW + 4 * DAY],
  ])('decided for %s where the charter allows %s lasts until %s', (lasts, longest, until) => {
    const membership = { ...MEMBERSHIP, ...(longest === undefined ? {} : { longestSuspension: longest }) };
    expect(suspensionEnd(lasts, { ...CHARTER, membership }, NOW)).toEqual({ ok: true, value: until });
  });

  test('is not for longer than the charter allows; a charter that says nothing of members allows any', () => {
    const charter = { ...CHARTER, membership: { ...MEMBERSHIP, longestSuspension: 'P5D' } };
    expect(suspensionEnd('P6D', charter, NOW)).toMatchObject({
      refusal: { code: 'SUSPENSION_TOO_LONG', params: { lasts: 'P6D', longest: 'P5D' } },
    });
    expect(suspensionEnd('P6D', without(CHARTER, 'membership'), NOW)).toMatchObject({ value: NOW + 6 * DAY });
  });

  test('is ended by anyone from its end on, and not before', () => {
    const until = NOW + DAY;
    const suspended: MemberRecord = {
      ...MEMBER,
      status: 'suspended',
      suspension: { ...note, from: 'active', until },
    };
    const ends = (member: MemberRecord, now: number) =>
      decideEndSuspension(member, { now } as Parameters<typeof decideEndSuspension>[1]);
    expect(ends(suspended, until - 1)).toMatchObject({
      refusal: { code: 'SUSPENSION_NOT_OVER', params: { until } },
    });
    const ended = ends(suspended, until);
    expect(ended).toMatchObject({ value: { result: { memberId: UNIVERSITY, status: 'active' } } });
    expect(ended.ok && brief(ended.value.changes)).toEqual([['member.suspension-ended', MEMBER]]);
    const endless: MemberRecord = { ...suspended, suspension: { ...note, from: 'active' } };
    expect(ends(endless, 999 * DAY)).toMatchObject({
      refusal: { code: 'SUSPENSION_NOT_OVER', params: { until: 0 } },
    });
    expect(ends(MEMBER, until)).toMatchObject({
      refusal: { code: 'MEMBER_NOT_SUSPENDED', params: { memberId: UNIVERSITY, status: 'active' } },
    });
    expect(needSuspended(suspended)).toBeUndefined();
  });
});
