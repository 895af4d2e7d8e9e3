import { weigh } from '@fabric-governance/chaincode/governance/counting/condition';
import type { Condition, Floor } from '@fabric-governance/chaincode/governance/charter';
import type { ProposalId } from '@fabric-governance/chaincode/governance/ids';
import type { DecisionRecord, Tally } from '@fabric-governance/chaincode/governance/records/decisions';
import { wordsOf } from '../i18n/testing/words-of.js';
import type { Word } from '../i18n/words/keys.js';
import { explainDecision } from './decision.js';

const two = { comparator: 'gte', numerator: 2, denominator: 3, base: 'electorate' } as const;
const QUORUM: Floor = { count: 'taking-part', measure: 'heads', ...two };
const THRESHOLD: Condition = {
  all: [
    { count: 'yes', measure: 'weight', ...two },
    { ...QUORUM, count: 'no', comparator: 'lte', numerator: 1, denominator: 4 },
  ],
};

function recordOf(tally: Tally, outcome: DecisionRecord['outcome'], early = false): DecisionRecord {
  return {
    schemaVersion: 1,
    proposalId: 'ab'.repeat(32) as ProposalId,
    outcome,
    decidedAt: 0,
    early,
    tally,
    quorum: weigh(QUORUM, tally),
    threshold: weigh(THRESHOLD, tally),
    rule: { trackId: 'admission', quorum: QUORUM, threshold: THRESHOLD },
  };
}

const TALLY: Tally = {
  heads: { yes: 6, no: 2, abstain: 0, silent: 3, total: 11 },
  weight: { yes: 61, no: 20, abstain: 0, silent: 19, total: 100 },
};

let en: Word;
let zh: Word;
beforeAll(async () => {
  en = await wordsOf('en');
  zh = await wordsOf('zh-CN');
});

it('says which rule decided and by how much, in English', () => {
  expect(explainDecision(recordOf(TALLY, 'rejected'), 'Admission', en)).toEqual({
    headline: 'The proposal did not pass under the rule of the track “Admission”.',
    notes: [],
    quorum: {
      met: true,
      parts: [],
      text: 'At least two thirds of the eligible institutions take part: 8 of 11 needed, 8 reached – exactly enough.',
    },
    threshold: {
      met: false,
      text: 'All of these must hold:',
      parts: [
        {
          met: false,
          parts: [],
          text: 'At least two thirds of the total voting weight is cast as yes: 67 of 100 needed, 61 reached – 6 too few.',
        },
        {
          met: true,
          parts: [],
          text: 'At most one quarter of the eligible institutions vote no: at most 2 of 11 allowed, 2 counted – exactly the limit.',
        },
      ],
    },
  });
});

it('says the same in Chinese', () => {
  const { headline, quorum, threshold } = explainDecision(recordOf(TALLY, 'rejected'), '接纳新成员', zh);
  expect([headline, quorum?.text, ...threshold.parts.map(({ text }) => text)]).toEqual([
    '依据程序“接纳新成员”的规则，提案未通过。',
    '有表决权的机构中至少三分之二参加表决：总数 11，需要 8，实际 8——恰好达到。',
    '全部表决权重中至少三分之二投赞成票：总数 100，需要 67，实际 61——尚差 6。',
    '有表决权的机构中至多四分之一投反对票：总数 11，最多 2，实际 2——恰在上限。',
  ]);
});

it('says that it was decided early', () => {
  const { notes } = explainDecision(recordOf(TALLY, 'approved', true), 'Admission', en);
  expect(notes).toEqual([
    'It was decided before the window ended, because no outstanding ballot could change the outcome.',
  ]);
});

it('says by how much a ceiling was passed, and that an empty base never passes', () => {
  const against: Tally = { ...TALLY, heads: { yes: 0, no: 5, abstain: 0, silent: 6, total: 11 } };
  const { threshold } = explainDecision(recordOf(against, 'rejected'), 'Admission', en);
  expect(threshold.parts[1]?.text).toContain('at most 2 of 11 allowed, 5 counted – 3 too many');
  const nobody = { yes: 0, no: 0, abstain: 0, silent: 0, total: 0 };
  const empty = explainDecision(recordOf({ heads: nobody, weight: nobody }, 'no-quorum'), 'Admission', en);
  expect(empty.quorum?.text).toContain('an empty base never passes');
});

it('notes who left, who was represented, the chair’s vote and who was elected', () => {
  const record: DecisionRecord = {
    ...recordOf(TALLY, 'approved'),
    recused: ['a', 'b'] as unknown as NonNullable<DecisionRecord['recused']>,
    delegated: [{ from: 'c', to: 'd' }] as unknown as NonNullable<DecisionRecord['delegated']>,
    disinterested: { met: true, reached: 9, needed: 3 },
    sustained: { met: false, held: 1, needed: 2 },
    election: { method: 'approval', seats: 1, rounds: [], elected: ['x'] },
  };
  expect(explainDecision(record, 'Admission', en).notes).toEqual([
    'Recused from the vote: a, b.',
    'Ballots counted for those who had delegated theirs: 1.',
    'Not recused: 9; needed: 3.',
    'The bar was not held without a break for as long as the track asks.',
    'Elected: x.',
  ]);
});
