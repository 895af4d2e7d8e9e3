import type { ConditionResult, DecisionRecord } from '../records/decisions.js';
import type { Outcome } from '../states.js';
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
    ...(quorum === undefined ? [] : [resultSentence(QUORUM, quorum, naming)]),
    resultSentence(THRESHOLD, threshold, naming),
  ];
}

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

function metWords({ met }: ConditionResult): Words {
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
