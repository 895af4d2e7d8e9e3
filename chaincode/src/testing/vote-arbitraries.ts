import { fc } from './properties.js';
import type { Condition, Floor } from '../governance/charter.js';
import type { VotingRule } from '../governance/counting/decision.js';
import type { MemberId } from '../governance/ids.js';
import type { Elector } from '../governance/records/proposals.js';
import { CHOICES } from '../governance/states.js';
import type { CountedBallot } from '../governance/counting/vote.js';

export const floors: fc.Arbitrary<Floor> = fc
  .record({
    count: fc.constantFrom('yes', 'no', 'abstain', 'taking-part'),
    measure: fc.constantFrom('heads', 'weight'),
    comparator: fc.constantFrom('gte', 'gt', 'lte', 'lt'),
    denominator: fc.integer({ min: 1, max: 6 }),
    numerator: fc.integer({ min: 0, max: 6 }),
    base: fc.constantFrom('electorate', 'taking-part', 'cast'),
  })
  .map((floor) => floor);

/** Conditions of every shape, joined two deep at most. */
export const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    floors,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
})).condition;

export const rules: fc.Arbitrary<VotingRule> = fc
  .record({ threshold: conditions, quorum: fc.option(conditions, { nil: undefined }) })
  .map(({ threshold, quorum }) => (quorum === undefined ? { threshold } : { threshold, quorum }));

/** Up to five electors of small weights, so that every completion can be tried. */
export const electorates: fc.Arbitrary<Elector[]> = fc
  .array(fc.integer({ min: 1, max: 3 }), { maxLength: 5 })
  .map((weights) => weights.map((weight, index) => ({ memberId: `m${index}` as MemberId, weight })));

export interface Vote {
  readonly electorate: readonly Elector[];
  readonly ballots: readonly CountedBallot[];
}

/** An electorate of which some have voted. */
export const votes: fc.Arbitrary<Vote> = electorates.chain((electorate) =>
  fc
    .array(fc.constantFrom(...CHOICES, null), { minLength: electorate.length, maxLength: electorate.length })
    .map((choices) => ({
      electorate,
      ballots: electorate.flatMap(({ memberId }, index) => {
        const choice = choices[index] ?? null;
        return choice === null ? [] : [{ memberId, choice }];
      }),
    })),
);

/** Every way in which the outstanding ballots of a vote can still come in, silence included. */
export function completionsOf({ electorate, ballots }: Vote): CountedBallot[][] {
  const voted = new Set(ballots.map(({ memberId }) => memberId));
  const outstanding = electorate.filter(({ memberId }) => !voted.has(memberId));
  return outstanding.reduce<CountedBallot[][]>(
    (partial, { memberId }) =>
      partial.flatMap((cast) => [cast, ...CHOICES.map((choice) => [...cast, { memberId, choice }])]),
    [[...ballots]],
  );
}
