import type {
  Condition,
  Consents,
  Floor,
  Leaf,
  NumberFloor,
  Track,
} from '@fabric-governance/chaincode/governance/charter';
import type { DecisionRule } from '@fabric-governance/chaincode/governance/records/members';
import { PARTICIPANT_KINDS } from '@fabric-governance/chaincode/governance/states';
import type { Language } from '../i18n/languages.js';
import type { Word, WordKey } from '../i18n/words/keys.js';
import { durationWords } from './duration.js';

const BASES = {
  heads: {
    electorate: 'rule.baseHeadsElectorate',
    'taking-part': 'rule.baseHeadsTakingPart',
    cast: 'rule.baseHeadsCast',
    seats: 'rule.baseHeadsSeats',
    active: 'rule.baseHeadsActive',
    yes: 'rule.baseHeadsYes',
    no: 'rule.baseHeadsNo',
    abstain: 'rule.baseHeadsAbstain',
  },
  weight: {
    electorate: 'rule.baseWeightElectorate',
    'taking-part': 'rule.baseWeightTakingPart',
    cast: 'rule.baseWeightCast',
    seats: 'rule.baseWeightSeats',
    active: 'rule.baseWeightActive',
    yes: 'rule.baseWeightYes',
    no: 'rule.baseWeightNo',
    abstain: 'rule.baseWeightAbstain',
  },
} as const satisfies Record<Floor['measure'], Record<Floor['base'], WordKey>>;

const COUNTS = {
  heads: {
    yes: 'rule.countHeadsYes',
    no: 'rule.countHeadsNo',
    abstain: 'rule.countHeadsAbstain',
    'taking-part': 'rule.countHeadsTakingPart',
    cast: 'rule.countHeadsCast',
    net: 'rule.countHeadsNet',
  },
  weight: {
    yes: 'rule.countWeightYes',
    no: 'rule.countWeightNo',
    abstain: 'rule.countWeightAbstain',
    'taking-part': 'rule.countWeightTakingPart',
    cast: 'rule.countWeightCast',
    net: 'rule.countWeightNet',
  },
} as const satisfies Record<Floor['measure'], Record<Floor['count'], WordKey>>;

const SHARES = {
  gte: 'rule.shareGte',
  gt: 'rule.shareGt',
  lte: 'rule.shareLte',
  lt: 'rule.shareLt',
} as const satisfies Record<Floor['comparator'], WordKey>;

const FRACTIONS: Readonly<Record<string, WordKey>> = {
  '1/2': 'fractions.1/2',
  '1/3': 'fractions.1/3',
  '2/3': 'fractions.2/3',
  '1/4': 'fractions.1/4',
  '3/4': 'fractions.3/4',
};

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** A fraction in words, reduced: “two thirds”, “5/11”. */
export function fractionWords(numerator: number, denominator: number, t: Word): string {
  const divisor = gcd(numerator, denominator);
  const reduced = { numerator: numerator / divisor, denominator: denominator / divisor };
  const key = FRACTIONS[`${reduced.numerator}/${reduced.denominator}`] ?? 'fractions.other';
  return t(key, reduced);
}

function shareWords({ comparator, numerator, denominator }: Floor, t: Word): string {
  if (numerator === 0 && comparator === 'lte') return t('rule.shareNone');
  if (numerator === 0 && comparator === 'gt') return t('rule.shareSome');
  if (numerator === denominator && comparator === 'gte') return t('rule.shareAll');
  return t(SHARES[comparator], { fraction: fractionWords(numerator, denominator, t) });
}

/** More yes than no, in its usual form: more than half of yes + no is yes. */
const isMoreYesThanNo = (floor: Floor): boolean =>
  floor.count === 'yes' &&
  floor.among === undefined &&
  floor.base === 'cast' &&
  floor.comparator === 'gt' &&
  floor.numerator * 2 === floor.denominator;

/** One floor as a clause, without a full stop, e.g. “at least two thirds of the institutions entitled to vote take part”. */
export function floorWords(floor: Floor, t: Word): string {
  if (isMoreYesThanNo(floor)) {
    return t(floor.measure === 'heads' ? 'rule.moreYesHeads' : 'rule.moreYesWeight');
  }
  const clause = t('rule.floor', {
    share: shareWords(floor, t),
    base: t(BASES[floor.measure][floor.base]),
    count: t(COUNTS[floor.measure][floor.count]),
  });
  return amongWords(clause, floor.among, t);
}

/** The class of members among which is counted: a participant kind in words, a class of seats by its id. */
function amongWords(clause: string, among: string | undefined, t: Word): string {
  if (among === undefined) return clause;
  const kind = PARTICIPANT_KINDS.find((known) => known === among);
  return t('rule.among', { clause, group: kind === undefined ? among : t(`kinds.${kind}`) });
}

const NUMBERS = {
  gte: 'rule.numberGte',
  gt: 'rule.numberGt',
  lte: 'rule.numberLte',
  lt: 'rule.numberLt',
} as const satisfies Record<Floor['comparator'], WordKey>;

function numberWords(leaf: NumberFloor, t: Word): string {
  const clause = t(leaf.measure === 'heads' ? 'rule.numberHeads' : 'rule.numberWeight', {
    number: t(NUMBERS[leaf.comparator], { number: leaf.number }),
    count: t(COUNTS[leaf.measure][leaf.count]),
  });
  return amongWords(clause, leaf.among, t);
}

/** Named institutions that must consent. Their ids stand as they are where no names are at hand. */
function consentsWords({ consents, least }: Consents, t: Word): string {
  const names = consents.join(t('common.enumeration'));
  return least === consents.length ? t('rule.consentsAll', { names }) : t('rule.consents', { names, least });
}

/** One comparison as a clause, without a full stop. */
export function leafWords(leaf: Leaf, t: Word): string {
  if ('consents' in leaf) return consentsWords(leaf, t);
  return 'number' in leaf ? numberWords(leaf, t) : floorWords(leaf, t);
}

/** A condition as a clause; groups inside groups are put into parentheses. */
export function conditionWords(condition: Condition, t: Word, nested = false): string {
  if (!('all' in condition) && !('any' in condition)) return leafWords(condition, t);
  const isAll = 'all' in condition;
  const parts = (isAll ? condition.all : condition.any).map((part) => conditionWords(part, t, true));
  const text = parts.join(t(isAll ? 'rule.and' : 'rule.or'));
  return nested && parts.length > 1 ? t('rule.group', { text }) : text;
}

/** How a track decides: one sentence, or two when it has a quorum of its own. */
export function votingSentences(track: Pick<Track, 'quorum' | 'threshold'>, t: Word): readonly string[] {
  const threshold = t('rule.threshold', { condition: conditionWords(track.threshold, t) });
  return track.quorum === undefined
    ? [threshold]
    : [t('rule.quorum', { condition: conditionWords(track.quorum, t) }), threshold];
}

/** When a track's steps happen, and whom a draft needs. */
export function timingSentences(track: Track, t: Word, language: Language): readonly string[] {
  const duration = (iso: string) => durationWords(iso, language);
  return [
    t('rule.timing', {
      notice: duration(track.notice),
      voting: duration(track.voting),
      delay: duration(track.delay),
      grace: duration(track.grace),
    }),
    t(track.earlyDecision === false ? 'rule.notEarly' : 'rule.early'),
    ...(track.sponsors > 0 ? [t('rule.sponsors', { count: track.sponsors })] : []),
  ];
}

/** An institution's own rule for its ballot (R2), as a phrase. */
export const ownRuleWords = (own: DecisionRule, t: Word): string =>
  t(own.makerIsNotChecker ? 'rule.ownRuleMaker' : 'rule.ownRule', { count: own.approvals });
