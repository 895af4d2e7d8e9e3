import { ORDINARY_TRACK, SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import type { Charter, Floor, Track } from '../charter.js';
import type { Fingerprint, MemberId, MspId, ProposalId } from '../ids.js';
import { ratioOf } from '../measures/ratio.js';
import type { MemberRecord } from '../records/members.js';
import type { Choice, Outcome } from '../states.js';
import type { PastVote } from './past-vote.js';
import type { Standing } from './electors-under.js';
import { replayVote } from './replay-vote.js';
import { whatIf } from './what-if.js';

const MAJORITY: Floor = {
  count: 'yes',
  measure: 'weight',
  comparator: 'gt',
  numerator: 1,
  denominator: 2,
  base: 'electorate',
};
const BY_HEADS: Floor = { ...MAJORITY, measure: 'heads' };

function track(changes: Partial<Track>): Track {
  const { title, notice, voting, delay, grace, sponsors, earlyDecision } = ORDINARY_TRACK;
  const ordinary = { title, notice, voting, delay, grace, sponsors, earlyDecision };
  return { ...ordinary, threshold: MAJORITY, ...changes };
}

function charterWith(tracks: Record<string, Track>, resolution = Object.keys(tracks)): Charter {
  return { ...SAMPLE_CHARTER, tracks, actions: { 'resolution.record': resolution } };
}

function member(id: string, weight: number, changes: Partial<MemberRecord> = {}): MemberRecord {
  return {
    schemaVersion: 1,
    id: id as MemberId,
    mspId: `${id}-msp` as MspId,
    name: { en: id, zh: id },
    kinds: ['ordinary-user'],
    votes: true,
    weight,
    decisionRule: { approvals: 1, makerIsNotChecker: false },
    agent: 'a'.repeat(64) as Fingerprint,
    status: 'active',
    since: 0,
    ...changes,
  };
}

const STANDING: Standing = {
  members: [member('a', 50), member('b', 49), member('c', 1)],
  people: [],
  seats: [],
};

function past(
  choices: Readonly<Record<string, Choice>>,
  outcome: Outcome,
  more: Partial<PastVote> = {},
): PastVote {
  const electorate = [
    { memberId: 'a' as MemberId, weight: 50 },
    { memberId: 'b' as MemberId, weight: 49 },
    { memberId: 'c' as MemberId, weight: 1 },
  ];
  return {
    proposalId: 'p' as ProposalId,
    title: 'A matter',
    actions: [{ kind: 'resolution.record', payload: { text: 'A matter' } }],
    trackId: 'ordinary',
    outcome,
    decidedAt: 10,
    pinnedAt: 5,
    electors: { electorate },
    cast: {
      ballots: Object.entries(choices).map(([memberId, choice]) => ({
        memberId: memberId as MemberId,
        choice,
      })),
    },
    ...more,
  };
}

const CURRENT = charterWith({ ordinary: track({}) });
const HEADS = charterWith({ ordinary: track({ threshold: BY_HEADS }) });

test('a past vote is decided anew by the draft, with the numbers that decide', () => {
  const vote = past({ a: 'yes', b: 'no', c: 'yes' }, 'approved');
  const same = replayVote(vote, { ...STANDING, charter: CURRENT });
  expect(same).toMatchObject({ changed: false, after: { trackId: 'ordinary', outcome: 'approved' } });
  const light = past({ a: 'no', b: 'yes', c: 'yes' }, 'rejected');
  expect(replayVote(light, { ...STANDING, charter: HEADS })).toMatchObject({
    before: { trackId: 'ordinary', outcome: 'rejected' },
    after: { outcome: 'approved', decision: { threshold: { needed: 2, reached: 2 } } },
    changed: true,
  });
});

test('weights are those of then, not those of now', () => {
  const grown = { ...STANDING, members: [member('a', 1), member('b', 49), member('c', 1)] };
  const vote = past({ a: 'yes', c: 'yes' }, 'approved');
  expect(replayVote(vote, { ...grown, charter: CURRENT })).toMatchObject({
    changed: false,
    after: { decision: { tally: { weight: { yes: 51, total: 100 } } } },
  });
});

test('where everyone counted alike then, the own weights are those of now', () => {
  const electors = { electorate: ['a', 'b', 'c'].map((id) => ({ memberId: id as MemberId, weight: 1 })) };
  const vote = past({ a: 'yes' }, 'rejected', { electors, equalWeights: true });
  const { after } = replayVote(vote, { ...STANDING, charter: CURRENT });
  expect(after?.decision.tally.weight).toMatchObject({ yes: 50, total: 100 });
});

test('a cap of the draft works on the own weights', () => {
  const caps = { member: { numerator: 1, denominator: 2 } };
  const capped = charterWith({
    ordinary: track({ electorate: { fixed: 'submission', weight: 'own', caps } }),
  });
  const electors = { electorate: [{ memberId: 'a' as MemberId, weight: 40, ownWeight: 50 }] };
  const alone = past({ a: 'yes' }, 'approved', { electors });
  const decision = replayVote(alone, { ...STANDING, charter: capped }).after?.decision;
  // 50, 49 and 1: nobody above half of what counts.
  expect(decision?.tally.weight).toMatchObject({ yes: 50, total: 100 });
});

test('members who joined later, or have left, change nothing', () => {
  const later = member('late', 900, { since: 7 });
  const left = [member('a', 50, { status: 'left' }), member('b', 49), member('c', 1), later];
  const vote = past({ a: 'yes', c: 'yes' }, 'approved');
  expect(
    replayVote(vote, { ...STANDING, members: left, charter: CURRENT }).after?.decision.tally.heads,
  ).toMatchObject({
    yes: 2,
    total: 3,
  });
});

test('delegations and declared conflicts count only where the draft knows them', () => {
  const cast = {
    ballots: [{ memberId: 'a' as MemberId, choice: 'yes' as const }],
    delegations: [{ from: 'b' as MemberId, to: 'a' as MemberId }],
    recused: ['c' as MemberId],
  };
  const vote = past({}, 'approved', { cast });
  const heads = (charter: Charter) => replayVote(vote, { ...STANDING, charter }).after?.decision.tally.heads;
  expect(heads(HEADS)).toMatchObject({ yes: 1, silent: 2, total: 3 });
  const knowing = track({
    threshold: BY_HEADS,
    delegation: { longest: 'P30D', perHolder: 1, countsAsPresent: true, within: 'anyone' },
    recusal: { subject: true, declared: true, leaves: ['quorum', 'threshold'], leastDisinterested: 0 },
  });
  expect(heads(charterWith({ ordinary: knowing }))).toMatchObject({ yes: 2, total: 2 });
});

test('a matter goes by the usual track where its own is gone, and nowhere where there is none', () => {
  const vote = past({ a: 'yes', b: 'yes' }, 'approved');
  const other = charterWith({ other: track({}) });
  expect(replayVote(vote, { ...STANDING, charter: other })).toMatchObject({
    after: { trackId: 'other' },
    changed: false,
  });
  const nowhere = { ...CURRENT, actions: {} };
  const replayed = replayVote(vote, { ...STANDING, charter: nowhere });
  expect(replayed).toMatchObject({ changed: true });
  expect(replayed.after).toBeUndefined();
});

test('power by track, before and after: 50, 49 and 1 by weight and by heads', () => {
  const added = charterWith({ ...HEADS.tracks, added: track({}) });
  const { tracks } = whatIf({ current: CURRENT, draft: added, past: [], standing: STANDING });
  expect(tracks.map(({ trackId }) => trackId)).toEqual(['ordinary', 'added']);
  const [ordinary, addedTrack] = tracks;
  expect(
    ordinary?.members.map(({ memberId, shapleyShubikChange }) => [memberId, shapleyShubikChange]),
  ).toEqual([
    ['a', ratioOf(-1, 3)],
    ['b', ratioOf(1, 6)],
    ['c', ratioOf(1, 6)],
  ]);
  expect(addedTrack?.before).toBeUndefined();
  expect(addedTrack?.members[0]).toMatchObject({ memberId: 'a', shapleyShubikChange: ratioOf(2, 3) });
});

test('affiliates with one merged vote have its power together', () => {
  const members = [member('a', 2, { group: 'g' }), member('b', 2, { group: 'g' }), member('c', 3)];
  const rules = { fixed: 'submission', weight: 'own', affiliates: { split: 'abstain' } } as const;
  const merged = charterWith({ ordinary: track({ electorate: rules }) });
  const { tracks } = whatIf({
    current: CURRENT,
    draft: merged,
    past: [],
    standing: { ...STANDING, members },
  });
  expect(tracks[0]?.members.map(({ after }) => after?.shapleyShubik)).toEqual([
    ratioOf(1, 1),
    ratioOf(1, 1),
    ratioOf(0, 1),
  ]);
});

test('where power cannot be computed within the bounds, it says so', () => {
  const weights = Array.from({ length: 60 }, (_, index) => 1_000_003 - index * index * 97);
  const members = weights.map((weight, index) => member(`m${index}`, weight));
  const { tracks } = whatIf({
    current: CURRENT,
    draft: CURRENT,
    past: [],
    standing: { ...STANDING, members },
  });
  expect(tracks[0]).toMatchObject({
    after: { ok: false, refusal: { code: 'POWER_TOO_COMPLEX' } },
    members: [],
  });
});
