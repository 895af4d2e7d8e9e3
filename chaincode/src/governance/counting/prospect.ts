import type { Condition, Floor, Leaf, NumberFloor } from '../charter.js';
import { baseOf, countFor, soleClass } from './condition.js';
import { fateFor, type Purpose } from './tallies.js';
import type { Face } from './face.js';
import type { OpenUnit } from './unit.js';
import type { VotingRule } from './voting-rule.js';
import { FATES, inBase, inCount, ofFate, type Fate } from './fate.js';
import type { Tally } from '../records/decisions.js';

/** What the outstanding ballots can still do to a condition: nothing, either way, or it is open. */
export type Prospect = 'always' | 'never' | 'open';

/** The settled part of a vote as a purpose sees it, and what is outstanding. */
export interface Outlook {
  readonly purpose: Purpose;
  readonly rule: VotingRule;
  /** Of the settled votes alone. */
  readonly tally: Tally;
  readonly open: readonly OpenUnit[];
}

/**
 * Whether a condition is met under every completion of the outstanding ballots, under none, or it is open. Exact for a floor:
 * `count × denominator − base × numerator` is a sum over electors, so its extremes are the sums of each one's own
 * extremes. Joined by all/any as three-valued logic, which is never wrong but may say `open` where parts exclude each other.
 */
export function prospectOf(condition: Condition, outlook: Outlook): Prospect {
  if ('all' in condition) {
    const parts = condition.all.map((part) => prospectOf(part, outlook));
    if (parts.includes('never')) return 'never';
    return parts.every((part) => part === 'always') ? 'always' : 'open';
  }
  if ('any' in condition) {
    const parts = condition.any.map((part) => prospectOf(part, outlook));
    if (parts.includes('always')) return 'always';
    return parts.every((part) => part === 'never') ? 'never' : 'open';
  }
  return leafProspect(condition, outlook);
}

function leafProspect(leaf: Leaf, outlook: Outlook): Prospect {
  if ('consents' in leaf) return consentsProspect(leaf.consents, leaf.least, outlook);
  const range = rangeOf(leaf, outlook);
  if (!reachable(leaf, range)) return 'never';
  return certain(leaf, range) && !canBeEmpty(leaf, outlook) ? 'always' : 'open';
}

interface Range {
  readonly least: number;
  readonly most: number;
}

/** Extremes of the leaf's value: what is counted less what is needed, both times the denominator. */
function rangeOf(leaf: Floor | NumberFloor, { purpose, rule, tally, open }: Outlook): Range {
  const count = countFor(leaf, tally);
  const settled = FATES.reduce((sum, fate) => sum + ofFate(count, fate) * marginOf(leaf, fate, false), 0);
  // The inactive among the silent were taken for active ones just now, and seats have no fates at all.
  const inactive = (count.inactive ?? 0) * (marginOf(leaf, 'silent', true) - marginOf(leaf, 'silent', false));
  const constant =
    'number' in leaf ? -leaf.number : leaf.base === 'seats' ? -(count.vacant ?? 0) * leaf.numerator : 0;
  const standing = settled + inactive + constant;
  return open.reduce<Range>(
    ({ least, most }, unit) => {
      const margins = unit.possible.map((face) => {
        const margin = marginOf(leaf, fateFor(purpose, rule, face), face.inactive);
        return unit.size * amountOf(leaf, face) * margin;
      });
      return { least: least + Math.min(...margins), most: most + Math.max(...margins) };
    },
    { least: standing, most: standing },
  );
}

/** How much of it counts for the leaf: nothing of who is not of its class. */
function amountOf({ measure, among }: Floor | NumberFloor, { weight, classes }: Face): number {
  if (among !== undefined && !classes.includes(among)) return 0;
  return measure === 'heads' ? 1 : weight;
}

/** What one unit with this fate adds to the leaf's value. */
function marginOf(leaf: Floor | NumberFloor, fate: Fate, inactive: boolean): number {
  const counted = inCount(leaf.count, fate);
  if ('number' in leaf) return counted;
  return counted * leaf.denominator - (inBase(leaf.base, fate, inactive) ? leaf.numerator : 0);
}

/** An empty base fails, whatever the numbers say. */
function canBeEmpty(leaf: Floor | NumberFloor, { purpose, rule, tally, open }: Outlook): boolean {
  if ('number' in leaf || baseOf(leaf, countFor(leaf, tally)) > 0) return false;
  return open.every(({ possible }) =>
    possible.some(
      (face) => amountOf(leaf, face) === 0 || !inBase(leaf.base, fateFor(purpose, rule, face), face.inactive),
    ),
  );
}

function reachable({ comparator }: Floor | NumberFloor, { least, most }: Range): boolean {
  return { gte: most >= 0, gt: most > 0, lte: least <= 0, lt: least < 0 }[comparator];
}

function certain({ comparator }: Floor | NumberFloor, { least, most }: Range): boolean {
  return { gte: least >= 0, gt: least > 0, lte: most <= 0, lt: most < 0 }[comparator];
}

function consentsProspect(
  members: readonly string[],
  least: number,
  { purpose, rule, tally, open }: Outlook,
): Prospect {
  const sure = members.filter((id) => (tally.classes?.[soleClass(id)]?.heads.yes ?? 0) > 0).length;
  if (sure >= least) return 'always';
  const possible = members.filter((id) =>
    open.some(({ possible }) =>
      possible.some((face) => face.classes.includes(soleClass(id)) && fateFor(purpose, rule, face) === 'yes'),
    ),
  ).length;
  return sure + possible < least ? 'never' : 'open';
}
