import type { Condition, Floor } from './charter.js';
import type { Count, Tally } from './records/decisions.js';
import type { Elector } from './records/proposals.js';

/** What the outstanding ballots can still do to a condition: nothing, either way, or it is open. */
export type Prospect = 'always' | 'never' | 'open';

const TAKING_PART = ['yes', 'no', 'abstain'] as const;
const FATES = [...TAKING_PART, 'silent'] as const;
type Fate = (typeof FATES)[number];

/**
 * Whether a condition is met under every completion of the outstanding ballots, under none, or it is open. Exact for a floor:
 * `count × denominator − base × numerator` is a sum over electors, so its extremes are the sums of each one's own
 * extremes. Joined by all/any as three-valued logic, which is never wrong but may say `open` where parts exclude each other.
 */
export function prospectOf(condition: Condition, tally: Tally, outstanding: readonly Elector[]): Prospect {
  if ('all' in condition) {
    const parts = condition.all.map((part) => prospectOf(part, tally, outstanding));
    if (parts.includes('never')) return 'never';
    return parts.every((part) => part === 'always') ? 'always' : 'open';
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => prospectOf(part, tally, outstanding));
    if (parts.includes('always')) return 'always';
    return parts.every((part) => part === 'never') ? 'never' : 'open';
  }
  return floorProspect(condition, tally[condition.measure], outstanding);
}

function floorProspect(floor: Floor, count: Count, outstanding: readonly Elector[]): Prospect {
  const open = outstanding.reduce(
    (sum, elector) => sum + (floor.measure === 'heads' ? 1 : elector.weight),
    0,
  );
  const margins = FATES.map((fate) => marginOf(floor, fate));
  const now = TAKING_PART.reduce((sum, choice) => sum + count[choice] * marginOf(floor, choice), 0);
  // Silent electors, the outstanding among them, are in the base `electorate`; the outstanding are added with their fate.
  const standing = now + (count.silent - open) * marginOf(floor, 'silent');
  const least = standing + open * Math.min(...margins);
  const most = standing + open * Math.max(...margins);
  const emptyNow = FATES.every((fate) => !inBase(floor, fate) || (fate === 'silent' ? 0 : count[fate]) === 0);
  const canBeEmpty = floor.base === 'electorate' ? count.total === 0 : emptyNow;
  if (!reachable(floor, least, most)) return 'never';
  return !canBeEmpty && certain(floor, least, most) ? 'always' : 'open';
}

/** What one unit with this fate adds to `count × denominator − base × numerator`. */
function marginOf(floor: Floor, fate: Fate): number {
  return (inCount(floor, fate) ? floor.denominator : 0) - (inBase(floor, fate) ? floor.numerator : 0);
}

function inCount(floor: Floor, fate: Fate): boolean {
  return floor.count === 'taking-part' ? fate !== 'silent' : fate === floor.count;
}

function inBase(floor: Floor, fate: Fate): boolean {
  switch (floor.base) {
    case 'electorate':
      return true;
    case 'taking-part':
      return fate !== 'silent';
    case 'cast':
      return fate === 'yes' || fate === 'no';
  }
}

function reachable(floor: Floor, least: number, most: number): boolean {
  const holds = { gte: most >= 0, gt: most > 0, lte: least <= 0, lt: least < 0 };
  return holds[floor.comparator];
}

function certain(floor: Floor, least: number, most: number): boolean {
  const holds = { gte: least >= 0, gt: least > 0, lte: most <= 0, lt: most < 0 };
  return holds[floor.comparator];
}
