import type { Condition, Floor, Leaf } from './charter.js';
import { inBase, inCount, ofFate } from './fate.js';
import type { Count, Tally } from './records/decisions.js';
import type { Elector } from './records/proposals.js';
import { CHOICES } from './states.js';

/** What the outstanding ballots can still do to a condition: nothing, either way, or it is open. */
export type Prospect = 'always' | 'never' | 'open';

const FATES = [...CHOICES, 'silent'] as const;
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
  return leafProspect(condition, tally, outstanding);
}

/** Only floors over everyone are foreseen; for any other comparison `open` is always right. */
function leafProspect(leaf: Leaf, tally: Tally, outstanding: readonly Elector[]): Prospect {
  const foreseen = 'base' in leaf && leaf.among === undefined && leaf.base !== 'active';
  return foreseen ? floorProspect(leaf, tally[leaf.measure], outstanding) : 'open';
}

function floorProspect(floor: Floor, count: Count, outstanding: readonly Elector[]): Prospect {
  const open = outstanding.reduce(
    (sum, elector) => sum + (floor.measure === 'heads' ? 1 : elector.weight),
    0,
  );
  const margins = FATES.map((fate) => marginOf(floor, fate));
  const now = FATES.reduce((sum, fate) => sum + ofFate(count, fate) * marginOf(floor, fate), 0);
  // The outstanding stand among the silent; they are taken out and come back with their fates.
  const standing = now - open * marginOf(floor, 'silent');
  const least = standing + open * Math.min(...margins);
  const most = standing + open * Math.max(...margins);
  const emptyNow = FATES.every(
    (fate) => !inBase(floor.base, fate) || (fate === 'silent' ? 0 : ofFate(count, fate)) === 0,
  );
  const canBeEmpty = inBase(floor.base, 'silent') ? count.total === 0 : emptyNow;
  if (!reachable(floor, least, most)) return 'never';
  return !canBeEmpty && certain(floor, least, most) ? 'always' : 'open';
}

/** What one unit with this fate adds to `count × denominator − base × numerator`. */
function marginOf(floor: Floor, fate: Fate): number {
  return inCount(floor.count, fate) * floor.denominator - (inBase(floor.base, fate) ? floor.numerator : 0);
}

function reachable(floor: Floor, least: number, most: number): boolean {
  const holds = { gte: most >= 0, gt: most > 0, lte: least <= 0, lt: least < 0 };
  return holds[floor.comparator];
}

function certain(floor: Floor, least: number, most: number): boolean {
  const holds = { gte: least >= 0, gt: least > 0, lte: most <= 0, lt: most < 0 };
  return holds[floor.comparator];
}
