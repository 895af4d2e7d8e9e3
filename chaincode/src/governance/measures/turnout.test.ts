import { fc } from '../../testing/properties.js';
import type { MemberId } from '../ids.js';
import { ratioOf } from './ratio.js';
import { missedOfLast, turnoutOf, type AttendedVote } from './turnout.js';

const [A, B, C] = ['a', 'b', 'c'] as MemberId[] as [MemberId, MemberId, MemberId];
const ELECTORATE = [
  { memberId: A, weight: 3 },
  { memberId: B, weight: 1 },
];

const VOTES: readonly AttendedVote[] = [
  { trackId: 'ordinary', electorate: ELECTORATE, ballots: [{ memberId: A, choice: 'yes' }] },
  {
    trackId: 'ordinary',
    electorate: ELECTORATE,
    ballots: [{ memberId: A, choice: 'abstain', delegated: true }],
  },
  {
    trackId: 'secret',
    electorate: [...ELECTORATE, { memberId: C, weight: 6 }],
    ballots: [{ memberId: B, choice: 'unrevealed' }],
    recused: [C],
  },
  { trackId: 'ordinary', electorate: ELECTORATE, ballots: [{ memberId: A, choice: 'no' }] },
];

test('turnout of each track and of all, in heads and in weight', () => {
  const { all, byTrack } = turnoutOf(VOTES);
  expect(all).toEqual({ votes: 4, heads: ratioOf(4, 8), weight: ratioOf(10, 16) });
  expect([...byTrack]).toEqual([
    ['ordinary', { votes: 3, heads: ratioOf(3, 6), weight: ratioOf(9, 12) }],
    ['secret', { votes: 1, heads: ratioOf(1, 2), weight: ratioOf(1, 4) }],
  ]);
});

test('each member: present, abstaining, by a delegate, silent, and for how long', () => {
  const [a, b, c] = turnoutOf(VOTES).members;
  expect(a).toEqual({
    memberId: A,
    eligible: 4,
    tookPart: 3,
    abstained: 1,
    delegated: 1,
    silent: 1,
    silentSince: 0,
    longestSilence: 1,
    turnout: ratioOf(3, 4),
  });
  expect(b).toMatchObject({
    tookPart: 1,
    silent: 3,
    silentSince: 1,
    longestSilence: 2,
    turnout: ratioOf(1, 4),
  });
  expect(c).toMatchObject({ memberId: C, eligible: 0, silent: 0 });
  expect(c?.turnout).toBeUndefined();
});

test('an unrevealed ballot is no silence, a recusal neither presence nor absence', () => {
  expect(missedOfLast(VOTES, B, 2)).toBe(1);
  expect(missedOfLast(VOTES, B, 99)).toBe(3);
  expect(missedOfLast(VOTES, B, 0)).toBe(0);
  expect(missedOfLast(VOTES, C, 5)).toBe(0);
});

test('without votes there is nothing to measure', () => {
  const nothing = turnoutOf([]);
  expect(nothing).toMatchObject({ all: { votes: 0 }, members: [] });
  expect(nothing.all.heads).toBeUndefined();
});

test('runs of silence are the longest and the last rows of missed votes', () => {
  const attendance = fc.array(fc.boolean(), { maxLength: 12 });
  fc.assert(
    fc.property(attendance, (present) => {
      const votes = present.map((here) => ({
        trackId: 'ordinary',
        electorate: [{ memberId: A, weight: 0 }],
        ballots: here ? [{ memberId: A, choice: 'yes' as const }] : [],
      }));
      const rows = present
        .map((here) => (here ? ' ' : 'x'))
        .join('')
        .split(' ');
      const [member] = turnoutOf(votes).members;
      expect(member?.longestSilence ?? 0).toBe(Math.max(...rows.map((row) => row.length)));
      expect(member?.silentSince ?? 0).toBe(rows.at(-1)?.length);
      expect((member?.tookPart ?? 0) + (member?.silent ?? 0)).toBe(present.length);
    }),
  );
});
