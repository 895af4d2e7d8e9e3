import type { Consents, Floor, NumberFloor } from '../charter.js';
import type { Base, Counted } from '../charter/conditions.js';
import { fractionWords, inLowestTerms } from './fraction-words.js';
import type { Naming } from './naming.js';
import { listed, phrase, type Words } from './words.js';

type Measure = Floor['measure'];
type Comparator = Floor['comparator'];
/** What a count counts; yes − no is worded by itself. */
type Subject = Exclude<Counted, 'net'>;

/** English: what many of them do, what one of them does. Chinese: the same for both. */
interface Verb extends Words {
  readonly one: string;
}

const VERBS: Readonly<Record<Subject, Verb>> = {
  yes: { en: 'vote yes', one: 'votes yes', zh: '赞成' },
  no: { en: 'vote no', one: 'votes no', zh: '反对' },
  abstain: { en: 'abstain', one: 'abstains', zh: '弃权' },
  cast: { en: 'vote yes or no', one: 'votes yes or no', zh: '投赞成票或反对票' },
  'taking-part': { en: 'take part', one: 'takes part', zh: '参与表决' },
};

/** Whom or what a count is made of, as the subject of a comparison. */
const SUBJECTS: Readonly<Record<Measure, Readonly<Record<Counted, Words>>>> = {
  heads: {
    yes: { en: 'the members voting yes', zh: '赞成的成员' },
    no: { en: 'the members voting no', zh: '反对的成员' },
    abstain: { en: 'the members abstaining', zh: '弃权的成员' },
    cast: { en: 'the members voting yes or no', zh: '投赞成票或反对票的成员' },
    'taking-part': { en: 'the members taking part', zh: '参与表决的成员' },
    net: { en: 'the members voting yes exceed those voting no by', zh: '赞成票减反对票之差' },
  },
  weight: {
    yes: { en: 'the weight voting yes', zh: '赞成票的权重' },
    no: { en: 'the weight voting no', zh: '反对票的权重' },
    abstain: { en: 'the weight abstaining', zh: '弃权票的权重' },
    cast: { en: 'the weight voting yes or no', zh: '赞成票与反对票的权重之和' },
    'taking-part': { en: 'the weight taking part', zh: '参与表决的权重' },
    net: { en: 'the weight voting yes exceeds that voting no by', zh: '赞成票权重减反对票权重之差' },
  },
};

const BASES: Readonly<Record<Measure, Readonly<Record<Base, Words>>>> = {
  heads: {
    electorate: { en: 'all members', zh: '全体成员' },
    seats: { en: 'all seats including vacant ones', zh: '全部席位（含空缺）' },
    active: { en: 'all active members', zh: '全体活跃成员' },
    ...SUBJECTS.heads,
  },
  weight: {
    electorate: { en: 'all voting weight', zh: '全部表决权重' },
    seats: { en: 'the voting weight of all seats including vacant ones', zh: '全部席位（含空缺）的表决权重' },
    active: { en: 'the voting weight of all active members', zh: '全体活跃成员的表决权重' },
    ...SUBJECTS.weight,
  },
};

const BOUNDS: Readonly<Record<Comparator, Words>> = {
  gte: { en: 'at least', zh: '不少于' },
  gt: { en: 'more than', zh: '超过' },
  lte: { en: 'at most', zh: '不超过' },
  lt: { en: 'less than', zh: '少于' },
};

/** A comparison with a fraction of a base: “at least two thirds of all members vote yes”. */
export function floorWords(floor: Floor, naming: Naming): Words {
  const words = moreYesThanNo(floor) ?? wholeOrNone(floor) ?? fractionOfBase(floor);
  return amongClass(floor.among, words, naming);
}

/** A comparison with a number: “at least 3 members vote yes”. */
export function numberWords(floor: NumberFloor, naming: Naming): Words {
  return amongClass(floor.among, floor.measure === 'heads' ? headCount(floor) : weightCount(floor), naming);
}

/** Named members who must agree: “Aurora Bank votes yes”, “at least 2 of A, B and C vote yes”. */
export function consentsWords({ consents, least }: Consents, naming: Naming): Words {
  const members = consents.map(naming.member);
  const names = listed(members);
  if (least === 1) return phrase('{names} votes yes', '{names}赞成', { names: listed(members, 'or') });
  if (least >= consents.length) {
    const all = consents.length === 2 ? 'both' : 'all';
    return phrase(`{names} ${all} vote yes`, '{names}均赞成', { names });
  }
  return phrase('at least {least} of {names} vote yes', '{names}中至少{least}名赞成', { least, names });
}

function amongClass(among: string | undefined, words: Words, naming: Naming): Words {
  if (among === undefined) return words;
  const name = naming.memberClass(among);
  return phrase('{words} (counting only {name})', '{words}（仅计{name}）', { words, name });
}

/** Yes above half of yes and no is nothing but more yes than no, and so it is said in meetings. */
function moreYesThanNo(floor: Floor): Words | undefined {
  const { count, base, comparator, measure, numerator, denominator } = floor;
  const half = comparator === 'gt' && 2 * numerator === denominator;
  if (!half || count !== 'yes' || base !== 'cast') return undefined;
  return measure === 'heads'
    ? { en: 'more members vote yes than no', zh: '赞成的成员多于反对的成员' }
    : { en: 'more weight votes yes than no', zh: '赞成票的权重大于反对票的权重' };
}

/** “All members vote yes”, “none of the members taking part votes no”. */
function wholeOrNone({ count, base, comparator, measure, numerator, denominator }: Floor): Words | undefined {
  if (count === 'net') return undefined;
  const verb = VERBS[count];
  const of = BASES[measure][base];
  const does = measure === 'heads' ? verb.en : verb.one;
  if (comparator === 'gte' && numerator === denominator) {
    const all = of.en.startsWith('all ') ? of.en : `all of ${of.en}`;
    return { en: `${all} ${does}`, zh: `${of.zh}全部${verb.zh}` };
  }
  if (numerator > 0) return undefined;
  if (comparator === 'lte')
    return { en: `none of ${of.en.replace(/^all /u, 'the ')} ${verb.one}`, zh: `${of.zh}中无一${verb.zh}` };
  if (comparator === 'gt') return { en: `some of ${of.en} ${does}`, zh: `${of.zh}中有${verb.zh}的` };
  return undefined;
}

function fractionOfBase(floor: Floor): Words {
  const { count, base, comparator, measure } = floor;
  const bound = BOUNDS[comparator];
  const share = shareWords(floor);
  const of = BASES[measure][base];
  const zh = `${SUBJECTS[measure][count].zh}${bound.zh}${of.zh}的${share.zh}`;
  if (count === 'net') return { en: `${SUBJECTS[measure].net.en} ${bound.en} ${share.en} of ${of.en}`, zh };
  if (base === 'yes' || base === 'no' || base === 'abstain') {
    const subject = SUBJECTS[measure][count].en;
    const en =
      measure === 'heads'
        ? `${subject} are ${bound.en} ${share.en} as many as ${of.en}`
        : `${subject} is ${bound.en} ${share.en} ${/times$/u.test(share.en) ? '' : 'of '}${of.en}`;
    return { en, zh };
  }
  const verb = VERBS[count];
  return { en: `${bound.en} ${share.en} of ${of.en} ${measure === 'heads' ? verb.en : verb.one}`, zh };
}

/** A fraction of a base; of a base that does not hold what is counted it may be more than the whole: `2 times`, `2 倍`. */
function shareWords(floor: Floor): Words {
  const { numerator, denominator } = inLowestTerms(floor);
  if (denominator !== 1 || numerator === 0) return fractionWords(floor);
  return numerator === 1
    ? { en: 'the whole', zh: '全部' }
    : { en: `${numerator} times`, zh: ` ${numerator} 倍` };
}

function headCount({ count, comparator, number }: NumberFloor): Words {
  const bound = comparator === 'lt' ? { en: 'fewer than', zh: BOUNDS.lt.zh } : BOUNDS[comparator];
  if (count === 'net') {
    return {
      en: `${SUBJECTS.heads.net.en} ${bound.en} ${number}`,
      zh: `${SUBJECTS.heads.net.zh}${bound.zh} ${number} 票`,
    };
  }
  const verb = VERBS[count];
  const nobody = (comparator === 'lte' && number === 0) || (comparator === 'lt' && number === 1);
  if (nobody) return { en: `no member ${verb.one}`, zh: `没有成员${verb.zh}` };
  const noun = number === 1 ? `member ${verb.one}` : `members ${verb.en}`;
  return { en: `${bound.en} ${number} ${noun}`, zh: `${SUBJECTS.heads[count].zh}${bound.zh} ${number} 名` };
}

function weightCount({ count, comparator, number }: NumberFloor): Words {
  const bound = BOUNDS[comparator];
  const zh = `${SUBJECTS.weight[count].zh}${bound.zh} ${number}`;
  if (count === 'net') return { en: `${SUBJECTS.weight.net.en} ${bound.en} ${number}`, zh };
  return { en: `a weight of ${bound.en} ${number} ${VERBS[count].one}`, zh };
}
