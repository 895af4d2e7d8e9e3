import type { Base, Counted } from '../charter/conditions.js';
import type { Floor } from '../charter.js';
import type { MemberId, ProposalId } from '../ids.js';
import { weigh } from './condition.js';
import { chairOf, explainDecision, type DecisionFacts } from './decision.js';
import { FATES, type Fate } from './fate.js';
import { fateFor, type Purpose } from './tallies.js';
import { tallyVotes } from './tally-votes.js';
import type { VotingRule } from './voting-rule.js';
import type { Vote } from './vote.js';

/** One elector of each fate, with weights that tell them apart, and a second silent one that is inactive. */
const WEIGHT: Readonly<Record<Fate, number>> = {
  yes: 1,
  no: 2,
  abstain: 4,
  unrevealed: 8,
  silent: 16,
  recused: 32,
};
const ONE_OF_EACH: readonly Vote[] = [
  ...FATES.map((fate) => ({ elector: { memberId: fate as MemberId, weight: WEIGHT[fate] }, fate })),
  { elector: { memberId: 'inactive' as MemberId, weight: 64, inactive: true }, fate: 'silent' },
  { elector: { memberId: 'returned' as MemberId, weight: 128, inactive: true }, fate: 'abstain' },
];

const floor = (more: Partial<Floor>): Floor => ({
  count: 'yes',
  measure: 'weight',
  comparator: 'gte',
  numerator: 1,
  denominator: 1,
  base: 'electorate',
  ...more,
});

function weighed(condition: Floor, vacant = 0): { reached: number; base: number } {
  const { threshold } = tallyVotes({ threshold: condition }, ONE_OF_EACH, { vacant });
  return weigh(condition, threshold) as never;
}

test.each<[Counted, number]>([
  ['yes', 1],
  ['no', 2],
  ['abstain', 4 + 128],
  ['cast', 1 + 2],
  ['taking-part', 1 + 2 + 4 + 8 + 128],
  ['net', 1 - 2],
])('the count %s has a weight of %d', (count, weight) => {
  expect(weighed(floor({ count })).reached).toBe(weight);
});

test.each<[Base, number, number]>([
  ['yes', 1, 1],
  ['no', 2, 1],
  ['abstain', 4 + 128, 2],
  ['cast', 1 + 2, 2],
  ['taking-part', 1 + 2 + 4 + 8 + 128, 5],
  ['electorate', 1 + 2 + 4 + 8 + 16 + 64 + 128, 7],
  // The silent inactive one is out; the one that took part is in.
  ['active', 1 + 2 + 4 + 8 + 16 + 128, 6],
  // Vacant seats are one head each and have no weight.
  ['seats', 1 + 2 + 4 + 8 + 16 + 64 + 128, 7 + 3],
])('the base %s has a weight of %d, and %d heads', (base, weight, heads) => {
  expect(weighed(floor({ base }), 3).base).toBe(weight);
  expect(weighed(floor({ base, measure: 'heads' }), 3).base).toBe(heads);
});

const recusing = (...leaves: ('quorum' | 'threshold')[]): Pick<VotingRule, 'recusal'> => ({
  recusal: { subject: true, declared: true, leaves, leastDisinterested: 0 },
});

test.each<{ of: string; to: Purpose; fate: Fate; rule: Partial<VotingRule>; seen: Fate }>([
  { of: 'silence that counts as a no', to: 'threshold', fate: 'silent', rule: { silence: 'no' }, seen: 'no' },
  {
    of: 'silence that counts as a yes',
    to: 'threshold',
    fate: 'silent',
    rule: { silence: 'yes' },
    seen: 'yes',
  },
  { of: 'silence that counts as nothing', to: 'threshold', fate: 'silent', rule: {}, seen: 'silent' },
  {
    of: 'silence that counts as a no',
    to: 'quorum',
    fate: 'silent',
    rule: { silence: 'no' },
    seen: 'silent',
  },
  { of: 'silence that counts as a no', to: 'plain', fate: 'silent', rule: { silence: 'no' }, seen: 'silent' },
  { of: 'a yes where silence is a no', to: 'threshold', fate: 'yes', rule: { silence: 'no' }, seen: 'yes' },
  {
    of: 'a recused one that leaves it',
    to: 'threshold',
    fate: 'recused',
    rule: recusing('threshold'),
    seen: 'recused',
  },
  {
    of: 'a recused one that leaves the other',
    to: 'threshold',
    fate: 'recused',
    rule: recusing('quorum'),
    seen: 'silent',
  },
  {
    of: 'a recused one that leaves it',
    to: 'quorum',
    fate: 'recused',
    rule: recusing('quorum'),
    seen: 'recused',
  },
  {
    of: 'a recused one that leaves the other',
    to: 'quorum',
    fate: 'recused',
    rule: recusing('threshold'),
    seen: 'silent',
  },
  {
    of: 'a recused one, and silence is a yes',
    to: 'threshold',
    fate: 'recused',
    rule: { ...recusing(), silence: 'yes' },
    seen: 'silent',
  },
  { of: 'a yes', to: 'quorum', fate: 'yes', rule: {}, seen: 'yes' },
  { of: 'a recused one without any rule', to: 'quorum', fate: 'recused', rule: {}, seen: 'recused' },
  {
    of: 'a recused one that leaves nothing',
    to: 'plain',
    fate: 'recused',
    rule: recusing(),
    seen: 'recused',
  },
])('$of, as the $to sees it: $seen', ({ to, fate, rule, seen }) => {
  expect(fateFor(to, { threshold: floor({}), ...rule }, { fate })).toBe(seen);
});

test('a delegate’s vote that does not count as present is silent in the quorum and nowhere else', () => {
  const seen = (purpose: Purpose): Fate =>
    fateFor(purpose, { threshold: floor({}) }, { fate: 'yes', absent: true });
  expect([seen('plain'), seen('quorum'), seen('threshold')]).toEqual(['yes', 'silent', 'yes']);
});

describe('the record of a decision', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ memberId: id as MemberId, weight: 1 }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three electors');
  const half = floor({ measure: 'heads', comparator: 'gt', denominator: 2, base: 'cast' });
  const facts = (votes: readonly Vote[], more: Partial<DecisionFacts> = {}): DecisionFacts => ({
    proposalId: 'p' as ProposalId,
    trackId: 't',
    rule: { threshold: half },
    votes,
    decidedAt: 7,
    early: false,
    ...more,
  });

  test('leaves out what the vote did not have', () => {
    const count = { yes: 1, no: 0, abstain: 0, silent: 0, total: 1 };
    expect(explainDecision(facts([{ elector: a, fate: 'yes' }]))).toStrictEqual({
      schemaVersion: 1,
      proposalId: 'p',
      outcome: 'approved',
      decidedAt: 7,
      early: false,
      tally: { heads: count, weight: count },
      threshold: { met: true, floor: half, reached: 1, needed: 1, base: 1 },
      rule: { trackId: 't', threshold: half },
    });
  });

  test('names the recused and the represented, and how many had to be disinterested', () => {
    const recusal = { subject: true, declared: true, leaves: ['threshold' as const], leastDisinterested: 2 };
    const votes: Vote[] = [
      { elector: a, fate: 'yes' },
      { elector: b, fate: 'yes', by: a.memberId },
      { elector: c, fate: 'recused' },
    ];
    const rule = { threshold: half, recusal, silence: 'no' as const };
    expect(explainDecision(facts(votes, { rule }))).toMatchObject({
      outcome: 'approved',
      disinterested: { met: true, reached: 2, needed: 2 },
      recused: ['c'],
      delegated: [{ from: 'b', to: 'a' }],
      rule: { silence: 'no' },
    });
    const fewer = explainDecision(facts([{ elector: b, fate: 'recused' }, ...votes.slice(2)], { rule }));
    expect(fewer).toMatchObject({ outcome: 'no-quorum', disinterested: { met: false, reached: 0 } });
  });

  test.each<[Fate, string, object | undefined]>([
    ['yes', 'approved', { memberId: 'a', choice: 'yes', threshold: { met: true, reached: 2, base: 3 } }],
    ['no', 'rejected', { memberId: 'a', choice: 'no', threshold: { met: false, reached: 1, base: 3 } }],
    ['abstain', 'rejected', undefined],
    ['silent', 'rejected', undefined],
    ['recused', 'rejected', undefined],
  ])('a chair that is %s: %s', (fate, outcome, castingVote) => {
    const against: Fate = fate === 'no' ? 'yes' : 'no';
    const tied: Vote[] = [
      { elector: a, fate },
      { elector: b, fate: against },
      ...(fate === 'yes' || fate === 'no' ? [] : [{ elector: c, fate: 'yes' as const }]),
    ];
    const rule = { threshold: half, castingVote: 'chair' as const };
    const record = explainDecision(facts(tied, { rule, chairedBy: a.memberId }));
    expect(record.outcome).toBe(outcome);
    if (castingVote === undefined) expect(record).not.toHaveProperty('castingVote');
    else expect(record).toMatchObject({ castingVote });
  });

  test('has no casting vote without a tie, without the rule, or without a chair', () => {
    const yes = (elector: Vote['elector']): Vote => ({ elector, fate: 'yes' });
    const no = (elector: Vote['elector']): Vote => ({ elector, fate: 'no' });
    const rule = { threshold: half, castingVote: 'chair' as const };
    const chairedBy = a.memberId;
    for (const [votes, more] of [
      [[no(a), no(b), yes(c)], { rule, chairedBy }],
      [[yes(a), no(b)], { chairedBy }],
      [[yes(a), no(b)], { rule }],
    ] as const) {
      const record = explainDecision(facts(votes, more));
      expect(record.outcome).toBe('rejected');
      expect(record).not.toHaveProperty('castingVote');
    }
  });

  test('tells the quorum, how it came out and what it was', () => {
    const quorum = floor({ count: 'taking-part', measure: 'heads', denominator: 2 });
    const votes: Vote[] = [
      { elector: a, fate: 'yes' },
      { elector: b, fate: 'silent' },
      { elector: c, fate: 'silent' },
    ];
    expect(explainDecision(facts(votes, { rule: { threshold: half, quorum } }))).toMatchObject({
      outcome: 'no-quorum',
      quorum: { met: false, reached: 1, needed: 2, base: 3 },
      threshold: { met: true },
      rule: { quorum },
    });
  });

  test('the chair’s vote is its own among all votes', () => {
    const votes: Vote[] = [
      { elector: a, fate: 'yes' },
      { elector: b, fate: 'no' },
    ];
    expect(chairOf({ votes, chairedBy: b.memberId })).toEqual({ chair: 'no' });
    expect(chairOf({ votes: [{ elector: c, fate: 'abstain' }], chairedBy: c.memberId })).toEqual({
      chair: 'abstain',
    });
    for (const fate of ['silent', 'unrevealed', 'recused'] as const) {
      expect(chairOf({ votes: [{ elector: c, fate }], chairedBy: c.memberId })).toEqual({});
    }
    expect(chairOf({ votes, chairedBy: c.memberId })).toEqual({});
    expect(chairOf({ votes })).toEqual({});
  });
});
