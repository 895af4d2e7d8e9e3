import { MERIT_CHARTER } from '../../testing/merit-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import { without } from '../../testing/without.js';
import type { MemberId, PersonId, ProposalId } from '../ids.js';
import type { Action } from '../records/actions.js';
import type { InterventionRecord } from '../records/interventions.js';
import type { ConsortiumRecord, PersonRecord } from '../records/members.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { planActions, subjectKeys, subjectsOf } from './catalogue.js';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 100 * DAY;
const ID = 'a'.repeat(64);
const VOTE = 'b'.repeat(64) as ProposalId;
const ANN = 'bank.ann' as PersonId;
const STATE = sampleState({ ...MERIT_CHARTER, accounts: { lockWindow: 'P3D', longestFreeze: 'P30D' } });
const CONSORTIUM = { schemaVersion: 1, charterVersion: 1 } as unknown as ConsortiumRecord;

function stateOf(interventions: readonly InterventionRecord[], person?: PersonRecord): GovernanceState {
  const people = STATE.people.map((one) => (one.id === person?.id ? person : one));
  return { ...STATE, people, further: { consortium: [CONSORTIUM], intervention: interventions, node: [] } };
}

function planned(action: Action, state: GovernanceState, trackId = 'ordinary'): unknown {
  const proposal = { id: VOTE, trackId } as unknown as ProposalRecord;
  const verdict = planActions([action], state, { now: NOW, proposal });
  if (!verdict.ok) return verdict.refusal;
  return verdict.value.map(({ event, before, after }) => [event, before, after]);
}

function personOf(id: PersonId): PersonRecord {
  const person = STATE.people.find((one) => one.id === id);
  if (person === undefined) throw new Error(`nobody is ${id}`);
  return person;
}

const by = (letter: string) => ({
  personId: `${letter}.gil` as PersonId,
  memberId: letter as MemberId,
  at: 0,
});
/** In force, with a review that has a day left. */
const REVIEWED: InterventionRecord = {
  ...{ schemaVersion: 1, id: ID, kind: 'freeze-person', personId: ANN, reason: 'x', at: 0, imposedAt: 0 },
  ...{ wantedBy: [by('exchange'), by('insurer')], liftedBy: [], until: NOW + 5 * DAY },
  review: { trackId: 'ordinary', by: NOW + DAY },
};
const ORDERED = without(REVIEWED, 'imposedAt');
const FROZEN: PersonRecord = {
  ...personOf(ANN),
  status: 'frozen',
  bars: [{ kind: 'frozen', source: ID, since: 0, until: NOW + DAY }],
};

describe('confirming', () => {
  const confirm: Action = { kind: 'intervention.confirm', payload: { interventionId: ID } };

  test('puts its end off to the longest that it may last', () => {
    const record = { ...REVIEWED, review: { ...REVIEWED.review, confirmedIn: VOTE } };
    const after = { ...FROZEN, bars: [{ kind: 'frozen', source: ID, since: 0, until: NOW + 5 * DAY }] };
    expect(planned(confirm, stateOf([REVIEWED], FROZEN))).toEqual([
      ['intervention.confirmed', REVIEWED, record],
      ['person.frozen', FROZEN, after],
    ]);
  });

  test.each<[string, string, readonly InterventionRecord[]]>([
    ['what there is not', 'INTERVENTION_NOT_FOUND', [{ ...REVIEWED, id: 'c'.repeat(64) }]],
    ['what has not taken effect', 'INTERVENTION_NOT_IN_FORCE', [ORDERED]],
    ['what has ended', 'INTERVENTION_NOT_IN_FORCE', [{ ...REVIEWED, ended: { how: 'lifted', at: 0 } }]],
    ['what nobody needs to review', 'INTERVENTION_NOT_REVIEWED', [without(REVIEWED, 'review')]],
    [
      'what is confirmed already',
      'INTERVENTION_NOT_REVIEWED',
      [{ ...REVIEWED, review: { trackId: 'ordinary', by: NOW + DAY, confirmedIn: VOTE } }],
    ],
  ])('is not possible of %s', (_what, code, records) => {
    expect(planned(confirm, stateOf(records, FROZEN))).toMatchObject({ code });
  });

  test('goes by the track of its review alone, and in time', () => {
    expect(planned(confirm, stateOf([REVIEWED], FROZEN), 'membership')).toMatchObject({
      code: 'INTERVENTION_OTHER_TRACK',
      params: { trackId: 'ordinary' },
    });
    const late = (end: number) => ({ ...REVIEWED, review: { trackId: 'ordinary', by: end } });
    expect(planned(confirm, stateOf([late(NOW)], FROZEN))).toMatchObject({
      code: 'INTERVENTION_NOT_IN_FORCE',
    });
    expect(planned(confirm, stateOf([late(NOW + 1)], FROZEN))).toMatchObject([{}, {}]);
  });

  test('of an account that is closed meanwhile does nothing', () => {
    const closed: PersonRecord = { ...FROZEN, status: 'closed' };
    expect(planned(confirm, stateOf([REVIEWED], closed))).toMatchObject({ code: 'PERSON_CLOSED' });
  });
});

describe('lifting by vote', () => {
  const lift: Action = { kind: 'intervention.lift', payload: { interventionId: ID, reason: 'Cleared.' } };
  const ended = { how: 'voted', at: NOW, reason: 'Cleared.' };

  test('ends what is in force, whoever has imposed it', () => {
    expect(planned(lift, stateOf([REVIEWED], FROZEN))).toEqual([
      ['intervention.ended', REVIEWED, { ...REVIEWED, ended }],
      ['person.unfrozen', FROZEN, personOf(ANN)],
    ]);
    expect(planned(lift, stateOf([ORDERED], FROZEN))).toMatchObject({ code: 'INTERVENTION_NOT_IN_FORCE' });
  });

  test('frees nobody whom a vote has freed already, and nobody whose account is closed', () => {
    const alone = [['intervention.ended', REVIEWED, { ...REVIEWED, ended }]];
    const other: PersonRecord = { ...FROZEN, bars: [{ kind: 'frozen', source: VOTE, since: 0 }] };
    for (const person of [personOf(ANN), other, { ...FROZEN, status: 'closed' } as const]) {
      expect(planned(lift, stateOf([REVIEWED], person))).toEqual(alone);
    }
  });

  test('of a lock unlocks', () => {
    const lock: InterventionRecord = { ...REVIEWED, kind: 'lock-person' };
    const bar = { kind: 'locked', source: ID, since: 0 } as const;
    const locked: PersonRecord = { ...FROZEN, status: 'locked', bars: [bar] };
    expect(planned(lift, stateOf([lock], locked))).toMatchObject([
      ['intervention.ended', {}, {}],
      ['person.unlocked', {}, { status: 'active' }],
    ]);
  });
});

describe('ordering by vote', () => {
  const order = (kind: 'freeze-person' | 'lock-person', personId: PersonId = ANN): Action => ({
    kind: 'intervention.order',
    payload: { kind, personId, reason: 'Lost.' },
  });

  test('takes effect at once, wanted by nobody, within the bounds of its kind', () => {
    const record = {
      ...{ schemaVersion: 1, id: VOTE, kind: 'freeze-person', personId: ANN, reason: 'Lost.' },
      ...{ at: NOW, wantedBy: [], liftedBy: [], imposedAt: NOW, until: NOW + 30 * DAY },
    };
    const bars = [{ kind: 'frozen', source: VOTE, since: NOW, until: NOW + 30 * DAY }];
    expect(planned(order('freeze-person'), stateOf([]))).toEqual([
      ['intervention.imposed', null, record],
      ['person.frozen', personOf(ANN), { ...personOf(ANN), status: 'frozen', bars }],
    ]);
    const [[, , endless] = []] = planned(order('lock-person'), stateOf([])) as unknown[][];
    expect(endless).not.toHaveProperty('until');
  });

  test('is one for each proposal, of somebody there is', () => {
    const before = { ...REVIEWED, id: VOTE };
    expect(planned(order('lock-person'), stateOf([before]))).toMatchObject({
      code: 'ARGUMENT_INVALID',
      params: { path: 'actions' },
    });
    expect(planned(order('lock-person'), stateOf([REVIEWED]))).toMatchObject([{}, {}]);
    expect(planned(order('lock-person', 'bank.nobody' as PersonId), stateOf([]))).toMatchObject({
      code: 'PERSON_NOT_FOUND',
    });
  });

  test('bars nobody without an end whom every amendment needs, where no vote could lift that any more', () => {
    const representative = MERIT_CHARTER.roles['representative'];
    if (representative === undefined) throw new Error('the sample charter has representatives');
    const permissions = representative.permissions.filter((one) => one !== 'proposal.propose');
    const roles = { ...MERIT_CHARTER.roles, representative: { ...representative, permissions } };
    const proposer: PersonRecord = { ...personOf(ANN), roles: ['approver', 'only-proposal-propose'] };
    const state = { ...stateOf([], proposer), charter: { ...STATE.charter, roles } };
    expect(planned(order('lock-person'), state)).toMatchObject({ code: 'CHARTER_BRICKS' });
    expect(planned(order('freeze-person'), state)).toMatchObject([{}, {}]);
    const brief = { ...order('lock-person').payload, lasts: 'P1D' };
    expect(planned({ kind: 'intervention.order', payload: brief } as Action, state)).toMatchObject([{}, {}]);
  });

  test('stops no system that another one has stopped', () => {
    const stop = { interventionId: ID, kind: 'pause-system', since: 0 } as const;
    const state = {
      ...stateOf([]),
      further: { consortium: [{ ...CONSORTIUM, stop }], intervention: [], node: [] },
    };
    const pause = { kind: 'pause-system', reason: 'x', recoveryPlan: 'f'.repeat(64) };
    expect(planned({ kind: 'intervention.order', payload: pause } as Action, state)).toMatchObject({
      code: 'SYSTEM_STOPPED',
    });
  });

  test.each([
    [{ kind: 'freeze-person', personId: ANN }, 'freeze-person bank.ann', ['bank']],
    [{ kind: 'suspend-member', memberId: 'insurer' }, 'suspend-member insurer', ['insurer']],
    [{ kind: 'suspend-node', nodeId: 'bank.peer0' }, 'suspend-node bank.peer0', ['bank']],
    [{ kind: 'pause-system' }, 'pause-system ', []],
  ])('%j is about “%s” and concerns %j', (target, subject, members) => {
    const action = { kind: 'intervention.order', payload: { ...target, reason: 'x' } } as Action;
    expect(subjectKeys([action])).toEqual([['intervention.order', subject]]);
    expect(subjectsOf([action])).toEqual(members);
  });
});
