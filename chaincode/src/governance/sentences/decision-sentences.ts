import type { ConditionResult, DecisionRecord } from '../records/decisions.js';
import type { Choice, Outcome } from '../states.js';
import { consentsWords, floorWords, numberWords } from './leaf-words.js';
import type { Naming } from './naming.js';
import { enumerated, phrase, say, type Words } from './words.js';

type Leaf = Exclude<ConditionResult, { all: unknown } | { any: unknown }>;

/**
 * Why a vote ended as it did, in sentences of both languages made from the decision's own numbers (design §3): the outcome, then
 * each comparison with what was needed and what was reached.
 */
export function decisionSentences(decision: DecisionRecord, naming: Naming): readonly Words[] {
  const { outcome, early, quorum, threshold, rule } = decision;
  return [
    OUTCOMES[outcome](naming.track(rule.trackId)),
    ...(early ? [EARLY] : []),
    ...voterSentences(decision, naming),
    ...(quorum === undefined ? [] : [resultSentence(QUORUM, quorum, naming)]),
    resultSentence(THRESHOLD, threshold, naming),
    ...castingSentences(decision, naming),
    ...sustainedSentences(decision),
    ...electionSentences(decision),
  ];
}

/** Whose vote counted how: recusals, delegations, silence. */
function voterSentences(
  { recused = [], delegated = [], disinterested, rule }: DecisionRecord,
  naming: Naming,
): readonly Words[] {
  return [
    ...(recused.length === 0
      ? []
      : [say('recused: {members}', '回避：{members}', { members: enumerated(recused.map(naming.member)) })]),
    ...(disinterested === undefined
      ? []
      : [
          say(
            'not recused: {reached}, of whom {needed} are needed ({met})',
            '未回避的成员：{reached}名，至少须有{needed}名（{met}）',
            { ...disinterested, met: metWords(disinterested) },
          ),
        ]),
    ...delegated.map(({ from, to }) =>
      say(
        'the ballot of {to} counts for {from} as its delegate',
        '{to}受{from}委托，其选票同时计为{from}的选票',
        {
          from: naming.member(from),
          to: naming.member(to),
        },
      ),
    ),
    ...(rule.silence === undefined ? [] : [SILENCE[rule.silence]]),
  ];
}

const SILENCE: Readonly<Record<'yes' | 'no', Words>> = {
  yes: say('in the threshold silence counted as yes', '判断是否通过时，未表态的计为赞成'),
  no: say('in the threshold silence counted as no', '判断是否通过时，未表态的计为反对'),
};

function castingSentences({ castingVote }: DecisionRecord, naming: Naming): readonly Words[] {
  if (castingVote === undefined) return [];
  const { memberId, choice, threshold } = castingVote;
  const parameters = { member: naming.member(memberId), choice: CHOICE_WORDS[choice] };
  return [
    say(
      'in the tie the casting vote of {member} says {choice}',
      '赞成与反对相等，{member}的决定票为{choice}',
      parameters,
    ),
    resultSentence(CASTING, threshold, naming),
  ];
}

const MINUTE = 60_000;

/** Whether the bar was held for as long as the track asks. */
function sustainedSentences({ sustained }: DecisionRecord): readonly Words[] {
  if (sustained === undefined) return [];
  const whole = (time: number): number => (time - (time % MINUTE)) / MINUTE;
  const { met, held, needed } = sustained;
  return [
    say(
      'the bar was held for {held} minutes without a break, {needed} are needed ({met})',
      '通过门槛已连续保持{held}分钟，须保持{needed}分钟（{met}）',
      { held: whole(held), needed: whole(needed), met: metWords({ met }) },
    ),
  ];
}

/** Who was elected, and who stayed tied. */
function electionSentences({ election }: DecisionRecord): readonly Words[] {
  if (election === undefined) return [];
  const { elected, tied = [], seats } = election;
  const names = (list: readonly string[]): string => list.join(', ');
  return [
    elected.length === 0
      ? say('nobody was elected to the {seats} seats', '{seats}个席位均无人当选', { seats })
      : say('elected to {seats} seats: {elected}', '{seats}个席位的当选者：{elected}', {
          seats,
          elected: names(elected),
        }),
    ...(tied.length === 0
      ? []
      : [say('tied and not elected: {tied}', '得票相同而未当选：{tied}', { tied: names(tied) })]),
  ];
}

const CHOICE_WORDS: Readonly<Record<Choice, Words>> = {
  yes: { en: 'yes', zh: '赞成' },
  no: { en: 'no', zh: '反对' },
  abstain: { en: 'abstention', zh: '弃权' },
};

const OUTCOMES: Readonly<Record<Outcome, (track: Words) => Words>> = {
  approved: (track) =>
    say('the proposal passed under the track {track}', '依据{track}程序，提案通过', { track }),
  rejected: (track) =>
    say('the proposal did not pass under the track {track}', '依据{track}程序，提案未通过', { track }),
  'no-quorum': (track) =>
    say(
      'nothing was decided under the track {track}: too few took part',
      '依据{track}程序，未作出决定：参与表决者不足',
      { track },
    ),
};

const EARLY = say(
  'it was decided before the vote was over, because no outstanding ballot could change the outcome',
  '表决期届满前即已决定，因为未投的选票已无法改变结果',
);
const QUORUM: Words = { en: 'quorum', zh: '法定参与数' };
const THRESHOLD: Words = { en: 'threshold', zh: '通过门槛' };
const CASTING: Words = { en: 'threshold with the casting vote', zh: '计入决定票后的通过门槛' };

function resultSentence(what: Words, result: ConditionResult, naming: Naming): Words {
  return say('{what}: {result}', '{what}：{result}', { what, result: resultWords(result, naming) });
}

/** How a condition came out, part by part, with the numbers of each. */
export function resultWords(result: ConditionResult, naming: Naming): Words {
  if ('all' in result) return partsWords(result.all, JOINTS.all, naming);
  if ('any' in result) return partsWords(result.any, JOINTS.any, naming);
  const [clause, numbers] = leafWords(result, naming);
  return phrase('{clause} ({numbers}; {met})', '{clause}（{numbers}；{met}）', {
    clause,
    numbers,
    met: metWords(result),
  });
}

const JOINTS = {
  all: { en: ' and ', zh: '，并且' },
  any: { en: ' or ', zh: '，或者' },
} as const;

function partsWords(parts: readonly ConditionResult[], joint: Words, naming: Naming): Words {
  const words = parts.map((part) => {
    const inner = resultWords(part, naming);
    return isJoined(part) ? { en: `[${inner.en}]`, zh: `【${inner.zh}】` } : inner;
  });
  return { en: words.map(({ en }) => en).join(joint.en), zh: words.map(({ zh }) => zh).join(joint.zh) };
}

function isJoined(result: ConditionResult): boolean {
  return ('all' in result && result.all.length > 1) || ('any' in result && result.any.length > 1);
}

function metWords({ met }: { readonly met: boolean }): Words {
  return met ? { en: 'met', zh: '已满足' } : { en: 'not met', zh: '未满足' };
}

/** The clause and its numbers. */
function leafWords(leaf: Leaf, naming: Naming): readonly [Words, Words] {
  if ('consents' in leaf) {
    const names =
      leaf.given.length === 0 ? phrase('none of them', '无') : enumerated(leaf.given.map(naming.member));
    return [consentsWords(leaf.consents, naming), phrase('given by {names}', '已同意：{names}', { names })];
  }
  if ('number' in leaf) {
    return [numberWords(leaf.number, naming), numbersWords(leaf, leaf.number.comparator)];
  }
  return [floorWords(leaf.floor, naming), numbersWords(leaf, leaf.floor.comparator, leaf.base)];
}

function numbersWords(
  { needed, reached }: { readonly needed: number; readonly reached: number },
  comparator: 'gte' | 'gt' | 'lte' | 'lt',
  base?: number,
): Words {
  const numbers = { needed, reached, base: base ?? 0 };
  if (base === 0) return phrase('nothing to count', '无可计数');
  const ceiling = comparator === 'lte' || comparator === 'lt';
  if (base === undefined) {
    return ceiling
      ? phrase('at most {needed} allowed, {reached} counted', '最多 {needed}，实际 {reached}', numbers)
      : phrase('{needed} needed, {reached} reached', '需要 {needed}，实际 {reached}', numbers);
  }
  return ceiling
    ? phrase(
        'at most {needed} of {base} allowed, {reached} counted',
        '总数 {base}，最多 {needed}，实际 {reached}',
        numbers,
      )
    : phrase(
        '{needed} of {base} needed, {reached} reached',
        '总数 {base}，需要 {needed}，实际 {reached}',
        numbers,
      );
}
