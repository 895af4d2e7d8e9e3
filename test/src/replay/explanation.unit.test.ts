import type { MemberId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { explainDecision, type VotingRule } from '@fabric-governance/chaincode/governance/decision';
import { explain } from './explanation.js';

const meeting: VotingRule = {
  quorum: {
    count: 'taking-part',
    measure: 'heads',
    comparator: 'gte',
    numerator: 2,
    denominator: 3,
    base: 'electorate',
  },
  threshold: { count: 'yes', measure: 'heads', comparator: 'gt', numerator: 1, denominator: 2, base: 'cast' },
};

function decide(rule: VotingRule, yes: number, no: number, silent: number): string {
  const fates = [
    ...Array.from({ length: yes }, () => 'yes' as const),
    ...Array.from({ length: no }, () => 'no' as const),
    ...Array.from({ length: silent }, () => 'silent' as const),
  ];
  const votes = fates.map((fate, index) => ({
    elector: { memberId: `m${index}` as MemberId, weight: 1 },
    fate,
  }));
  const facts = {
    proposalId: 'p' as ProposalId,
    trackId: 'meeting',
    rule,
    votes,
    decidedAt: 0,
    early: false,
  };
  return explain(explainDecision(facts));
}

describe('the explanation of a decision', () => {
  it('says for quorum and threshold what was needed of which base, and what was reached', () => {
    expect(decide(meeting, 7, 1, 3)).toBe(
      'quorum: at least 2/3 of all (11): 8 taking part needed, 8 reached, met; ' +
        'threshold: more than 1/2 of yes and no ballots (8): 5 yes needed, 7 reached, met',
    );
  });

  it('says which part was missed', () => {
    expect(decide(meeting, 7, 0, 4)).toContain('8 taking part needed, 7 reached, not met');
  });

  it('joins the parts of a compound rule, and words ceilings as such', () => {
    const ceiling = {
      count: 'no',
      measure: 'heads',
      comparator: 'lte',
      numerator: 1,
      denominator: 4,
      base: 'electorate',
    } as const;
    expect(decide({ threshold: { all: [meeting.threshold, ceiling] } }, 8, 0, 0)).toContain(
      'and at most 1/4 of all (8): 2 no allowed, 0 reached, met)',
    );
  });
});
