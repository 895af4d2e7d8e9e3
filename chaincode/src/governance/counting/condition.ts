import type { Condition, Consents, Floor, Leaf, NumberFloor } from '../charter.js';
import type { Counted } from '../charter/conditions.js';
import { FATES, inBase, inCount, ofFate } from './fate.js';
import type { MemberId } from '../ids.js';
import type { ConditionResult, Count, Tally } from '../records/decisions.js';

/** Largest integer not above `dividend / divisor`, exactly, for non-negative safe integers. */
function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

function reachedOf(count: Counted, counts: Count): number {
  return FATES.reduce((sum, fate) => sum + inCount(count, fate) * ofFate(counts, fate), 0);
}

/** Size of a floor's base in this count. */
export function baseOf({ base }: Floor, count: Count): number {
  const counted = FATES.reduce((sum, fate) => sum + (inBase(base, fate) ? ofFate(count, fate) : 0), 0);
  if (base === 'active') return counted - (count.inactive ?? 0);
  return base === 'seats' ? counted + (count.vacant ?? 0) : counted;
}

/** Bound that the comparator sets at `share / denominator`: a least count for gte and gt, a greatest one for lte and lt. */
function boundOf(comparator: Floor['comparator'], share: number, denominator: number): number {
  const whole = quotient(share, denominator);
  const exact = whole * denominator === share;
  switch (comparator) {
    case 'gte':
      return exact ? whole : whole + 1;
    case 'gt':
      return whole + 1;
    case 'lte':
      return whole;
    case 'lt':
      return exact ? whole - 1 : whole;
  }
}

function within({ comparator }: Pick<Floor, 'comparator'>, reached: number, needed: number): boolean {
  return comparator === 'gte' || comparator === 'gt' ? reached >= needed : reached <= needed;
}

const NOBODY: Count = { yes: 0, no: 0, abstain: 0, silent: 0, total: 0 };

/** The count that a comparison looks at: of everyone, or of the class that it names. */
export function countFor({ measure, among }: Pick<Floor, 'measure' | 'among'>, tally: Tally): Count {
  return among === undefined ? tally[measure] : (tally.classes?.[among]?.[measure] ?? NOBODY);
}

function weighFloor(floor: Floor, tally: Tally): ConditionResult {
  const count = countFor(floor, tally);
  const base = baseOf(floor, count);
  const reached = reachedOf(floor.count, count);
  const needed = boundOf(floor.comparator, base * floor.numerator, floor.denominator);
  return { met: base > 0 && within(floor, reached, needed), floor, reached, needed, base };
}

function weighNumber(number: NumberFloor, tally: Tally): ConditionResult {
  const reached = reachedOf(number.count, countFor(number, tally));
  const needed = boundOf(number.comparator, number.number, 1);
  return { met: within(number, reached, needed), number, reached, needed };
}

/** The class of one that a named member is. */
export function soleClass(memberId: string): string {
  return `@${memberId}`;
}

function weighConsents(consents: Consents, tally: Tally): ConditionResult {
  const given = consents.consents
    .filter((memberId) => (tally.classes?.[soleClass(memberId)]?.heads.yes ?? 0) > 0)
    .sort() as MemberId[];
  return { met: given.length >= consents.least, consents, given };
}

/**
 * Weighs a condition against a tally, with integers only: thresholds are fractions, never percentages, since 55 % of 11 demands
 * 7 where more than half demands 6. An empty base never meets a floor. Safe while total weight × 10,000 is a safe
 * integer, which the bounds on weights and fractions keep.
 */
export function weigh(condition: Condition, tally: Tally): ConditionResult {
  if ('all' in condition) {
    const all = condition.all.map((part) => weigh(part, tally));
    return { met: all.every((part) => part.met), all };
  }
  if ('any' in condition) {
    const any = condition.any.map((part) => weigh(part, tally));
    return { met: any.some((part) => part.met), any };
  }
  if ('consents' in condition) return weighConsents(condition, tally);
  return 'number' in condition ? weighNumber(condition, tally) : weighFloor(condition, tally);
}

/** Every comparison of a condition, from left to right. */
export function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  return [condition];
}

/** The classes that a condition names, some perhaps several times. */
export function classesIn(condition: Condition): string[] {
  return leavesOf(condition).flatMap((leaf) => {
    if ('consents' in leaf) return leaf.consents.map(soleClass);
    return leaf.among ?? [];
  });
}

/**
 * Whether a further yes from someone silent can never turn this condition from met to unmet: what a yes adds to the count never
 * lags behind what it adds to the base, for lower bounds; the other way round for upper ones.
 */
export function isMonotone(condition: Condition): boolean {
  return leavesOf(condition).every((leaf) => {
    if ('consents' in leaf) return true;
    const lower = leaf.comparator === 'gte' || leaf.comparator === 'gt';
    const gain = lower ? gainOfYes(leaf) : -gainOfYes(leaf);
    return gain >= 0;
  });
}

/** What a yes of someone silent adds to `count × denominator − base × numerator`. */
function gainOfYes(leaf: Floor | NumberFloor): number {
  const counted = inCount(leaf.count, 'yes');
  if ('number' in leaf) return counted;
  // Someone inactive enters the base `active` by the yes, which is the worse case.
  const enters = inBase(leaf.base, 'yes') && !inBase(leaf.base, 'silent', true);
  return counted * leaf.denominator - (enters ? leaf.numerator : 0);
}
