import { sampleState } from '../../testing/sample-state.js';
import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { without } from '../../testing/without.js';
import type { Context, PersonActor } from '../authority/actor.js';
import { permissionsOf } from '../authority/actor.js';
import type { Charter } from '../charter.js';
import type { MemberId, NodeId, PersonId, ProposalId, TxId } from '../ids.js';
import type { Action } from '../records/actions.js';
import type { InterventionRecord, InterventionWord } from '../records/interventions.js';
import type { ConsortiumRecord, PersonRecord } from '../records/members.js';
import type { PowerRecord } from '../records/powers.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import type { ProposalState } from '../states.js';
import type { Effects } from '../change.js';
import type { Verdict } from '../verdict.js';
import { areEnough, authorityFor, mayTakePart, type Authority, type Intervening } from './authority.js';
import { decideLapse, decideLift, type Review } from './end.js';
import { endsAt, isInForce, longestUntil } from './in-force.js';
import { decideJoin } from './order.js';
import { institutionConcerned, isSystemWide, needTarget, touchedKinds } from './target.js';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const NOW = 100 * DAY;
const ID = 'a'.repeat(64);
const VOTE = 'b'.repeat(64) as ProposalId;
const [BANK, REGULATOR] = ['bank', 'regulator'] as [MemberId, MemberId];
const CONSORTIUM = { schemaVersion: 1, charterVersion: 1 } as unknown as ConsortiumRecord;

const word = (personId: string): InterventionWord => ({
  personId: personId as PersonId,
  memberId: personId.split('.')[0] as MemberId,
  at: NOW,
});
/** Ordered by the exchange and the insurer, and in force. */
const FREEZE: InterventionRecord = {
  ...{ schemaVersion: 1, id: ID, kind: 'freeze-person', personId: 'bank.rep' as PersonId, reason: 'x' },
  ...{ at: NOW, wantedBy: [word('exchange.gil'), word('insurer.gil')], liftedBy: [], imposedAt: NOW },
};
/** Nobody but who has ordered it wants it yet. */
const ORDERED: InterventionRecord = {
  ...{ schemaVersion: 1, id: ID, kind: 'freeze-person', personId: 'bank.rep' as PersonId, reason: 'x' },
  ...{ at: NOW, wantedBy: [word('exchange.gil')], liftedBy: [] },
};
const REVIEW = { trackId: 'ordinary', by: NOW + DAY };
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  regulator: {
    powers: {
      hold: { longest: 'P7D' },
      'freeze-person': { longest: 'P7D', people: 2 },
      'suspend-node': { longest: 'P7D' },
    },
  },
};

function intervening(
  more: { powers?: readonly PowerRecord[]; charter?: Charter; person?: PersonRecord } = {},
): Intervening {
  const { powers = [], charter = CHARTER, person } = more;
  const state = sampleState(charter);
  const people = state.people.map((one) => (one.id === person?.id ? person : one));
  return { state: { ...state, people }, consortium: CONSORTIUM, powers };
}

const STATE = intervening().state;

function personOf(id: string): PersonRecord {
  const person = STATE.people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody is ${id}`);
  return person;
}

/** The frozen person, as the intervention has left the account. */
const FROZEN: PersonRecord = {
  ...personOf('bank.rep'),
  status: 'frozen',
  bars: [{ kind: 'frozen', source: ID, since: NOW }],
};

function by(id: string, now = NOW): Context<PersonActor> {
  const person = personOf(id);
  const member = STATE.members.find((one) => one.id === person.memberId);
  const actor = {
    person,
    member,
    permissions: permissionsOf(person.roles, CHARTER),
  } as unknown as PersonActor;
  return { actor, now, txId: 'c'.repeat(64) as TxId };
}

const codeOf = (verdict: Verdict<unknown>): string => (verdict.ok ? 'accepted' : verdict.refusal.code);

function written(decided: Verdict<Effects>): unknown {
  if (!decided.ok) throw new Error(decided.refusal.code);
  const { changes, result } = decided.value;
  return { ...result, changes: changes.map(({ event, before, after }) => [event, before, after]) };
}

/** Who does it, and under which charter, where that matters. */
interface BoundBy {
  readonly authority?: Authority;
  readonly charter?: Charter;
}

/** What is tried, what it is refused with, on which intervention, and by whom, where that matters. */
type Refusing = [string, string, InterventionRecord | null, { readonly who?: string }];

describe('an intervention ends by itself', () => {
  test.each([
    ['never, where nothing says when', {}, undefined],
    ['at its end', { until: 5 }, 5],
    ['when its review is missing', { review: { ...REVIEW, by: 3 } }, 3],
    ['when its review is missing, if that is sooner', { until: 5, review: { ...REVIEW, by: 3 } }, 3],
    ['at its end, if that is sooner', { until: 2, review: { ...REVIEW, by: 3 } }, 2],
    ['at its end, once it is confirmed', { until: 5, review: { ...REVIEW, by: 3, confirmedIn: VOTE } }, 5],
    [
      'never, once it is confirmed without one',
      { review: { ...REVIEW, by: 3, confirmedIn: VOTE } },
      undefined,
    ],
  ])('%s', (_when, times, end) => {
    expect(endsAt(times)).toBe(end);
  });

  test('it is in force from when it took effect until its end is on record', () => {
    expect(
      [ORDERED, FREEZE, { ...FREEZE, ended: { how: 'lifted', at: NOW } as const }].map(isInForce),
    ).toEqual([false, true, false]);
  });

  const body: Authority = {
    of: 'body',
    rule: { by: { body: 'assembly', people: 1, institutions: 1 }, longest: 'P3D', recoveryPlan: false },
  };
  const power: Authority = {
    of: 'power',
    people: 1,
    power: {
      schemaVersion: 1,
      memberId: REGULATOR,
      power: 'freeze-person',
      since: 0,
      until: NOW + HOUR,
      proposalId: VOTE,
    },
  };
  const bounded: Charter = {
    ...CHARTER,
    accounts: { lockWindow: 'P3D', longestFreeze: 'P2D' },
    membership: {
      leastMembers: 0,
      warnMembers: 0,
      leastNodes: 0,
      warnNodes: 0,
      exitNotice: 'P1D',
      longestSuspension: 'P6D',
    },
  };
  test.each<[string, Pick<InterventionRecord, 'kind' | 'lasts'>, BoundBy, number | undefined]>([
    ['nothing, of a vote', { kind: 'lock-person' }, { charter: bounded }, undefined],
    ['the order', { kind: 'lock-person', lasts: 'P1D' }, { authority: body }, NOW + DAY],
    ['the rule for the kind', { kind: 'lock-person', lasts: 'P9D' }, { authority: body }, NOW + 3 * DAY],
    ['the longest freeze', { kind: 'freeze-person', lasts: 'P9D' }, { authority: body }, NOW + 2 * DAY],
    ['the longest freeze, of a vote too', { kind: 'freeze-person' }, {}, NOW + 2 * DAY],
    ['the longest suspension of a member', { kind: 'suspend-member' }, {}, NOW + 6 * DAY],
    ['nothing, where nothing is said', { kind: 'suspend-member' }, { charter: CHARTER }, undefined],
    ['nothing of accounts', { kind: 'freeze-person' }, { charter: without(CHARTER, 'accounts') }, undefined],
    ['the end of the power', { kind: 'freeze-person', lasts: 'P1D' }, { authority: power }, NOW + HOUR],
  ])('it lasts no longer than this allows: %s', (_what, order, { authority, charter = bounded }, until) => {
    expect(longestUntil(order, authority, { charter, now: NOW })).toBe(until);
  });
});

describe('recording that it is over', () => {
  const confirming = (interventionId: string): Action => ({
    kind: 'intervention.confirm',
    payload: { interventionId },
  });
  function vote(state: ProposalState, trackId = 'ordinary', actions = [confirming(ID)]): Review {
    return {
      proposal: { id: VOTE, trackId, actions } as unknown as ProposalRecord,
      phase: { state } as unknown as PhaseRecord,
    };
  }
  const lapses = (record: InterventionRecord | null, now: number, review: Review | null = null) =>
    decideLapse(
      { ...intervening({ person: FROZEN }), record, review },
      { interventionId: ID },
      by('university.gil', now),
    );

  test('its end is the first moment at which it can be, and frees the account', () => {
    const record = { ...FREEZE, until: NOW + DAY };
    expect(lapses(record, NOW + DAY - 1)).toMatchObject({
      refusal: { code: 'INTERVENTION_NOT_OVER', params: { until: NOW + DAY } },
    });
    expect(written(lapses(record, NOW + DAY))).toEqual({
      interventionId: ID,
      ended: true,
      changes: [
        ['intervention.ended', record, { ...record, ended: { how: 'lapsed', at: NOW + DAY } }],
        ['person.unfrozen', FROZEN, personOf('bank.rep')],
      ],
    });
  });

  test('one without an end is never over by itself, one that is not in force neither', () => {
    expect(lapses(FREEZE, NOW + 999 * DAY)).toMatchObject({
      refusal: { code: 'INTERVENTION_NOT_OVER', params: { until: 0 } },
    });
    expect(codeOf(lapses({ ...ORDERED, until: NOW }, NOW + DAY))).toBe('INTERVENTION_NOT_IN_FORCE');
    expect(codeOf(lapses(null, NOW))).toBe('INTERVENTION_NOT_FOUND');
  });

  const reviewed: InterventionRecord = { ...FREEZE, review: REVIEW };
  test.each([
    ['was rejected', vote('rejected')],
    ['missed its quorum', vote('no-quorum')],
    [
      'was about this beside other interventions',
      vote('rejected', 'ordinary', [confirming('d'.repeat(64)), confirming(ID)]),
    ],
  ])('it is rejected when the vote that was to confirm it %s', (_what, review) => {
    expect(written(lapses(reviewed, NOW, review))).toMatchObject({
      changes: [
        ['intervention.ended', {}, { ended: { how: 'rejected', at: NOW } }],
        ['person.unfrozen', {}, {}],
      ],
    });
  });

  test.each<[string, Review, InterventionRecord]>([
    ['is still open', vote('voting'), reviewed],
    ['approved it', vote('approved'), reviewed],
    ['went by another track', vote('rejected', 'membership'), reviewed],
    ['was about another intervention', vote('rejected', 'ordinary', [confirming('d'.repeat(64))]), reviewed],
    [
      'was to lift it',
      vote('rejected', 'ordinary', [
        { kind: 'intervention.lift', payload: { interventionId: ID, reason: 'x' } },
      ]),
      reviewed,
    ],
    [
      'came after another one that confirmed it',
      vote('rejected'),
      { ...FREEZE, review: { ...REVIEW, confirmedIn: VOTE } },
    ],
    ['is not needed', vote('rejected'), FREEZE],
  ])('it goes on where the vote %s', (_what, review, record) => {
    expect(codeOf(lapses(record, NOW, review))).toBe('INTERVENTION_NOT_OVER');
  });
});

describe('lifting', () => {
  const lifts = (record: InterventionRecord | null, who = 'university.gil') =>
    decideLift(
      { ...intervening({ person: FROZEN }), record },
      { interventionId: ID, reason: 'Cleared.' },
      by(who),
    );

  test('takes as many as ordering, of whom one alone only says so', () => {
    const said = { ...FREEZE, liftedBy: [word('university.gil')] };
    expect(written(lifts(FREEZE))).toEqual({
      interventionId: ID,
      ended: false,
      changes: [['intervention.lifting', FREEZE, said]],
    });
    const ended = {
      ...said,
      liftedBy: [...said.liftedBy, word('bank.gil')],
      ended: { how: 'lifted', at: NOW, reason: 'Cleared.' },
    };
    expect(written(lifts(said, 'bank.gil'))).toEqual({
      interventionId: ID,
      ended: true,
      changes: [
        ['intervention.ended', said, ended],
        ['person.unfrozen', FROZEN, personOf('bank.rep')],
      ],
    });
  });

  test('who has ordered what is not in force withdraws it alone, nobody else', () => {
    const joined = { ...ORDERED, wantedBy: [word('insurer.gil'), word('exchange.gil')] };
    expect(written(lifts(joined, 'exchange.gil'))).toEqual({
      interventionId: ID,
      ended: true,
      changes: [
        [
          'intervention.ended',
          joined,
          { ...joined, ended: { how: 'withdrawn', at: NOW, reason: 'Cleared.' } },
        ],
      ],
    });
    expect(codeOf(lifts(joined))).toBe('INTERVENTION_NOT_IN_FORCE');
  });

  const terminated: InterventionRecord = {
    ...{
      schemaVersion: 1,
      id: ID,
      kind: 'terminate-system',
      reason: 'x',
      at: NOW,
      imposedAt: NOW,
      liftedBy: [],
    },
    wantedBy: [word('bank.gil')],
  };
  test.each<Refusing>([
    ['what there is not', 'INTERVENTION_NOT_FOUND', null, {}],
    ['what is over', 'INTERVENTION_OVER', { ...FREEZE, ended: { how: 'lapsed', at: NOW } }, {}],
    ['what a vote has imposed', 'INTERVENTION_NEEDS_VOTE', { ...FREEZE, wantedBy: [] }, {}],
    [
      'a termination that a vote has confirmed',
      'INTERVENTION_NEEDS_VOTE',
      { ...terminated, review: { ...REVIEW, confirmedIn: VOTE } },
      {},
    ],
    [
      'what one has lifted already',
      'MAKER_IS_CHECKER',
      { ...FREEZE, liftedBy: [word('university.gil')] },
      {},
    ],
    ['without the permission', 'PERMISSION_DENIED', FREEZE, { who: 'university.ann' }],
  ])('nobody lifts %s', (_what, code, record, { who }) => {
    expect(codeOf(lifts(record, who))).toBe(code);
  });

  test.each<[string, InterventionRecord]>([
    ['a termination that nobody has confirmed', terminated],
    ['a termination that awaits its review', { ...terminated, review: REVIEW }],
    ['a confirmed freeze', { ...FREEZE, review: { ...REVIEW, confirmedIn: VOTE } }],
  ])('those who can order it lift %s', (_what, record) => {
    expect(codeOf(lifts(record))).toBe('accepted');
  });
});

describe('joining', () => {
  const joins = (record: InterventionRecord | null, who = 'university.gil') =>
    decideJoin({ ...intervening(), record }, { interventionId: ID }, by(who));

  test('with enough of them it takes effect, within the charter’s longest time', () => {
    const end = NOW + 7 * DAY;
    const after = {
      ...ORDERED,
      wantedBy: [word('exchange.gil'), word('university.gil')],
      imposedAt: NOW,
      until: end,
    };
    const bars = [{ kind: 'frozen', source: ID, since: NOW, until: end }];
    expect(written(joins(ORDERED))).toEqual({
      ...{ interventionId: ID, imposed: true, until: end, at: NOW },
      changes: [
        ['intervention.imposed', ORDERED, after],
        ['person.frozen', personOf('bank.rep'), { ...personOf('bank.rep'), status: 'frozen', bars }],
      ],
    });
  });

  test.each<Refusing>([
    ['what there is not', 'INTERVENTION_NOT_FOUND', null, {}],
    ['what is in force', 'INTERVENTION_NOT_OPEN', FREEZE, {}],
    ['what was withdrawn', 'INTERVENTION_NOT_OPEN', { ...ORDERED, ended: { how: 'withdrawn', at: NOW } }, {}],
    ['what one has ordered', 'MAKER_IS_CHECKER', ORDERED, { who: 'exchange.gil' }],
    ['without the permission', 'PERMISSION_DENIED', ORDERED, { who: 'university.ann' }],
    ['what needs a vote', 'INTERVENTION_NEEDS_VOTE', { ...ORDERED, kind: 'lock-person' }, {}],
  ])('nobody joins %s', (_what, code, record, { who }) => {
    expect(codeOf(joins(record, who))).toBe(code);
  });
});

describe('by whom', () => {
  const power: PowerRecord = {
    ...{
      schemaVersion: 1,
      memberId: REGULATOR,
      power: 'freeze-person',
      since: 0,
      until: NOW + 1,
      proposalId: VOTE,
    },
  };
  const done = {
    kind: 'freeze-person',
    personId: 'bank.rep' as PersonId,
    power: { memberId: REGULATOR },
  } as const;

  test('a regulator freezes by its power, together with as many of its people as the charter asks for', () => {
    expect(authorityFor(done, intervening({ powers: [power] }), NOW)).toEqual({
      ok: true,
      value: { of: 'power', power, people: 2 },
    });
    const node = { ...power, power: 'suspend-node' } as const;
    const suspension = {
      kind: 'suspend-node',
      nodeId: 'bank.peer0',
      power: { memberId: REGULATOR },
    } as const;
    const suspending = authorityFor(
      suspension as typeof done | typeof suspension as never,
      intervening({ powers: [node] }),
      NOW,
    );
    expect(suspending).toEqual({ ok: true, value: { of: 'power', power: node, people: 1 } });
  });

  test.each<[string, string, Partial<PowerRecord>]>([
    ['that has run out', 'POWER_MISSING', { until: NOW }],
    ['of another kind', 'POWER_MISSING', { power: 'suspend-node' }],
    ['of another regulator', 'POWER_MISSING', { memberId: BANK }],
    ['over others only', 'POWER_OUT_OF_SCOPE', { over: ['insurer' as MemberId] }],
    ['over this one', 'accepted', { over: [BANK] }],
  ])('with a power %s: %s', (_what, code, more) => {
    expect(codeOf(authorityFor(done, intervening({ powers: [{ ...power, ...more }] }), NOW))).toBe(code);
  });

  test('a power that the charter does not know any more is none', () => {
    for (const charter of [SAMPLE_CHARTER, without(SAMPLE_CHARTER, 'regulator')]) {
      const verdict = authorityFor(done, intervening({ powers: [power], charter }), NOW);
      expect(codeOf(verdict)).toBe('POWER_NOT_GRANTABLE');
    }
  });

  test('people who are not of the body do not take part, nor those of another institution by a regulator’s power', () => {
    const assembly = SAMPLE_CHARTER.bodies?.['assembly'];
    if (assembly === undefined) throw new Error('the sample charter has an assembly');
    const membership = { of: 'members' as const, list: ['bank', 'regulator'] };
    const charter: Charter = { ...CHARTER, bodies: { assembly: { ...assembly, membership } } };
    const authority = authorityFor({ kind: 'freeze-person' }, intervening({ charter }), NOW);
    if (!authority.ok) throw new Error(authority.refusal.code);
    const part = (one: Authority, who: string) =>
      mayTakePart(one, intervening({ charter }), by(who).actor)?.refusal.code;
    expect(part(authority.value, 'bank.gil')).toBeUndefined();
    expect(part(authority.value, 'insurer.gil')).toBe('NOT_IN_BODY');
    expect(part(authority.value, 'bank.ann')).toBe('PERMISSION_DENIED');
    const byPower: Authority = { of: 'power', power, people: 1 };
    expect(part(byPower, 'regulator.gil')).toBeUndefined();
    expect(part(byPower, 'bank.gil')).toBe('POWER_MISSING');
    expect(part(byPower, 'regulator.ann')).toBe('PERMISSION_DENIED');
  });

  test('no power lets a regulator do what the charter knows no power for', () => {
    const pause = { kind: 'pause-system', power: { memberId: REGULATOR } } as const;
    expect(authorityFor(pause, intervening({ powers: [power] }), NOW)).toMatchObject({
      refusal: { code: 'POWER_NOT_GRANTABLE', params: { power: 'pause-system' } },
    });
  });

  test('different people of it who are active and may act count, each once', () => {
    const authority: Authority = { of: 'power', power, people: 2 };
    const words = [word('regulator.gil'), word('regulator.ann')];
    const acting = { ...personOf('regulator.ann'), roles: ['guardian'] };
    const enough = (person: PersonRecord, all = words): boolean =>
      areEnough(authority, all, intervening({ person }).state);
    expect(enough(acting)).toBe(true);
    expect(enough({ ...acting, status: 'frozen' })).toBe(false);
    expect(enough({ ...acting, roles: [] })).toBe(false);
    expect(enough(acting, [word('regulator.gil'), word('regulator.gil')])).toBe(false);
    expect(areEnough({ ...authority, people: 1 }, [word('regulator.gil')], STATE)).toBe(true);
  });

  test('the system is stopped by people only where a vote reviews it', () => {
    const charter: Charter = {
      ...CHARTER,
      interventions: {
        'pause-system': { by: { body: 'assembly', people: 1, institutions: 1 }, recoveryPlan: false },
        'lock-person': { by: { body: 'assembly', people: 1, institutions: 1 }, recoveryPlan: false },
      },
    };
    expect(codeOf(authorityFor({ kind: 'pause-system' }, intervening({ charter }), NOW))).toBe(
      'INTERVENTION_NEEDS_VOTE',
    );
    expect(codeOf(authorityFor({ kind: 'lock-person' }, intervening({ charter }), NOW))).toBe('accepted');
    expect(codeOf(authorityFor({ kind: 'pause-system' }, intervening(), NOW))).toBe('accepted');
  });
});

describe('whom it concerns', () => {
  test('is the institution of the person or of the node, the member, or all', () => {
    const personId = 'bank.rep' as PersonId;
    expect(institutionConcerned({ personId })).toBe('bank');
    expect(institutionConcerned({ memberId: BANK })).toBe('bank');
    expect(institutionConcerned({ nodeId: 'insurer.peer0' as NodeId })).toBe('insurer');
    expect(institutionConcerned({})).toBeUndefined();
  });

  test.each([
    ['freeze-person', false, []],
    ['lock-person', false, []],
    ['suspend-member', false, ['node', 'delegation']],
    ['suspend-node', false, ['node']],
    ['pause-system', true, []],
    ['terminate-system', true, []],
  ] as const)('%s concerns the whole system: %s; it touches %j', (kind, isWide, touched) => {
    expect(isSystemWide(kind)).toBe(isWide);
    expect(touchedKinds(kind)).toEqual(touched);
  });

  test.each([
    ['freeze-person', { memberId: BANK }, 'personId', 'freeze-person concerns personId'],
    [
      'suspend-member',
      { memberId: BANK, nodeId: 'bank.peer0' },
      'nodeId',
      'suspend-member concerns memberId',
    ],
    ['pause-system', { personId: 'bank.rep' }, 'personId', 'pause-system concerns the system'],
  ] as const)('%s names what its kind concerns and nothing else', (kind, target, path, problem) => {
    expect(needTarget({ kind, ...target } as never, STATE)?.refusal).toEqual({
      code: 'ARGUMENT_INVALID',
      params: { path, problem },
    });
  });
});
