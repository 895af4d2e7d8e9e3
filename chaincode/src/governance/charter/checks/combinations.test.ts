import {
  MAJORITY,
  MEMBERSHIP_TRACK,
  ORDINARY_TRACK,
  SAMPLE_CHARTER,
  SECRET_TRACK,
  URGENT_TRACK,
} from '../../../testing/sample-charter.js';
import type { Charter, Condition, Track } from '../../charter.js';
import type { Body } from '../../charter/bodies.js';
import { checkCombinations } from './combinations.js';

const URGENT = URGENT_TRACK.urgent ?? changedSample();

function changedSample(): never {
  throw new Error('the sample has changed');
}

/** What is wrong with a track, beside one that is secret and an urgent one. */
function findings(track: Partial<Track>, more: Partial<Charter> = {}): string[] {
  const tracks = {
    membership: MEMBERSHIP_TRACK,
    secret: SECRET_TRACK,
    hasty: { ...URGENT_TRACK, urgent: { ...URGENT, standard: 'membership' } },
    ordinary: { ...ORDINARY_TRACK, ...track },
  };
  return checkCombinations({ ...SAMPLE_CHARTER, tracks, ...more }).map(
    ({ severity, code, path }) => `${severity} ${code} ${path.replace('tracks.ordinary', 'track')}`,
  );
}

const title = { en: 'x', zh: '甲' };
const seats: Body['membership'] = {
  of: 'seats',
  seats: { chairs: { title, number: 3, filledBy: 'election' } },
};
const board = (more: Partial<Body> = {}): Partial<Charter> => ({
  bodies: { board: { title, purpose: 'decides', membership: seats, ...more } },
});
const ofBoard = { electorate: { body: 'board', fixed: 'submission', weight: 'own' } } as const;
const merged = {
  electorate: { fixed: 'submission', weight: 'own', affiliates: { split: 'majority' } },
} as const;
const sustained: Partial<Track> = { sustained: 'PT10M' };
const changeable: Partial<Track> = { changeable: { until: 'PT1M' } };
const electing = (tie: 'lot' | 'chair'): Partial<Track> => ({ election: { method: 'approval', tie } });
const late = (...on: ('lead' | 'quorum')[]): Partial<Track> => ({
  extension: { on, stretch: 'PT5M', by: 'PT5M', cap: 'PT30M' },
});
const whenCertain = { on: ['approved' as const], after: 'PT0S' };
const secret: Partial<Track> = { secret: { reveal: 'PT30M' } };
const urgent = (standard: string): Partial<Track> => ({ urgent: { ...URGENT, standard } });
const ofSeats: { readonly threshold: Condition } = { threshold: { ...MAJORITY, base: 'seats' } };
const consents = (least: number, ...ids: string[]): Partial<Track> => ({
  threshold: { consents: ids, least },
});
const absence = (more: Partial<NonNullable<Track['attendance']>>): Partial<Track> => ({
  attendance: { misses: 2, then: 'inactive', restoredBy: 'asking', ...more },
});

test.each<[string, Partial<Track>, string[]]>([
  ['a bar to be held, of ballots that are final', sustained, ['refusal PARTS_CONFLICT track.sustained']],
  ['a bar to be held, of ballots that can change', { ...sustained, ...changeable }, []],
  [
    'a bar to be held, of a secret vote',
    { ...sustained, ...changeable, ...secret },
    ['refusal PARTS_CONFLICT track.sustained'],
  ],
  [
    'extending a secret vote on who leads',
    { ...secret, ...late('lead') },
    ['refusal PARTS_CONFLICT track.extension.on'],
  ],
  ['extending a secret vote on the quorum', { ...secret, ...late('quorum') }, []],
  ['extending an open vote on who leads', late('quorum', 'lead'), []],
  [
    'silence that is a yes in secret',
    { ...secret, silence: 'yes' },
    ['refusal PARTS_CONFLICT track.silence'],
  ],
  ['silence that is a no in secret', { ...secret, silence: 'no' }, []],
  ['silence that is a yes in the open', { silence: 'yes' }, []],
  [
    'an urgent election',
    { ...electing('lot'), ...urgent('membership') },
    ['refusal PARTS_CONFLICT track.election'],
  ],
  [
    'an election among merged affiliates',
    { ...electing('lot'), ...merged },
    ['refusal PARTS_CONFLICT track.election'],
  ],
  ['an election', electing('lot'), []],
  [
    'more misses than votes looked at',
    absence({ misses: 3, ofLast: 2 }),
    ['refusal PARTS_CONFLICT track.attendance'],
  ],
  ['as many misses as votes looked at', absence({ misses: 2, ofLast: 2 }), []],
  ['misses without a number of votes', absence({ misses: 3 }), []],
  [
    'a lost vote that taking part restores',
    absence({ then: 'vote-suspended', restoredBy: 'taking-part' }),
    ['refusal PARTS_CONFLICT track.attendance.restoredBy'],
  ],
  ['a lost vote that asking restores', absence({ then: 'vote-suspended', restoredBy: 'asking' }), []],
  ['an inactive one that taking part restores', absence({ then: 'inactive', restoredBy: 'taking-part' }), []],
  ['an early decision on ballots that change', { ...changeable, earlyDecision: true }, []],
  [
    'an early decision, when certain, on ballots that change',
    { ...changeable, earlyDecision: whenCertain },
    ['warning PART_WITHOUT_EFFECT track.earlyDecision'],
  ],
  [
    'an early decision, when certain, of electors that are fixed at the closing',
    {
      electorate: { fixed: 'closing', weight: 'own' },
      earlyDecision: { on: ['approved'] },
    } as unknown as Partial<Track>,
    ['warning PART_WITHOUT_EFFECT track.earlyDecision'],
  ],
  ['an early decision, when certain, on final ballots of fixed electors', { earlyDecision: whenCertain }, []],
  ['the base of seats among all members', ofSeats, ['refusal PARTS_CONFLICT track']],
  [
    'the base of seats in a quorum, among all members',
    { quorum: ofSeats.threshold },
    ['refusal PARTS_CONFLICT track'],
  ],
  ['as many consents as members are named', consents(2, 'bank', 'exchange'), []],
  ['more consents than members are named', consents(3, 'bank', 'exchange'), ['refusal PARTS_CONFLICT track']],
  ['more consents than different members', consents(2, 'bank', 'bank'), ['refusal PARTS_CONFLICT track']],
  ['a casting vote without a chair', { castingVote: 'chair' }, ['refusal PARTS_CONFLICT track.castingVote']],
  [
    'a tie for a chair that there is not',
    electing('chair'),
    ['warning PART_WITHOUT_EFFECT track.election.tie'],
  ],
  ['an urgent track with a standard one', urgent('membership'), []],
  [
    'an urgent track that is secret',
    { ...urgent('membership'), ...secret },
    ['refusal PARTS_CONFLICT track.urgent'],
  ],
  ['an urgent track whose standard one is secret', urgent('secret'), ['refusal PARTS_CONFLICT track.urgent']],
  [
    'an urgent track whose standard one is urgent',
    urgent('hasty'),
    ['refusal PARTS_CONFLICT track.urgent.standard'],
  ],
])('%s', (_what, track, found) => {
  expect(findings(track)).toEqual(found);
});

test.each<[string, Partial<Track>, Partial<Charter>, string[]]>([
  ['the base of seats', ofSeats, board(), []],
  [
    'the base of seats in a second call',
    { secondCall: { after: 'P1D', within: 'P1D', quorum: ofSeats.threshold } },
    board(),
    [],
  ],
  ['the base of seats', ofSeats, board({ membership: { of: 'members' } }), ['refusal PARTS_CONFLICT track']],
  ['a casting vote', { castingVote: 'chair' }, board(), ['refusal PARTS_CONFLICT track.castingVote']],
  ['a casting vote', { castingVote: 'chair' }, board({ chair: 'guardian' }), []],
  ['a tie for the chair', electing('chair'), board({ chair: 'guardian' }), []],
])('%s where a body decides', (...[, track, bodies, found]) => {
  expect(findings({ ...ofBoard, ...track }, bodies)).toEqual(found);
});
