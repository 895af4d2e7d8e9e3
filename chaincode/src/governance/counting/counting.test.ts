import { fc, runs } from '../../testing/properties.js';
import { referenceOutcome, type ReferenceVote } from '../../testing/reference-count.js';
import { chairs, richRules, richVotes } from '../../testing/rich-vote-arbitraries.js';
import { outcomeOf } from './decision.js';
import { certainOutcome, possibleWhileVoting } from './early-decision.js';
import type { Floor } from '../charter.js';
import type { MemberId } from '../ids.js';
import type { Elector } from '../records/proposals.js';
import type { Outcome } from '../states.js';
import { tallyVotes } from './tally-votes.js';
import { settledVotes, type Possible, type Vote } from './vote.js';
import type { VotingRule } from './voting-rule.js';

function referenceVotes(votes: readonly Vote[]): ReferenceVote[] {
  return votes.map(({ elector, fate, by }) => ({ elector, fate, delegated: by !== undefined }));
}

test('counting comes out as counting elector by elector does, for rules with any features', () => {
  const seen = new Set<Outcome>();
  fc.assert(
    fc.property(richRules, richVotes, chairs, fc.integer({ min: 0, max: 2 }), (rule, vote, chair, vacant) => {
      const facts = { vacant, ...(chair === undefined ? {} : { chair }) };
      const outcome = outcomeOf(rule, tallyVotes(rule, vote.settled, facts));
      expect(outcome).toBe(referenceOutcome(rule, referenceVotes(vote.settled), facts));
      seen.add(outcome);
    }),
    { numRuns: runs(2000) },
  );
  expect([...seen].sort()).toEqual(['approved', 'no-quorum', 'rejected']);
});

/** Every way in which open votes can still come out, as the reference sees votes. */
function completions(
  settled: readonly Vote[],
  open: readonly Elector[],
  possible: readonly Possible[],
): ReferenceVote[][] {
  return open.reduce<ReferenceVote[][]>(
    (partial, elector) =>
      partial.flatMap((votes) =>
        possible.map(({ fate, absent }) => [...votes, { elector, fate, delegated: absent === true }]),
      ),
    [referenceVotes(settled)],
  );
}

function outcomesOfAll(rule: VotingRule, votes: readonly ReferenceVote[][], vacant: number): Set<Outcome> {
  // `m0` chairs; whatever it did not decide yet comes with the completion.
  return new Set(
    votes.map((all) => {
      const chair = all.find(({ elector }) => elector.memberId === 'm0')?.fate;
      return referenceOutcome(rule, all, { vacant, ...(chair === undefined ? {} : { chair }) });
    }),
  );
}

test('early decision = outcome under every completion, and an open vote has two at least', () => {
  let early = 0;
  fc.assert(
    fc.property(richRules, richVotes, fc.integer({ min: 0, max: 1 }), (rule, { settled, open }, vacant) => {
      const possible = possibleWhileVoting(rule);
      const outcomes = outcomesOfAll(rule, completions(settled, open, possible), vacant);
      const votes = open.map((elector) => ({ elector, possible }));
      const found = certainOutcome(rule, { settled, open: votes, vacant, chairedBy: 'm0' as MemberId });
      if (found !== undefined) early += 1;
      if (found !== undefined) expect([...outcomes]).toEqual([found]);
      else if (rule.castingVote === undefined) expect(outcomes.size).toBeGreaterThan(1);
    }),
    { numRuns: runs(1000) },
  );
  expect(early).toBeGreaterThan(runs(50));
});

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id) => ({ memberId: id as MemberId, weight: 1 })) as [
  Elector,
  Elector,
  Elector,
  Elector,
];

describe('whose vote counts', () => {
  const yes = (memberId: MemberId) => ({ memberId, choice: 'yes' as const });

  test('an own ballot before a commitment, a commitment before a delegate, a delegate before silence', () => {
    const cast = {
      electorate: [a, b, c, d],
      ballots: [yes(a.memberId)],
      committed: [a.memberId, b.memberId],
      delegations: [b, c, d].map((one) => ({ from: one.memberId, to: a.memberId })),
    };
    expect(settledVotes(cast)).toEqual([
      { elector: a, fate: 'yes' },
      { elector: b, fate: 'unrevealed' },
      { elector: c, fate: 'yes', by: 'a' },
      { elector: d, fate: 'yes', by: 'a' },
    ]);
  });

  test('a delegation is followed one step, and to nobody who is recused or no elector', () => {
    const cast = {
      electorate: [a, b, { ...c, recused: 'subject' as const }, d],
      ballots: [yes(a.memberId), yes('z' as MemberId)],
      recused: [a.memberId],
      delegations: [
        { from: b.memberId, to: d.memberId },
        { from: d.memberId, to: a.memberId },
        { from: c.memberId, to: 'z' as MemberId },
      ],
    };
    expect(settledVotes(cast).map(({ fate }) => fate)).toEqual(['recused', 'silent', 'recused', 'silent']);
  });
});

describe('affiliates with one merged vote', () => {
  const group = (elector: Elector, weight: number) => ({ ...elector, weight, group: 'g' });
  const rule = (split: 'majority' | 'abstain'): VotingRule => ({
    threshold: {
      count: 'yes',
      measure: 'heads',
      comparator: 'gt',
      numerator: 1,
      denominator: 2,
      base: 'cast',
    },
    electorate: { fixed: 'submission', weight: 'own', affiliates: { split } },
  });
  const votes: Vote[] = [
    { elector: group(a, 3), fate: 'yes' },
    { elector: group(b, 2), fate: 'no' },
    { elector: group(c, 1), fate: 'silent' },
    { elector: d, fate: 'no' },
  ];

  test('are one head with all their weight, and say what most of their weight says', () => {
    const { plain } = tallyVotes(rule('majority'), votes);
    expect(plain.heads).toMatchObject({ yes: 1, no: 1, silent: 0, total: 2 });
    expect(plain.weight).toMatchObject({ yes: 6, no: 1, total: 7 });
  });

  test('abstain when they differ, where the charter says so, and on an even split', () => {
    expect(tallyVotes(rule('abstain'), votes).plain.heads).toMatchObject({ abstain: 1, no: 1 });
    const even = votes.map((vote) => ({ ...vote, elector: { ...vote.elector, weight: 2 } }));
    expect(tallyVotes(rule('majority'), even).plain.heads).toMatchObject({ abstain: 1, no: 1 });
  });

  test('make nobody consent: a named member does so by its own vote, where that is the group’s', () => {
    const named = (id: string): VotingRule => ({
      ...rule('majority'),
      threshold: { consents: [id], least: 1 },
    });
    const consents = (id: string): boolean =>
      outcomeOf(named(id), tallyVotes(named(id), votes)) === 'approved';
    // The group says yes: a does, b is outvoted, c is silent.
    expect(['a', 'b', 'c'].map(consents)).toEqual([true, false, false]);
  });

  test('can be foreseen: what one member said may settle what the group can still say', () => {
    const half: Floor = {
      count: 'no',
      measure: 'heads',
      comparator: 'gt',
      numerator: 1,
      denominator: 2,
      base: 'cast',
    };
    const silent = { elector: group(c, 1), possible: possibleWhileVoting(rule('abstain')) };
    const said: Vote[] = [
      { elector: group(a, 3), fate: 'yes' },
      { elector: group(b, 2), fate: 'no' },
      { elector: d, fate: 'no' },
    ];
    // They differ already, so the group abstains whatever c adds: only d's no is left.
    const { electorate } = rule('abstain');
    if (electorate === undefined) throw new Error('the rule merges affiliates');
    expect(certainOutcome({ threshold: half, electorate }, { settled: said, open: [silent] })).toBe(
      'approved',
    );
  });

  test('leave out their recused members, and are recused when all of them are', () => {
    const part = votes.map((vote) =>
      vote.elector.memberId === 'a' ? { ...vote, fate: 'recused' as const } : vote,
    );
    expect(tallyVotes(rule('majority'), part).plain.weight).toMatchObject({ no: 4, total: 4 });
    const all = votes.map((vote) =>
      vote.elector.memberId === 'd' ? vote : { ...vote, fate: 'recused' as const },
    );
    expect(tallyVotes(rule('majority'), all).plain.heads).toMatchObject({ no: 1, total: 1 });
  });

  test('count each for itself where the charter does not merge them', () => {
    const { electorate } = rule('majority');
    if (electorate === undefined) throw new Error('the rule merges affiliates');
    const { fixed, weight } = electorate;
    const apart = { ...rule('majority'), electorate: { fixed, weight } };
    expect(tallyVotes(apart, votes).plain.heads).toMatchObject({ yes: 1, no: 2, silent: 1, total: 4 });
    const { threshold } = rule('majority');
    expect(tallyVotes({ threshold }, votes).plain.heads).toMatchObject({
      yes: 1,
      no: 2,
      silent: 1,
      total: 4,
    });
  });

  test('have every class that any of them has, but those of who is recused, and are inactive if all are', () => {
    const of = (elector: Elector, kind: string, inactive = true): Elector => ({
      ...group(elector, 1),
      classes: [kind],
      ...(inactive ? { inactive: true } : {}),
    });
    const heads = { count: 'yes', measure: 'heads', comparator: 'gte', number: 1 } as const;
    const among = ['supplier', 'operator', 'user'].map((name) => ({ ...heads, among: name }));
    const classed = { ...rule('majority'), threshold: { all: among } };
    const tallied = (lastIsInactive: boolean) =>
      tallyVotes(classed, [
        { elector: of(a, 'supplier'), fate: 'silent' },
        { elector: of(b, 'operator', lastIsInactive), fate: 'silent' },
        { elector: of(c, 'user', false), fate: 'recused' },
      ]).threshold;
    const one = { yes: 0, no: 0, abstain: 0, silent: 1, total: 1 };
    const none = { yes: 0, no: 0, abstain: 0, silent: 0, total: 0 };
    expect(tallied(false)).toEqual({
      heads: one,
      weight: { ...one, silent: 2, total: 2 },
      classes: {
        supplier: { heads: one, weight: { ...one, silent: 2, total: 2 } },
        operator: { heads: one, weight: { ...one, silent: 2, total: 2 } },
        user: { heads: none, weight: none },
      },
    });
    expect(tallied(true).heads).toEqual({ ...one, inactive: 1 });
  });

  test.each<[string, Vote['fate'][], boolean, string, string]>([
    ['nobody says anything', ['silent', 'silent'], false, 'silent', 'silent'],
    ['one only committed', ['unrevealed', 'silent'], false, 'unrevealed', 'unrevealed'],
    ['one only committed, a delegate', ['unrevealed', 'silent'], true, 'unrevealed', 'silent'],
    ['one says yes, one only committed', ['yes', 'unrevealed'], false, 'yes', 'yes'],
    ['a delegate says yes, one only committed', ['yes', 'unrevealed'], true, 'yes', 'silent'],
    ['a delegate says yes, one yes itself', ['yes', 'yes'], true, 'yes', 'yes'],
  ])('where %s', (...[, fates, byDelegate, threshold, quorum]) => {
    const { electorate } = rule('majority');
    const delegation = { longest: 'P1D', perHolder: 1, countsAsPresent: false, within: 'anyone' } as const;
    const merged = { ...rule('majority'), delegation, ...(electorate === undefined ? {} : { electorate }) };
    const [first = 'silent', second = 'silent'] = fates;
    const tallies = tallyVotes(merged, [
      { elector: group(a, 1), fate: first, ...(byDelegate ? { by: d.memberId } : {}) },
      { elector: group(b, 1), fate: second },
    ]);
    expect(tallies.threshold.heads).toMatchObject({ [threshold]: 1, total: 1 });
    expect(tallies.quorum.heads).toMatchObject({ [quorum]: 1, total: 1 });
  });

  test('of whom one has not decided are open, each group for itself', () => {
    const heads = rule('majority');
    const of = (elector: Elector, id: string): Elector => ({ ...elector, group: id });
    const possible = possibleWhileVoting(heads);
    const certain = (settled: Vote[], open: Elector[]) =>
      certainOutcome(heads, { settled, open: open.map((elector) => ({ elector, possible })) });
    const yes = (elector: Elector): Vote => ({ elector, fate: 'yes' });
    // Whatever b adds, its group can at most say no, as one against two.
    expect(certain([yes(of(a, 'g')), yes(c), yes(d)], [of(b, 'g')])).toBe('approved');
    expect(certain([yes(of(a, 'g')), yes(c)], [of(b, 'g'), of(d, 'h')])).toBeUndefined();
    expect(certain([yes(of(a, 'g')), { elector: of(d, 'g'), fate: 'yes' }], [])).toBe('approved');
  });
});
