import type { VotingRule } from './decision.js';
import { outcomeOf } from './decision.js';
import { prospectOf } from './prospect.js';
import type { Count, Tally } from './records/decisions.js';
import type { Elector } from './records/proposals.js';
import { CHOICES, type Choice, type Outcome } from './states.js';
import { tallyOf, type CountedBallot } from './tally.js';

/** Completions that are tried one by one before giving up; about ten milliseconds' work. */
const MOST_COMPLETIONS = 20_000;

const FATES = [...CHOICES, 'silent'] as const;
type Fate = Choice | 'silent';

/** Outstanding electors of equal weight, who are interchangeable. */
interface Group {
  readonly weight: number;
  readonly size: number;
}

/**
 * The outcome, if it is the same under every completion of the outstanding ballots, staying silent included (R28). Three steps,
 * each of which only ever answers what is certain:
 * 1. four uniform completions: two different outcomes settle that the vote is open;
 * 2. the prospects of every floor, exact bounds joined by all/any: settles every monotone rule and every single floor;
 * 3. trying every completion, electors of equal weight taken together: settles compound rules whose parts exclude each other.
 * Beyond the third step's bound the vote simply goes on to its end, which is always right.
 */
export function earlyOutcome(
  rule: VotingRule,
  electorate: readonly Elector[],
  ballots: readonly CountedBallot[],
): Outcome | undefined {
  const voted = new Set(ballots.map((ballot) => ballot.memberId));
  const outstanding = electorate.filter((elector) => !voted.has(elector.memberId));
  const tally = tallyOf(electorate, ballots);
  const groups = groupByWeight(outstanding);
  const probes = new Set(FATES.map((fate) => outcomeOf(rule, settle(tally, groups, fate))));
  if (probes.size > 1) return undefined;
  const [likely] = probes;
  if (likely === undefined || foreseen(rule, tally, outstanding) === likely) return likely;
  return completionsOf(groups) <= MOST_COMPLETIONS && alwaysEnds(rule, tally, groups, likely)
    ? likely
    : undefined;
}

function foreseen(rule: VotingRule, tally: Tally, outstanding: readonly Elector[]): Outcome | undefined {
  const quorum = rule.quorum === undefined ? 'always' : prospectOf(rule.quorum, tally, outstanding);
  if (quorum === 'never') return 'no-quorum';
  if (quorum === 'open') return undefined;
  const threshold = prospectOf(rule.threshold, tally, outstanding);
  if (threshold === 'open') return undefined;
  return threshold === 'always' ? 'approved' : 'rejected';
}

function groupByWeight(electors: readonly Elector[]): Group[] {
  const sizes = new Map<number, number>();
  for (const { weight } of electors) sizes.set(weight, (sizes.get(weight) ?? 0) + 1);
  return [...sizes].map(([weight, size]) => ({ weight, size }));
}

/** How many ways there are to spread each group over the four fates: the product of C(size + 3, 3). */
function completionsOf(groups: readonly Group[]): number {
  return groups.reduce((product, { size }) => (product * (size + 1) * (size + 2) * (size + 3)) / 6, 1);
}

function moved(count: Count, choice: Choice, amount: number): Count {
  return { ...count, [choice]: count[choice] + amount, silent: count.silent - amount };
}

/** The tally after `heads` silent electors of this weight have made this choice. */
function cast(tally: Tally, choice: Choice, group: Group): Tally {
  return {
    heads: moved(tally.heads, choice, group.size),
    weight: moved(tally.weight, choice, group.size * group.weight),
  };
}

function settle(tally: Tally, groups: readonly Group[], fate: Fate): Tally {
  return fate === 'silent' ? tally : groups.reduce((sum, group) => cast(sum, fate, group), tally);
}

function alwaysEnds(rule: VotingRule, tally: Tally, groups: readonly Group[], outcome: Outcome): boolean {
  const [group, ...others] = groups;
  if (group === undefined) return outcomeOf(rule, tally) === outcome;
  const { weight, size } = group;
  for (let yes = 0; yes <= size; yes++) {
    for (let no = 0; no <= size - yes; no++) {
      for (let abstain = 0; abstain <= size - yes - no; abstain++) {
        const withYes = cast(tally, 'yes', { weight, size: yes });
        const withNo = cast(withYes, 'no', { weight, size: no });
        const next = cast(withNo, 'abstain', { weight, size: abstain });
        if (!alwaysEnds(rule, next, others, outcome)) return false;
      }
    }
  }
  return true;
}
