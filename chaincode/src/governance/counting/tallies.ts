import type { Fate } from './fate.js';
import type { Count, Counts, Tally } from '../records/decisions.js';
import type { Choice } from '../states.js';
import type { Unit } from './unit.js';
import { classesOfRule, type VotingRule } from './voting-rule.js';

/** What counting needs to know besides the votes. */
export interface CountingFacts {
  /** Seats of the electorate's body that nobody holds. */
  readonly vacant?: number;
  /** What the chair voted, where the track gives the chair a casting vote. */
  readonly chair?: Choice;
}

/** Votes as the facts are, as the quorum sees them, and as the threshold does. */
export interface Tallies {
  readonly plain: Tally;
  readonly quorum: Tally;
  readonly threshold: Tally;
  /** Electors that are not recused. */
  readonly disinterested: number;
  readonly chair?: Choice;
}

export type Purpose = 'plain' | 'quorum' | 'threshold';

/**
 * What a vote counts as for a purpose. Recused electors leave the bases that the track says, and are silent in the others; a
 * delegated ballot is silent in the quorum where it does not count as present; silence counts in the threshold as the track says.
 */
export function fateFor(
  purpose: Purpose,
  rule: VotingRule,
  { fate, absent = false }: { readonly fate: Fate; readonly absent?: boolean },
): Fate {
  if (purpose === 'plain') return fate;
  if (fate === 'recused') return rule.recusal?.leaves.includes(purpose) === false ? 'silent' : 'recused';
  if (purpose === 'quorum') return absent ? 'silent' : fate;
  return fate === 'silent' ? (rule.silence ?? 'silent') : fate;
}

/** Counts units for all three purposes. */
export function talliesOf(rule: VotingRule, units: readonly Unit[], facts: CountingFacts = {}): Tallies {
  const tally = (purpose: Purpose): Tally => {
    const seen = units.map((unit) => ({ ...unit, fate: fateFor(purpose, rule, unit) }));
    return tallyUnits(seen, classesOfRule(rule), facts.vacant ?? 0);
  };
  return {
    plain: tally('plain'),
    quorum: tally('quorum'),
    threshold: tally('threshold'),
    disinterested: units.reduce((sum, { fate, size }) => sum + (fate === 'recused' ? 0 : size), 0),
    ...(facts.chair === undefined ? {} : { chair: facts.chair }),
  };
}

function tallyUnits(units: readonly Unit[], classes: readonly string[], vacant: number): Tally {
  const all = countsOf(units, vacant);
  if (classes.length === 0) return all;
  const apart = classes.map((name) => [
    name,
    countsOf(
      units.filter((unit) => unit.classes.includes(name)),
      0,
    ),
  ]);
  return { ...all, classes: Object.fromEntries(apart) as Record<string, Counts> };
}

function countsOf(units: readonly Unit[], vacant: number): Counts {
  return {
    heads: countOf(units, ({ size }) => size, vacant),
    weight: countOf(units, ({ size, weight }) => size * weight, 0),
  };
}

function countOf(units: readonly Unit[], measure: (unit: Unit) => number, vacant: number): Count {
  const counting = units.filter(({ fate }) => fate !== 'recused');
  const sum = (belongs: (unit: Unit) => boolean): number =>
    counting.reduce((total, unit) => total + (belongs(unit) ? measure(unit) : 0), 0);
  const of = (fate: Fate): number => sum((unit) => unit.fate === fate);
  const rest = {
    unrevealed: of('unrevealed'),
    inactive: sum(({ fate, inactive }) => inactive && fate === 'silent'),
    vacant,
  };
  return {
    yes: of('yes'),
    no: of('no'),
    abstain: of('abstain'),
    silent: of('silent'),
    total: sum(() => true),
    ...Object.fromEntries(Object.entries(rest).filter(([, number]) => number > 0)),
  };
}
