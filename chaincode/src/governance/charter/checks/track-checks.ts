import type { Condition, Track } from '../../charter.js';
import { refusal, warning, type CharterFinding } from './finding.js';
import { isMonotone, leavesOf } from '../../counting/condition.js';
import { outcomeOf } from '../../counting/decision.js';
import { talliesOf } from '../../counting/tallies.js';
import type { Unit } from '../../counting/unit.js';
import { classesOfRule } from '../../counting/voting-rule.js';
import { FATES, inBase, inCount, type Fate } from '../../counting/fate.js';

/**
 * What a track's own rules get wrong. The samples need no particular size: with everyone of one mind a floor compares its fraction
 * with 0 or 1, and with half against half it compares it with 1/2.
 */
export function checkTrackRules(path: string, track: Track): CharterFinding[] {
  return [
    ...conditionsOf(track).flatMap(([name, condition]) => impossibleFloors(`${path}.${name}`, condition)),
    ...checkSamples(path, track),
    ...conditionsOf(track)
      .filter(([, condition]) => !isMonotone(condition))
      .map(([name]) =>
        warning('RULE_PUNISHES_YES', `${path}.${name}`, 'a further yes can turn a pass into a fail'),
      ),
  ];
}

function conditionsOf({ quorum, threshold }: Track): (readonly [string, Condition])[] {
  return [...(quorum === undefined ? [] : [['quorum', quorum] as const]), ['threshold', threshold] as const];
}

/** Floors that ask for more than the whole of their base, of a count that is part of it. */
function impossibleFloors(path: string, condition: Condition): CharterFinding[] {
  if ('all' in condition)
    return condition.all.flatMap((part, index) => impossibleFloors(`${path}.all.${index}`, part));
  if ('any' in condition)
    return condition.any.flatMap((part, index) => impossibleFloors(`${path}.any.${index}`, part));
  if (!('base' in condition)) return [];
  const { comparator, numerator, denominator, count, base } = condition;
  const beyondBase = FATES.some((fate) => inCount(count, fate) > 0 && !inBase(base, fate));
  const above =
    (comparator === 'gte' && numerator > denominator) || (comparator === 'gt' && numerator >= denominator);
  if (!above || beyondBase) return [];
  return [refusal('FRACTION_ABOVE_ONE', path, 'asks for more than the whole of its base')];
}

function checkSamples(path: string, track: Track): CharterFinding[] {
  const passes = (units: readonly Unit[]): boolean =>
    outcomeOf(track, talliesOf(track, units)) === 'approved';
  const findings: CharterFinding[] = [];
  if (!sizesOf(track).some((yes) => passes(sample(track, { yes })))) {
    findings.push(refusal('RULE_NEVER_PASSES', path, 'does not pass even when every member votes yes'));
  }
  if (passes(sample(track, { silent: 4 }))) {
    findings.push(warning('RULE_PASSES_IN_SILENCE', path, 'passes when nobody votes'));
  }
  if (passes(sample(track, { yes: 2, no: 2 }))) {
    findings.push(warning('RULE_PASSES_ON_A_TIE', path, 'passes when half vote yes and half vote no'));
  }
  return findings;
}

/**
 * Sizes of electorates of which one meets the rule, if any does when all say yes: those at which a comparison with a number turns. Whether
 * the members that there are can meet it is for the check of reachability.
 */
function sizesOf(track: Track): readonly number[] {
  const numbers = conditionsOf(track).flatMap(([, condition]) =>
    leavesOf(condition).flatMap((leaf) => ('number' in leaf ? [leaf.number] : [])),
  );
  const turns = [...numbers, track.recusal?.leastDisinterested ?? 0];
  return [4, ...turns.flatMap((number) => [number - 1, number, number + 1])].filter((size) => size > 0);
}

/** So many electors of each fate, all of them in every class that the track names. */
function sample(track: Track, part: Readonly<Partial<Record<Fate, number>>>): Unit[] {
  const classes = classesOfRule(track);
  return FATES.flatMap((fate) => {
    const size = part[fate] ?? 0;
    return size === 0 ? [] : [{ fate, size, weight: 1, classes, inactive: false, absent: false }];
  });
}
