import type { Condition, Floor, Track } from '@fabric-governance/chaincode/governance/charter';
import { wordsOf } from '../i18n/testing/words-of.js';
import type { Word } from '../i18n/words/keys.js';
import { conditionWords, ownRuleWords, timingSentences, votingSentences } from './rule.js';

const floor = (part: Partial<Floor>): Floor => ({
  count: 'yes',
  measure: 'heads',
  comparator: 'gte',
  numerator: 2,
  denominator: 3,
  base: 'electorate',
  ...part,
});

let en: Word;
let zh: Word;
beforeAll(async () => {
  en = await wordsOf('en');
  zh = await wordsOf('zh-CN');
});

const track: Track = {
  title: { en: 'Admission', zh: '接纳' },
  sponsors: 2,
  notice: 'P1D',
  voting: 'P7D',
  delay: 'PT36H',
  grace: 'P30D',
  earlyDecision: true,
  quorum: floor({ count: 'taking-part' }),
  threshold: {
    all: [floor({}), floor({ measure: 'weight', comparator: 'gt', numerator: 1, denominator: 2 })],
  },
};

it('says a double majority in one sentence after the quorum', () => {
  expect(votingSentences(track, en)).toEqual([
    'The vote counts when at least two thirds of the eligible institutions take part.',
    'The proposal passes when at least two thirds of the eligible institutions vote yes, and more than half of the total voting weight is cast as yes.',
  ]);
  expect(votingSentences(track, zh)).toEqual([
    '表决有效的条件：有表决权的机构中至少三分之二参加表决。',
    '提案通过的条件：有表决权的机构中至少三分之二投赞成票，并且全部表决权重中超过半数投赞成票。',
  ]);
});

it('says only the threshold of a track without a quorum', () => {
  expect(votingSentences({ threshold: floor({ numerator: 1, denominator: 1 }) }, en)).toEqual([
    'The proposal passes when all of the eligible institutions vote yes.',
  ]);
});

it.each<[string, Partial<Floor>, string]>([
  [
    'a simple majority as more yes than no',
    { comparator: 'gt', numerator: 2, denominator: 4, base: 'cast' },
    'more institutions vote yes than no',
  ],
  [
    'the same by weight',
    { comparator: 'gt', numerator: 1, denominator: 2, base: 'cast', measure: 'weight' },
    'more weight is cast as yes than as no',
  ],
  [
    'a ceiling on no',
    { count: 'no', comparator: 'lte', numerator: 1, denominator: 4, base: 'taking-part' },
    'at most one quarter of the institutions taking part vote no',
  ],
  [
    'nobody against',
    { count: 'no', comparator: 'lte', numerator: 0, denominator: 1 },
    'none of the eligible institutions vote no',
  ],
  [
    'an unusual fraction as digits, reduced',
    { numerator: 6, denominator: 14, measure: 'weight' },
    'at least 3/7 of the total voting weight is cast as yes',
  ],
  [
    'an upper bound on abstentions',
    {
      count: 'abstain',
      comparator: 'lt',
      numerator: 1,
      denominator: 2,
      measure: 'weight',
      base: 'taking-part',
    },
    'less than half of the weight taking part abstains',
  ],
])('says %s', (_, part, words) => {
  expect(conditionWords(floor(part), en)).toBe(words);
});

it('puts groups inside groups into parentheses', () => {
  const condition: Condition = {
    any: [floor({}), { all: [floor({ count: 'taking-part' }), floor({ measure: 'weight' })] }],
  };
  expect(conditionWords(condition, en)).toBe(
    'at least two thirds of the eligible institutions vote yes, or (at least two thirds of the eligible institutions take part, and at least two thirds of the total voting weight is cast as yes)',
  );
  expect(conditionWords(condition, zh)).toBe(
    '有表决权的机构中至少三分之二投赞成票，或者（有表决权的机构中至少三分之二参加表决，并且全部表决权重中至少三分之二投赞成票）',
  );
});

it('says when the steps happen and whom a draft needs', () => {
  expect(timingSentences(track, en, 'en')).toEqual([
    'Notice lasts 1 day and voting 7 days; a passed proposal waits 36 hours and must then be carried out within 30 days.',
    'The vote ends early once no outstanding ballot can change the outcome.',
    'A draft needs 2 sponsors from other institutions.',
  ]);
  expect(timingSentences({ ...track, sponsors: 1, earlyDecision: false }, zh, 'zh-CN')).toEqual([
    '公示1天，表决7天；通过后等待36小时，此后须在30天内执行。',
    '表决进行至窗口期结束。',
    '草案需要 1 个其他机构联署。',
  ]);
});

it('says an institution’s own rule', () => {
  expect(ownRuleWords({ approvals: 1, makerIsNotChecker: false }, en)).toBe(
    '1 approval inside the institution',
  );
  expect(ownRuleWords({ approvals: 2, makerIsNotChecker: true }, en)).toBe(
    '2 approvals by different people inside the institution, not counting the one who casts the ballot',
  );
});
