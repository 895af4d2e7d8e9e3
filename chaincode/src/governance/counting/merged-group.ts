import { soleClass } from './condition.js';
import type { Fate } from './fate.js';
import type { Elector } from '../records/proposals.js';
import { CHOICES, type Choice } from '../states.js';
import type { Face } from './face.js';
import type { OpenVote, Possible, Vote } from './vote.js';
import { classesOfRule, type VotingRule } from './voting-rule.js';

/** The votes of one group of affiliates. */
export interface Group {
  readonly votes: readonly Vote[];
  readonly open: readonly OpenVote[];
}

/** How a group becomes one vote. */
export interface Merging {
  readonly rule: VotingRule;
  readonly split: 'majority' | 'abstain';
}

/** Ways in which one group can stand that are looked at; beyond, its vote is not foreseen. */
const MOST_STANDINGS = 2_000;

/** All that a merged vote depends on. */
interface Standing {
  /** Weight that says so; a choice that nobody made is missing. */
  readonly said: Readonly<Partial<Record<Choice, number>>>;
  /** Whether any of those who say something, and any of those who only committed, counts as present. */
  readonly present: { readonly saying: boolean; readonly hidden: boolean };
  readonly hidden: boolean;
  /** Of those who are not recused; undefined while all are. */
  readonly counting: Body | undefined;
  readonly recused: Body | undefined;
  /** Members that the rule names, with their own fates. */
  readonly named: readonly (readonly [string, Fate])[];
}

interface Body {
  readonly weight: number;
  readonly classes: readonly string[];
  readonly inactive: boolean;
}

const NOBODY: Standing = {
  said: {},
  present: { saying: false, hidden: false },
  hidden: false,
  counting: undefined,
  recused: undefined,
  named: [],
};

/**
 * What a group says: what those of its members say that cast a ballot, if they agree; otherwise as the charter settles a split. Its
 * weight is that of those who are not recused, undivided, and it has every class that any of these has; of the members that a rule
 * names it stands for those whose own vote is the group's, so that nobody is made to consent.
 */
export function mergedFace({ votes }: Group, merging: Merging): Face {
  return faceOf(standingOf(votes, merging), merging);
}

/** Everything that a group with outstanding members can come to say; undefined where there are too many ways to look at. */
export function possibleFaces({ votes, open }: Group, merging: Merging): readonly Face[] | undefined {
  let standings: readonly Standing[] = [standingOf(votes, merging)];
  for (const { elector, possible } of open) {
    standings = distinct(
      standings.flatMap((standing) => possible.map((one) => joined(standing, elector, { ...one, merging }))),
    );
    if (standings.length > MOST_STANDINGS) return undefined;
  }
  return distinct(standings.map((standing) => faceOf(standing, merging)));
}

function standingOf(votes: readonly Vote[], merging: Merging): Standing {
  const proxiesAreAbsent = merging.rule.delegation?.countsAsPresent === false;
  return votes.reduce((standing, { elector, fate, by }) => {
    const absent = by !== undefined && proxiesAreAbsent ? { absent: true as const } : {};
    return joined(standing, elector, { fate, ...absent, merging });
  }, NOBODY);
}

/** A group's standing with one more member. */
function joined(
  standing: Standing,
  elector: Elector,
  { fate, absent, merging }: Possible & { readonly merging: Merging },
): Standing {
  const names = classesOfRule(merging.rule);
  const id = soleClass(elector.memberId);
  const named = names.includes(id) ? [...standing.named, [id, fate] as const] : standing.named;
  if (fate === 'recused') return { ...standing, named, recused: withOne(standing.recused, elector, names) };
  const counting = withOne(standing.counting, elector, names);
  const { saying, hidden } = standing.present;
  const isPresent = absent !== true;
  if (fate === 'unrevealed') {
    return { ...standing, named, counting, hidden: true, present: { saying, hidden: hidden || isPresent } };
  }
  if (fate === 'silent') return { ...standing, named, counting };
  const said = { ...standing.said, [fate]: (standing.said[fate] ?? 0) + elector.weight };
  return { ...standing, named, counting, said, present: { saying: saying || isPresent, hidden } };
}

function withOne(body: Body | undefined, elector: Elector, names: readonly string[]): Body {
  const classes = new Set([...(body?.classes ?? []), ...(elector.classes ?? [])]);
  return {
    weight: (body?.weight ?? 0) + elector.weight,
    classes: names.filter((name) => classes.has(name)),
    inactive: (body?.inactive ?? true) && elector.inactive === true,
  };
}

function faceOf(standing: Standing, { rule, split }: Merging): Face {
  const { counting, recused, named, present } = standing;
  const fate = fateOf(standing, split);
  const body = counting ?? recused;
  if (body === undefined) throw new RangeError('a group has at least one elector');
  const own = named.filter(([, each]) => each === fate).map(([id]) => id);
  const isPresent = fate === 'unrevealed' ? present.hidden : present.saying;
  return {
    fate,
    weight: body.weight,
    classes: classesOfRule(rule).filter((name) => body.classes.includes(name) || own.includes(name)),
    inactive: body.inactive,
    absent: fate !== 'silent' && fate !== 'recused' && !isPresent,
  };
}

/** A group of which nobody says anything is recused as a whole, or hidden behind commitments, or silent. */
function fateOf({ said, counting, hidden }: Standing, split: Merging['split']): Fate {
  const [only, second] = CHOICES.filter((choice) => said[choice] !== undefined);
  if (only !== undefined) {
    if (second === undefined) return only;
    return split === 'abstain' ? 'abstain' : heaviest(said);
  }
  if (counting === undefined) return 'recused';
  return hidden ? 'unrevealed' : 'silent';
}

/** What most of the weight says that says anything; with as much on another side it abstains. */
function heaviest(said: Standing['said']): Choice {
  const most = Math.max(...CHOICES.map((choice) => said[choice] ?? 0));
  const [only, second] = CHOICES.filter((choice) => (said[choice] ?? 0) === most);
  return only === undefined || second !== undefined ? 'abstain' : only;
}

/** Each thing once. */
function distinct<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
