import type { Face } from './face.js';
import { talliesOf, type CountingFacts } from './tallies.js';
import { unitsOf, type OpenUnit, type Unit } from './unit.js';
import { hasOwnVote, settledVotes, type CastVotes, type OpenVote, type Possible, type Vote } from './vote.js';
import type { VotingRule } from './voting-rule.js';
import { chairOf, outcomeOf } from './decision.js';
import { FATES, type Fate } from './fate.js';
import type { MemberId } from '../ids.js';
import { prospectOf, type Outlook, type Prospect } from './prospect.js';
import { CHOICES, type Choice, type Outcome } from '../states.js';

/** Completions that are tried one by one before giving up; some ten milliseconds' work. */
const MOST_COMPLETIONS = 20_000;

/** A vote that is partly outstanding. */
export interface PartialVote extends Pick<CountingFacts, 'vacant'> {
  readonly settled: readonly Vote[];
  readonly open: readonly OpenVote[];
  /** The member that chairs, where the track gives the chair a casting vote. */
  readonly chairedBy?: MemberId;
}

/**
 * The outcome, if it is the same under every completion of the outstanding ballots, staying silent included (R28). Three steps,
 * each of which only ever answers what is certain:
 * 1. uniform completions: two different outcomes settle that the vote is open;
 * 2. the prospects of every comparison, exact bounds joined by all/any: settles every monotone rule and every single floor;
 * 3. trying every completion, electors that count alike taken together: settles compound rules whose parts exclude each other.
 * Beyond the third step's bound the vote simply goes on to its end, which is always right.
 */
export function certainOutcome(rule: VotingRule, vote: PartialVote): Outcome | undefined {
  const { settled, open } = unitsOf(rule, vote.settled, vote.open);
  if (open === undefined) return undefined;
  const units = { settled, open };
  const asked = { rule, vacant: vote.vacant ?? 0, chairs: possibleChairs(rule, vote) };
  const [likely, other] = new Set(
    FATES.flatMap((fate) =>
      outcomesWith(asked, [...units.settled, ...units.open.flatMap((unit) => uniform(unit, fate))]),
    ),
  );
  if (likely === undefined || other !== undefined) return undefined;
  if (foreseen(asked, units) === likely) return likely;
  return alwaysEnds(asked, units, likely) ? likely : undefined;
}

/**
 * {@link certainOutcome} of an open vote with ballots that are final: whoever has not decided may still vote in any way, stay silent,
 * be represented, or be recused where the track lets members declare that.
 */
export function earlyOutcome(
  rule: VotingRule,
  cast: CastVotes,
  facts: Pick<PartialVote, 'vacant' | 'chairedBy'> = {},
): Outcome | undefined {
  const decided = hasOwnVote(cast);
  const possible = possibleWhileVoting(rule);
  return certainOutcome(rule, {
    settled: settledVotes(cast).filter(({ elector }) => decided(elector)),
    open: cast.electorate.filter((elector) => !decided(elector)).map((elector) => ({ elector, possible })),
    ...facts,
  });
}

/** What can become of a ballot that has not been cast, while the vote is open. */
export function possibleWhileVoting(rule: VotingRule): readonly Possible[] {
  const present = [...CHOICES, 'silent' as const].map((fate) => ({ fate }));
  const represented =
    rule.delegation?.countsAsPresent === false
      ? CHOICES.map((fate) => ({ fate, absent: true as const }))
      : [];
  const recused = rule.recusal?.declared === true ? [{ fate: 'recused' as const }] : [];
  return [...present, ...represented, ...recused];
}

/** The units of a vote whose every outstanding part can be looked at. */
interface Units {
  readonly settled: readonly Unit[];
  readonly open: readonly OpenUnit[];
}

interface Asked {
  readonly rule: VotingRule;
  readonly vacant: number;
  /** What the chair's ballot can turn out to be; undefined stands for none. */
  readonly chairs: readonly (Choice | undefined)[];
}

function possibleChairs(rule: VotingRule, vote: PartialVote): readonly (Choice | undefined)[] {
  if (rule.castingVote === undefined) return [undefined];
  const open = vote.open.some(({ elector }) => elector.memberId === vote.chairedBy);
  return open ? [...CHOICES, undefined] : [chairOf({ ...vote, votes: vote.settled }).chair];
}

/** The outcomes of a completion, one for each ballot that the chair can turn out to have cast. */
function outcomesWith({ rule, vacant, chairs }: Asked, units: readonly Unit[]): Outcome[] {
  const tallies = talliesOf(rule, units, { vacant });
  return chairs.map((chair) => outcomeOf(rule, chair === undefined ? tallies : { ...tallies, chair }));
}

/** All of an open unit with this fate, or else with another that it can have. */
function uniform({ possible, size }: OpenUnit, fate: Fate): readonly Unit[] {
  const chosen = possible.find((face) => face.fate === fate) ?? possible[0];
  return chosen === undefined ? [] : [{ ...chosen, size }];
}

function foreseen({ rule, vacant }: Asked, { settled, open }: Units): Outcome | undefined {
  const tallies = talliesOf(rule, settled, { vacant });
  const look = (purpose: 'quorum' | 'threshold'): Outlook => ({
    purpose,
    rule,
    tally: tallies[purpose],
    open,
  });
  const quorum = joined(
    disinterestedProspect(rule, tallies.disinterested, open),
    rule.quorum === undefined ? 'always' : prospectOf(rule.quorum, look('quorum')),
  );
  if (quorum === 'never') return 'no-quorum';
  if (quorum === 'open') return undefined;
  const threshold = prospectOf(rule.threshold, look('threshold'));
  if (threshold === 'always') return 'approved';
  return threshold === 'never' && rule.castingVote === undefined ? 'rejected' : undefined;
}

function joined(left: Prospect, right: Prospect): Prospect {
  if (left === 'never' || right === 'never') return 'never';
  return left === 'always' && right === 'always' ? 'always' : 'open';
}

function disinterestedProspect(
  { recusal }: VotingRule,
  settled: number,
  open: readonly OpenUnit[],
): Prospect {
  const needed = recusal?.leastDisinterested ?? 0;
  const all = (holds: (face: Face) => boolean): number =>
    open.reduce((sum, { size, possible }) => sum + (possible.every(holds) ? size : 0), 0);
  const total = open.reduce((sum, { size }) => sum + size, 0);
  if (settled + total - all(({ fate }) => fate === 'recused') < needed) return 'never';
  return settled + all(({ fate }) => fate !== 'recused') >= needed ? 'always' : 'open';
}

/** How many ways there are to spread each unit over its fates: the product of C(size + fates − 1, fates − 1). */
function completionsOf(open: readonly OpenUnit[]): number {
  return open.reduce((product, { size, possible }) => {
    let ways = 1;
    for (let fate = 1; fate < possible.length; fate++) ways = (ways * (size + fate)) / fate;
    return product * ways;
  }, 1);
}

function alwaysEnds(asked: Asked, { settled, open }: Units, outcome: Outcome): boolean {
  if (completionsOf(open) > MOST_COMPLETIONS) return false;
  const [first, ...others] = open;
  if (first === undefined) return outcomesWith(asked, settled).every((one) => one === outcome);
  return spreads(first.size, first.possible).every((spread) => {
    const units = spread.map(({ face, size }) => ({ ...face, size }));
    return alwaysEnds(asked, { settled: [...settled, ...units], open: others }, outcome);
  });
}

interface Spread {
  readonly face: Face;
  readonly size: number;
}

/** Every way to spread so many over these fates. */
function spreads(size: number, [first, ...others]: readonly Face[]): Spread[][] {
  if (first === undefined) return [];
  if (others.length === 0) return [[{ face: first, size }]];
  return Array.from({ length: size + 1 }, (_, taken) => taken).flatMap((taken) =>
    spreads(size - taken, others).map((rest) => [{ face: first, size: taken }, ...rest]),
  );
}
