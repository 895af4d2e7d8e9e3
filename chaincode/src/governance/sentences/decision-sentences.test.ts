import type { Condition, Floor } from '../charter.js';
import { weigh } from '../counting/condition.js';
import type { MemberId, ProposalId } from '../ids.js';
import type { Count, DecisionRecord, Tally } from '../records/decisions.js';
import { decisionSentences, resultWords } from './decision-sentences.js';
import { PLAIN_NAMING } from './naming.js';

const TWO_THIRDS: Floor = {
  count: 'yes',
  measure: 'heads',
  comparator: 'gte',
  numerator: 2,
  denominator: 3,
  base: 'electorate',
};

function tallyOf(part: Partial<Count>): Tally {
  const count = { yes: 0, no: 0, abstain: 0, silent: 0, total: 0, ...part };
  return { heads: count, weight: count };
}

const SEVEN = tallyOf({ yes: 7, no: 1, silent: 3, total: 11 });

test('a decision says its outcome, and of quorum and threshold what was needed and what was reached', () => {
  const quorum: Floor = { ...TWO_THIRDS, count: 'taking-part' };
  const decision: DecisionRecord = {
    schemaVersion: 1,
    proposalId: 'p' as ProposalId,
    outcome: 'rejected',
    decidedAt: 0,
    early: true,
    tally: SEVEN,
    quorum: weigh(quorum, SEVEN),
    threshold: weigh(TWO_THIRDS, SEVEN),
    rule: { trackId: 'meeting', quorum, threshold: TWO_THIRDS },
  };
  const sentences = decisionSentences(decision, PLAIN_NAMING);
  expect(sentences.map(({ en }) => en)).toEqual([
    'The proposal did not pass under the track meeting.',
    'It was decided before the vote was over, because no outstanding ballot could change the outcome.',
    'Quorum: at least two thirds of all members take part (8 of 11 needed, 8 reached; met).',
    'Threshold: at least two thirds of all members vote yes (8 of 11 needed, 7 reached; not met).',
  ]);
  expect(sentences.map(({ zh }) => zh)).toEqual([
    '依据 meeting 程序，提案未通过。',
    '表决期届满前即已决定，因为未投的选票已无法改变结果。',
    '法定参与数：参与表决的成员不少于全体成员的三分之二（总数 11，需要 8，实际 8；已满足）。',
    '通过门槛：赞成的成员不少于全体成员的三分之二（总数 11，需要 8，实际 7；未满足）。',
  ]);
});

test.each<[Condition, string]>([
  [
    { ...TWO_THIRDS, count: 'no', comparator: 'lte', numerator: 1, denominator: 4 },
    'at most one quarter of all members vote no (at most 2 of 11 allowed, 1 counted; met)',
  ],
  [
    { count: 'yes', measure: 'heads', comparator: 'gt', number: 7 },
    'more than 7 members vote yes (8 needed, 7 reached; not met)',
  ],
  [
    { count: 'no', measure: 'weight', comparator: 'lt', number: 4 },
    'a weight of less than 4 votes no (at most 3 allowed, 1 counted; met)',
  ],
  [
    { ...TWO_THIRDS, base: 'abstain' },
    'the members voting yes are at least two thirds as many as the members abstaining (nothing to count; not met)',
  ],
  [{ consents: ['a', 'b'], least: 1 }, 'a or b votes yes (given by none of them; not met)'],
  [
    { all: [TWO_THIRDS, { any: [TWO_THIRDS, { consents: ['a'], least: 1 }] }] },
    'at least two thirds of all members vote yes (8 of 11 needed, 7 reached; not met) and [at least two thirds of all members vote yes (8 of 11 needed, 7 reached; not met) or a votes yes (given by none of them; not met)]',
  ],
])('%j', (condition, words) => {
  expect(resultWords(weigh(condition, SEVEN), PLAIN_NAMING).en).toBe(words);
});

test('consents say who gave them', () => {
  const given = { met: true, consents: { consents: ['a', 'b'], least: 1 }, given: ['b' as MemberId] };
  expect(resultWords(given, PLAIN_NAMING)).toEqual({
    en: 'a or b votes yes (given by b; met)',
    zh: 'a 或 b 赞成（已同意：b；已满足）',
  });
});

test('a decision says whose vote counted how: recusals, delegations, silence, the casting vote', () => {
  const tie = tallyOf({ yes: 4, no: 4, total: 8 });
  const half: Floor = { ...TWO_THIRDS, comparator: 'gt', numerator: 1, denominator: 2 };
  const chaired = tallyOf({ yes: 5, no: 4, total: 9 });
  const decision: DecisionRecord = {
    schemaVersion: 1,
    proposalId: 'p' as ProposalId,
    outcome: 'approved',
    decidedAt: 0,
    early: false,
    tally: tie,
    threshold: weigh(half, tie),
    recused: ['x', 'y'] as MemberId[],
    disinterested: { met: true, reached: 8, needed: 3 },
    delegated: [{ from: 'a' as MemberId, to: 'b' as MemberId }],
    castingVote: { memberId: 'c' as MemberId, choice: 'yes', threshold: weigh(half, chaired) },
    rule: { trackId: 'board', threshold: half, silence: 'no' },
  };
  const sentences = decisionSentences(decision, PLAIN_NAMING);
  expect(sentences.map(({ en }) => en)).toEqual([
    'The proposal passed under the track board.',
    'Recused: x and y.',
    'Not recused: 8, of whom 3 are needed (met).',
    'The ballot of b counts for a as its delegate.',
    'In the threshold silence counted as no.',
    'Threshold: more than half of all members vote yes (5 of 8 needed, 4 reached; not met).',
    'In the tie the casting vote of c says yes.',
    'Threshold with the casting vote: more than half of all members vote yes (5 of 9 needed, 5 reached; met).',
  ]);
  expect(sentences.map(({ zh }) => zh)).toEqual([
    '依据 board 程序，提案通过。',
    '回避：x、y。',
    '未回避的成员：8 名，至少须有 3 名（已满足）。',
    'b 受 a 委托，其选票同时计为 a 的选票。',
    '判断是否通过时，未表态的计为反对。',
    '通过门槛：赞成的成员超过全体成员的二分之一（总数 8，需要 5，实际 4；未满足）。',
    '赞成与反对相等，c 的决定票为赞成。',
    '计入决定票后的通过门槛：赞成的成员超过全体成员的二分之一（总数 9，需要 5，实际 5；已满足）。',
  ]);
});
