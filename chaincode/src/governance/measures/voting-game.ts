import type { Condition, Floor } from '../charter.js';
import { weigh } from '../condition.js';
import type { VotingRule } from '../decision.js';
import type { Count } from '../records/decisions.js';
import type { Elector } from '../records/proposals.js';
import type { Game, GameRule } from './game.js';

/**
 * The game that a track's rule is for an electorate: everyone votes yes or no, nobody abstains, is silent or recused. That is the
 * usual meaning of power indices; a quorum on taking part then always holds. Players stand in the electorate's order.
 */
export function votingGame(rule: VotingRule, electorate: readonly Elector[]): Game {
  const parts = [...(rule.quorum === undefined ? [] : [rule.quorum]), rule.threshold];
  const byWeight = parts.some(readsWeight);
  const totals = {
    heads: electorate.length,
    weight: electorate.reduce((sum, { weight }) => sum + weight, 0),
  };
  return {
    players: electorate.map(({ weight }) => (byWeight ? [1, weight] : [1])),
    rule: { all: parts.map((part) => gameRule(part, totals)) },
  };
}

type Totals = Readonly<Record<Floor['measure'], number>>;

function readsWeight(condition: Condition): boolean {
  if ('all' in condition) return condition.all.some(readsWeight);
  if ('any' in condition) return condition.any.some(readsWeight);
  return condition.measure === 'weight';
}

function gameRule(condition: Condition, totals: Totals): GameRule {
  if ('all' in condition) return { all: condition.all.map((part) => gameRule(part, totals)) };
  if ('any' in condition) return { any: condition.any.map((part) => gameRule(part, totals)) };
  const total = totals[condition.measure];
  const holds = (yes: number): boolean => {
    const count = { yes, no: total - yes, abstain: 0, silent: 0, total } satisfies Count;
    return weigh(condition, { heads: count, weight: count }).met;
  };
  return turningPoint(holds, { sum: condition.measure === 'heads' ? 0 : 1, total });
}

/**
 * A floor compares two linear functions of the yes ballots, so on the way from none to all it turns at most once. Where,
 * the floor itself is asked: what decides a vote is thus what decides power.
 */
function turningPoint(
  holds: (yes: number) => boolean,
  { sum, total }: { sum: number; total: number },
): GameRule {
  const [atNone, atAll] = [holds(0), holds(total)];
  if (atNone === atAll) return atAll ? { all: [] } : { any: [] };
  let [before, after] = [0, total];
  while (after - before > 1) {
    const middle = before + (after - before - ((after - before) % 2)) / 2;
    if (holds(middle) === atAll) after = middle;
    else before = middle;
  }
  return atAll ? { sum, atLeast: after } : { not: { sum, atLeast: after } };
}
