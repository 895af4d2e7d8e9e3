import { fc } from './properties.js';
import type { Condition, Leaf } from '../governance/charter.js';
import { BASES, COUNTS } from '../governance/charter/conditions.js';
import type { VotingRule } from '../governance/counting/voting-rule.js';
import type { Vote } from '../governance/counting/vote.js';
import { FATES } from '../governance/counting/fate.js';
import type { MemberId } from '../governance/ids.js';
import type { Elector } from '../governance/records/proposals.js';
import { CHOICES } from '../governance/states.js';

const CLASSES = ['user', 'operator'] as const;
const counting = {
  count: fc.constantFrom(...COUNTS),
  measure: fc.constantFrom('heads' as const, 'weight' as const),
  comparator: fc.constantFrom('gte' as const, 'gt' as const, 'lte' as const, 'lt' as const),
};
const among = fc.option(fc.constantFrom(...CLASSES), { nil: undefined, freq: 3 });

/** Comparisons of every kind that a charter can state. */
const leaves: fc.Arbitrary<Leaf> = fc.oneof(
  fc
    .record({
      ...counting,
      numerator: fc.integer({ min: 0, max: 6 }),
      denominator: fc.integer({ min: 1, max: 6 }),
      base: fc.constantFrom(...BASES),
      among,
    })
    .map(({ among: group, ...floor }) => (group === undefined ? floor : { ...floor, among: group })),
  fc
    .record({ ...counting, number: fc.integer({ min: 0, max: 6 }), among })
    .map(({ among: group, ...floor }) => (group === undefined ? floor : { ...floor, among: group })),
  fc.record({
    consents: fc.uniqueArray(fc.constantFrom('m0', 'm1', 'm2', 'm9'), { minLength: 1, maxLength: 3 }),
    least: fc.integer({ min: 1, max: 3 }),
  }),
);

const conditions: fc.Arbitrary<Condition> = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 2 },
    leaves,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
  ),
})).condition;

const recusals = fc.record({
  subject: fc.constant(true),
  declared: fc.boolean(),
  leaves: fc.subarray(['quorum' as const, 'threshold' as const]),
  leastDisinterested: fc.integer({ min: 0, max: 3 }),
});

const delegations = fc.record({
  longest: fc.constant('P1D'),
  perHolder: fc.constant(1),
  countsAsPresent: fc.boolean(),
  within: fc.constant('anyone' as const),
});

const electorates = fc.record({
  fixed: fc.constant('submission' as const),
  weight: fc.constant('own' as const),
  affiliates: fc.record({ split: fc.constantFrom('majority' as const, 'abstain' as const) }),
});

/** Rules with any of the features that change how votes count. */
export const richRules: fc.Arbitrary<VotingRule> = fc
  .record({
    threshold: conditions,
    quorum: fc.option(conditions, { nil: undefined }),
    silence: fc.option(fc.constantFrom('yes' as const, 'no' as const), { nil: undefined, freq: 2 }),
    castingVote: fc.option(fc.constant('chair' as const), { nil: undefined }),
    recusal: fc.option(recusals, { nil: undefined }),
    delegation: fc.option(delegations, { nil: undefined }),
    electorate: fc.option(electorates, { nil: undefined }),
  })
  .map(({ threshold, ...parts }) => ({
    threshold,
    ...Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)),
  }));

/** Up to three electors of small weights, some inactive, some in classes, some affiliated. */
const electors: fc.Arbitrary<Elector[]> = fc
  .array(
    fc.record({
      weight: fc.integer({ min: 0, max: 3 }),
      inactive: fc.boolean(),
      classes: fc.subarray([...CLASSES]),
      group: fc.option(fc.constantFrom('g', 'h'), { nil: undefined, freq: 3 }),
    }),
    { maxLength: 3 },
  )
  .map((list) =>
    list.map(({ weight, inactive, classes, group }, index) => ({
      memberId: `m${index}` as MemberId,
      weight,
      ...(inactive ? { inactive: true as const } : {}),
      ...(classes.length > 0 ? { classes: [...classes].sort() } : {}),
      ...(group === undefined ? {} : { group }),
    })),
  );

/** Electors of whom some have decided, each in any way that there is. */
export const richVotes: fc.Arbitrary<{ readonly settled: Vote[]; readonly open: Elector[] }> = electors.chain(
  (list) =>
    fc
      .array(fc.record({ fate: fc.constantFrom(...FATES, null), proxy: fc.boolean() }), {
        minLength: list.length,
        maxLength: list.length,
      })
      .map((fates) => {
        const settled: Vote[] = [];
        const open: Elector[] = [];
        for (const [index, elector] of list.entries()) {
          const { fate = null, proxy = false } = fates[index] ?? {};
          const choosing = CHOICES.some((choice) => choice === fate);
          if (fate === null) open.push(elector);
          else if (proxy && choosing) settled.push({ elector, fate, by: 'm9' as MemberId });
          else settled.push({ elector, fate });
        }
        return { settled, open };
      }),
);

export const chairs = fc.constantFrom(...CHOICES, undefined);
