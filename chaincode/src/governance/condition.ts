import type { Condition, Floor } from './charter.js';
import type { ConditionResult, Count, Tally } from './records/decisions.js';

/** Largest integer not above `dividend / divisor`, exactly, for non-negative safe integers. */
function quotient(dividend: number, divisor: number): number {
  return (dividend - (dividend % divisor)) / divisor;
}

function counted(floor: Floor, count: Count): number {
  return floor.count === 'taking-part' ? count.yes + count.no + count.abstain : count[floor.count];
}

function baseOf(floor: Floor, count: Count): number {
  switch (floor.base) {
    case 'electorate':
      return count.total;
    case 'taking-part':
      return count.yes + count.no + count.abstain;
    case 'cast':
      return count.yes + count.no;
  }
}

function neededOf(floor: Floor, base: number): number {
  const share = base * floor.numerator;
  const whole = quotient(share, floor.denominator);
  const exact = whole * floor.denominator === share;
  switch (floor.comparator) {
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

function weighFloor(floor: Floor, tally: Tally): ConditionResult {
  const count = tally[floor.measure];
  const base = baseOf(floor, count);
  const reached = counted(floor, count);
  const needed = neededOf(floor, base);
  const enough =
    floor.comparator === 'gte' || floor.comparator === 'gt' ? reached >= needed : reached <= needed;
  return { met: base > 0 && enough, floor, reached, needed, base };
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
  return weighFloor(condition, tally);
}

/**
 * Whether a further yes from someone silent can never turn this condition from met to unmet: every floor on yes or on taking
 * part is a lower bound whose base grows no faster than the count, and bounds on no and abstain are upper ones.
 */
export function isMonotone(condition: Condition): boolean {
  if ('all' in condition) return condition.all.every(isMonotone);
  if ('any' in condition) return condition.any.every(isMonotone);
  const lower = condition.comparator === 'gte' || condition.comparator === 'gt';
  const grows = condition.count === 'yes' || condition.count === 'taking-part';
  if (!grows) return !lower || condition.base === 'electorate' || condition.numerator === 0;
  return lower && (condition.base === 'electorate' || condition.numerator <= condition.denominator);
}
