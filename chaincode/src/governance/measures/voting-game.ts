import type { Condition, Floor, Leaf, NumberFloor } from '../charter.js';
import { leavesOf, weigh } from '../counting/condition.js';
import type { VotingRule } from '../counting/decision.js';
import type { Count } from '../records/decisions.js';
import type { Elector } from '../records/proposals.js';
import type { Game, GameRule } from './game.js';

/** One sum of the game: what an elector adds to it. */
interface Column {
  readonly key: string;
  readonly adds: (elector: Elector) => number;
}

const EVERYONE: Column = { key: 'heads', adds: () => 1 };

/**
 * The game that a track's rule is for an electorate: everyone votes yes or no, nobody abstains, is silent or recused. That is the
 * usual meaning of power indices; a quorum on taking part then always holds. Players stand in the electorate's order.
 */
export function votingGame(rule: VotingRule, electorate: readonly Elector[]): Game {
  const parts = [...(rule.quorum === undefined ? [] : [rule.quorum]), rule.threshold];
  const columns = new Map([EVERYONE, ...parts.flatMap(leavesOf).map(columnOf)].map((one) => [one.key, one]));
  const sums = [...columns.values()];
  const totals = sums.map(({ adds }) => electorate.reduce((sum, elector) => sum + adds(elector), 0));
  const place = (leaf: Leaf): Place => {
    const sum = [...columns.keys()].indexOf(columnOf(leaf).key);
    return { sum, total: totals[sum] ?? 0 };
  };
  return {
    players: electorate.map((elector) => sums.map(({ adds }) => adds(elector))),
    rule: { all: parts.map((part) => gameRule(part, place)) },
  };
}

/** Which sum a comparison reads, and what all players add to it. */
interface Place {
  readonly sum: number;
  readonly total: number;
}

function columnOf(leaf: Leaf): Column {
  if ('consents' in leaf) {
    const named = new Set(leaf.consents);
    return {
      key: `consents ${leaf.consents.join(' ')}`,
      adds: ({ memberId }) => (named.has(memberId) ? 1 : 0),
    };
  }
  const { measure, among } = leaf;
  if (measure === 'heads' && among === undefined) return EVERYONE;
  const belongs = (elector: Elector): boolean =>
    among === undefined || elector.classes?.includes(among) === true;
  return {
    key: `${measure} ${among ?? ''}`,
    adds: (elector) => (belongs(elector) ? (measure === 'heads' ? 1 : elector.weight) : 0),
  };
}

function gameRule(condition: Condition, place: (leaf: Leaf) => Place): GameRule {
  if ('all' in condition) return { all: condition.all.map((part) => gameRule(part, place)) };
  if ('any' in condition) return { any: condition.any.map((part) => gameRule(part, place)) };
  const where = place(condition);
  if ('consents' in condition) return { sum: where.sum, atLeast: condition.least };
  return turningPoint(holdsAt(condition, where.total), where);
}

/** Whether a comparison holds with so many yes among so many. */
function holdsAt(leaf: Floor | NumberFloor, total: number): (yes: number) => boolean {
  return (yes) => {
    const count: Count = { yes, no: total - yes, abstain: 0, silent: 0, total };
    const counts = { heads: count, weight: count };
    const classes = leaf.among === undefined ? {} : { [leaf.among]: counts };
    return weigh(leaf, { ...counts, classes }).met;
  };
}

/**
 * A floor compares two linear functions of the yes ballots, so on the way from none to all it turns at most once. Where,
 * the floor itself is asked: what decides a vote is thus what decides power.
 */
function turningPoint(holds: (yes: number) => boolean, { sum, total }: Place): GameRule {
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
