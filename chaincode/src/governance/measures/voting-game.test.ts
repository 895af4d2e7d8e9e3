import { fc, runs } from '../../testing/properties.js';
import { subsetsOf } from '../../testing/brute-force-power.js';
import { rules } from '../../testing/vote-arbitraries.js';
import type { Floor } from '../charter.js';
import { outcomeOf } from '../counting/decision.js';
import type { MemberId } from '../ids.js';
import type { Elector } from '../records/proposals.js';
import { tallyVotes } from '../counting/tally-votes.js';
import { settledVotes } from '../counting/vote.js';
import { wins } from './game.js';
import { powerOf } from './power-indices.js';
import { ratioOf } from './ratio.js';
import { votingGame } from './voting-game.js';

function electors(...weights: readonly number[]): Elector[] {
  return weights.map((weight, index) => ({ memberId: `m${index}` as MemberId, weight }));
}

const TWO_THIRDS: Floor = {
  count: 'yes',
  measure: 'weight',
  comparator: 'gte',
  numerator: 2,
  denominator: 3,
  base: 'electorate',
};

test('a coalition wins the game exactly when the proposal passes with its yes and the no of all others', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 6 });
  fc.assert(
    fc.property(rules, weights, (rule, list) => {
      const electorate = electors(...list);
      const game = votingGame(rule, electorate);
      for (const yes of subsetsOf(electorate.map((_, index) => index))) {
        const ballots = electorate.map(({ memberId }, index) => ({
          memberId,
          choice: yes.includes(index) ? ('yes' as const) : ('no' as const),
        }));
        const width = game.players[0]?.length ?? 1;
        const sums = Array.from({ length: width }, (_, sum) =>
          yes.reduce((total, player) => total + (game.players[player]?.[sum] ?? 0), 0),
        );
        const passes =
          outcomeOf(rule, tallyVotes(rule, settledVotes({ electorate, ballots }))) === 'approved';
        expect(wins(game.rule, sums)).toBe(passes);
      }
    }),
    { numRuns: runs(300) },
  );
});

test('a quorum on taking part gives nobody power: all take part', () => {
  const quorum: Floor = { ...TWO_THIRDS, count: 'taking-part', measure: 'heads' };
  const electorate = electors(2, 2, 1, 1, 1, 1, 1);
  expect(powerOf(votingGame({ quorum, threshold: TWO_THIRDS }, electorate))).toEqual(
    powerOf(votingGame({ threshold: TWO_THIRDS }, electorate)),
  );
});

test('weighted super-validators: two thirds of 2, 2, 1, 1, 1, 1, 1', () => {
  const result = powerOf(votingGame({ threshold: TWO_THIRDS }, electors(2, 2, 1, 1, 1, 1, 1)));
  if (!result.ok) throw new Error('refused');
  const { players, smallestWinning, smallestBlocking } = result.value;
  expect(players[0]?.shapleyShubik).toEqual(ratioOf(5, 21));
  expect(players[6]?.shapleyShubik).toEqual(ratioOf(11, 105));
  expect({ smallestWinning, smallestBlocking }).toEqual({ smallestWinning: 4, smallestBlocking: 2 });
});

test('by heads alone weight gives no power', () => {
  const game = votingGame({ threshold: { ...TWO_THIRDS, measure: 'heads' } }, electors(1000, 1, 1));
  expect(game.players).toEqual([[1], [1], [1]]);
});
