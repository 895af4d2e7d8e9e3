import { fc, runs } from '../../testing/properties.js';
import { rules, votes } from '../../testing/vote-arbitraries.js';
import type { Condition, Floor } from '../charter.js';
import { isMonotone, weigh } from './condition.js';
import { outcomeOf } from './decision.js';
import type { Count, Tally } from '../records/decisions.js';
import { tallyVotes } from './tally-votes.js';
import { settledVotes } from './vote.js';
import { tallyOf } from './tally.js';

const FLOOR: Floor = {
  count: 'yes',
  measure: 'heads',
  comparator: 'gte',
  numerator: 2,
  denominator: 3,
  base: 'electorate',
};

function tally(part: Partial<Count>): Tally {
  const count = { yes: 0, no: 0, abstain: 0, silent: 0, total: 0, ...part };
  const total = count.yes + count.no + count.abstain + count.silent;
  return { heads: { ...count, total }, weight: { ...count, total } };
}

test.each([
  [9, 6],
  [10, 7],
  [11, 8],
  [12, 8],
])('two thirds of %d seats are %d', (silent, needed) => {
  expect(weigh(FLOOR, tally({ silent }))).toMatchObject({ needed });
});

test('55 % of 11 demands 7 where more than half demands 6', () => {
  const eleven = tally({ yes: 6, silent: 5 });
  const percent = weigh({ ...FLOOR, numerator: 55, denominator: 100 }, eleven);
  const half = weigh({ ...FLOOR, comparator: 'gt', numerator: 1, denominator: 2 }, eleven);
  expect(percent).toMatchObject({ met: false, needed: 7, reached: 6, base: 11 });
  expect(half).toMatchObject({ met: true, needed: 6, reached: 6, base: 11 });
});

test('at most and less than a share are upper bounds', () => {
  const quarter = { ...FLOOR, count: 'no', numerator: 1, denominator: 4 } as const;
  const eight = tally({ yes: 6, no: 2 });
  expect(weigh({ ...quarter, comparator: 'lte' }, eight)).toMatchObject({ met: true, needed: 2 });
  expect(weigh({ ...quarter, comparator: 'lt' }, eight)).toMatchObject({ met: false, needed: 1 });
});

test.each(['gte', 'gt', 'lte', 'lt'] as const)('an empty base does not meet %s', (comparator) => {
  const floor = { ...FLOOR, comparator, numerator: 0, base: 'cast' } as const;
  expect(weigh(floor, tally({ abstain: 3, silent: 2 }))).toMatchObject({ met: false, base: 0 });
});

test('bases: electorate counts the silent, taking-part the abstaining, cast neither', () => {
  const mixed = tally({ yes: 2, no: 1, abstain: 1, silent: 3 });
  const baseOf = (base: Floor['base']) => weigh({ ...FLOOR, base }, mixed);
  expect(baseOf('electorate')).toMatchObject({ base: 7 });
  expect(baseOf('taking-part')).toMatchObject({ base: 4 });
  expect(baseOf('cast')).toMatchObject({ base: 3 });
});

test('a double majority is all of a heads and a weight floor, and tells both', () => {
  const both = { all: [FLOOR, { ...FLOOR, measure: 'weight' as const }] };
  const heavyNo: Tally = {
    heads: { yes: 3, no: 1, abstain: 0, silent: 0, total: 4 },
    weight: { yes: 3, no: 7, abstain: 0, silent: 0, total: 10 },
  };
  const result = weigh(both, heavyNo);
  expect(result).toMatchObject({ met: false, all: [{ met: true }, { met: false, reached: 3, needed: 7 }] });
  expect(weigh({ any: both.all }, heavyNo).met).toBe(true);
});

test('needed is exactly where the comparison turns', () => {
  fc.assert(
    fc.property(rules, votes, ({ threshold }, { electorate, ballots }) => {
      const floor = 'base' in threshold ? threshold : FLOOR;
      const result = weigh(floor, tallyOf(electorate, ballots));
      if (!('floor' in result) || result.base === 0) return;
      const { reached, base, met } = result;
      const left = BigInt(reached) * BigInt(floor.denominator);
      const right = BigInt(base) * BigInt(floor.numerator);
      const compared = { gte: left >= right, gt: left > right, lte: left <= right, lt: left < right };
      expect(met).toBe(compared[floor.comparator]);
    }),
  );
});

describe('whether a further yes can turn a pass into a fail', () => {
  const number = { measure: 'heads', number: 2 } as const;
  const whole = { numerator: 1, denominator: 1 } as const;

  test.each<[string, boolean, Condition]>([
    ['at least two thirds yes of all', false, FLOOR],
    ['more than half yes of all', false, { ...FLOOR, comparator: 'gt', numerator: 1, denominator: 2 }],
    ['at least all of those who take part', false, { ...FLOOR, ...whole, base: 'taking-part' }],
    ['twice as many yes as votes cast', true, { ...FLOOR, numerator: 2, denominator: 1, base: 'cast' }],
    ['twice as many yes as electors', false, { ...FLOOR, numerator: 2, denominator: 1 }],
    ['twice as many yes as active ones', true, { ...FLOOR, numerator: 2, denominator: 1, base: 'active' }],
    ['at least a third no of all', false, { ...FLOOR, count: 'no' }],
    ['at least a third no of the votes cast', true, { ...FLOOR, count: 'no', base: 'cast' }],
    [
      'more than a third no of the votes cast',
      true,
      { ...FLOOR, comparator: 'gt', count: 'no', base: 'cast' },
    ],
    ['at least a third no of the active ones', true, { ...FLOOR, count: 'no', base: 'active' }],
    [
      'at most a third no of the votes cast',
      false,
      { ...FLOOR, comparator: 'lte', count: 'no', base: 'cast' },
    ],
    [
      'less than a third no of the active ones',
      false,
      { ...FLOOR, comparator: 'lt', count: 'no', base: 'active' },
    ],
    ['at most a third yes of all', true, { ...FLOOR, comparator: 'lte' }],
    ['less than a third yes of all', true, { ...FLOOR, comparator: 'lt' }],
    ['at least two yes', false, { ...number, comparator: 'gte', count: 'yes' }],
    ['at most two yes', true, { ...number, comparator: 'lte', count: 'yes' }],
    ['less than two who take part', true, { ...number, comparator: 'lt', count: 'taking-part' }],
    ['at most two no', false, { ...number, comparator: 'lte', count: 'no' }],
    ['at least two no', false, { ...number, comparator: 'gte', count: 'no' }],
    ['yes less no at least two', false, { ...number, comparator: 'gte', count: 'net' }],
    ['named consents', false, { consents: ['a'], least: 1 }],
    ['one part that it can, of all', true, { all: [FLOOR, { ...FLOOR, comparator: 'lte' }] }],
    ['one part that it can, of any', true, { any: [FLOOR, { ...FLOOR, comparator: 'lte' }] }],
  ])('%s: %s', (_rule, punishes, condition) => {
    expect(isMonotone(condition)).toBe(!punishes);
  });
});

test('a class of which nobody is an elector has an empty base', () => {
  const floor = { ...FLOOR, numerator: 0, among: 'regulator' };
  const nobody = { met: false, reached: 0, base: 0 };
  expect(weigh(floor, tally({ yes: 3 }))).toMatchObject(nobody);
  expect(weigh(floor, { ...tally({ yes: 3 }), classes: {} })).toMatchObject(nobody);
});

test('a further yes never turns a pass into a fail, under a monotone rule', () => {
  fc.assert(
    fc.property(rules, votes, (rule, { electorate, ballots }) => {
      fc.pre(isMonotone(rule.threshold) && (rule.quorum === undefined || isMonotone(rule.quorum)));
      fc.pre(outcomeOf(rule, tallyVotes(rule, settledVotes({ electorate, ballots }))) === 'approved');
      const silent = electorate.filter((one) => !ballots.some(({ memberId }) => memberId === one.memberId));
      for (const { memberId } of silent) {
        const further = [...ballots, { memberId, choice: 'yes' as const }];
        expect(outcomeOf(rule, tallyVotes(rule, settledVotes({ electorate, ballots: further })))).toBe(
          'approved',
        );
      }
    }),
    { numRuns: runs(300) },
  );
});
