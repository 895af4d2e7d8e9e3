import { fc, runs } from '../../testing/properties.js';
import { ORDINARY_TRACK } from '../../testing/sample-charter.js';
import { completionsOf, rules, votes } from '../../testing/vote-arbitraries.js';
import type { Floor } from '../charter.js';
import { outcomeOf } from './decision.js';
import { earlyOutcome } from './early-decision.js';
import type { MemberId } from '../ids.js';
import type { Elector } from '../records/proposals.js';
import { tallyVotes } from './tally-votes.js';
import { settledVotes } from './vote.js';

function electors(...weights: readonly number[]): Elector[] {
  return weights.map((weight, index) => ({ memberId: `m${index}` as MemberId, weight }));
}

test('early decision = outcome under every completion, exactly, for rules of any shape', () => {
  fc.assert(
    fc.property(rules, votes, (rule, vote) => {
      const outcomes = completionsOf(vote).map((ballots) =>
        outcomeOf(rule, tallyVotes(rule, settledVotes({ electorate: vote.electorate, ballots }))),
      );
      const only = new Set(outcomes).size === 1 ? outcomes[0] : undefined;
      expect(earlyOutcome(rule, vote)).toBe(only);
    }),
    { numRuns: runs(1000) },
  );
});

test('two thirds of 9 by weight are reached before all have voted (Canton CIP-0008)', () => {
  const electorate = electors(2, 2, 1, 1, 1, 1, 1);
  const threshold: Floor = {
    count: 'yes',
    measure: 'weight',
    comparator: 'gte',
    numerator: 2,
    denominator: 3,
    base: 'electorate',
  };
  const yes = electorate.map(({ memberId }) => ({ memberId, choice: 'yes' as const }));
  expect(earlyOutcome({ threshold }, { electorate, ballots: yes.slice(0, 3) })).toBeUndefined();
  expect(earlyOutcome({ threshold }, { electorate, ballots: yes.slice(0, 4) })).toBe('approved');
  const tallies = tallyVotes({ threshold }, settledVotes({ electorate, ballots: yes.slice(0, 6) }));
  expect(tallies.plain.weight).toMatchObject({ yes: 8, silent: 1, total: 9 });
  expect(outcomeOf({ threshold }, tallies)).toBe('approved');
});

test('sees what parts that exclude each other make certain together', () => {
  const half: Floor = { ...ORDINARY_TRACK.threshold, measure: 'heads' } as Floor;
  const rule = { threshold: { any: [half, { ...half, comparator: 'lte' as const }] } };
  expect(earlyOutcome(rule, { electorate: electors(1, 1, 1), ballots: [] })).toBe('approved');
  // Too many ways to try: such a vote goes on to its end.
  const many = electors(...Array.from({ length: 20 }, (_, index) => index + 1));
  expect(earlyOutcome(rule, { electorate: many, ballots: [] })).toBeUndefined();
});

test('stays within its bound for a large electorate of different weights', () => {
  const electorate = electors(...Array.from({ length: 300 }, (_, index) => index + 1));
  const started = process.cpuUsage();
  expect(earlyOutcome(ORDINARY_TRACK, { electorate, ballots: [] })).toBeUndefined();
  const yes = electorate.slice(90).map(({ memberId }) => ({ memberId, choice: 'yes' as const }));
  expect(earlyOutcome(ORDINARY_TRACK, { electorate, ballots: yes })).toBe('approved');
  expect(process.cpuUsage(started).user / 1000).toBeLessThan(2000);
});
