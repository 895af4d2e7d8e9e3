import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Floor } from '../charter.js';
import { explainDecision, type VotingRule } from './decision.js';
import type { MemberId, ProposalId } from '../ids.js';
import type { Elector } from '../records/proposals.js';
import type { Choice, Outcome } from '../states.js';
import { settledVotes } from './vote.js';
import type { CountedBallot } from './vote.js';

type RuleName = 'meeting' | 'electronic' | 'amendment';

interface RecordedVotes {
  readonly electorate: number;
  readonly votes: readonly (Readonly<Record<Choice, number>> & {
    readonly date: string;
    readonly matter: string;
    readonly under: Readonly<Record<RuleName, string>>;
  })[];
}

/** Facts from the public minutes and charter of the Hyperledger Technical Oversight Committee (repository hyperledger/toc). */
const toc = JSON.parse(
  readFileSync(join(__dirname, 'testdata', 'hyperledger-toc-votes.json'), 'utf8'),
) as RecordedVotes;

const YES: Floor = {
  count: 'yes',
  measure: 'heads',
  comparator: 'gt',
  numerator: 1,
  denominator: 2,
  base: 'electorate',
};

/** The committee's three rules. */
const RULES: Readonly<Record<RuleName, VotingRule>> = {
  meeting: {
    quorum: { ...YES, count: 'taking-part', comparator: 'gte', numerator: 2, denominator: 3 },
    threshold: { ...YES, base: 'cast' },
  },
  electronic: { threshold: YES },
  amendment: { threshold: { ...YES, comparator: 'gte', numerator: 2, denominator: 3 } },
};
const OUTCOMES: Readonly<Record<string, Outcome>> = {
  passed: 'approved',
  rejected: 'rejected',
  'no-quorum': 'no-quorum',
};

const electorate: Elector[] = Array.from({ length: toc.electorate }, (_, index) => ({
  memberId: `representative-${index}` as MemberId,
  weight: 1,
}));

function ballots(counts: Readonly<Record<Choice, number>>): CountedBallot[] {
  const choices = (['yes', 'no', 'abstain'] as const).flatMap((choice) =>
    Array.from({ length: counts[choice] }, () => choice),
  );
  return choices.map((choice, index) => ({ memberId: `representative-${index}` as MemberId, choice }));
}

function decide(rule: VotingRule, counts: Readonly<Record<Choice, number>>) {
  const votes = settledVotes({ electorate, ballots: ballots(counts) });
  const facts = { proposalId: '0' as ProposalId, trackId: 'x', rule, votes, decidedAt: 0, early: false };
  return explainDecision(facts);
}

const cases = toc.votes.flatMap((vote) =>
  (['meeting', 'electronic', 'amendment'] as const).map((rule) => ({ ...vote, rule })),
);
test.each(cases)('$date $matter: under the $rule rule as recorded', (vote) => {
  expect(decide(RULES[vote.rule], vote).outcome).toBe(OUTCOMES[vote.under[vote.rule]]);
});

test('two thirds of eleven are eight, and the explanation says so', () => {
  const seven = decide(RULES.amendment, { yes: 7, no: 0, abstain: 1 });
  expect(seven.threshold).toMatchObject({ met: false, reached: 7, needed: 8, base: 11 });
});

test('a meeting of seven has no quorum, a tie of eight does not pass', () => {
  expect(decide(RULES.meeting, { yes: 7, no: 0, abstain: 0 })).toMatchObject({
    outcome: 'no-quorum',
    quorum: { met: false, reached: 7, needed: 8 },
  });
  expect(decide(RULES.meeting, { yes: 4, no: 4, abstain: 0 }).outcome).toBe('rejected');
});
