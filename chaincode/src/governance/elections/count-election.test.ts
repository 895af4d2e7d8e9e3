import { fc } from '../../testing/properties.js';
import type { ProposalId } from '../ids.js';
import { countElection, lotOf, type Election } from './count-election.js';

const proposalId = 'p' as ProposalId;

function election(more: Partial<Election>, ...ballots: readonly (readonly [string, number?])[]): Election {
  return {
    rule: { method: 'approval', tie: 'fails' },
    candidates: ['a', 'b', 'c', 'd'],
    seats: 1,
    ballots: ballots.map(([names, weight = 1]) => ({ ranking: names.split(''), weight })),
    proposalId,
    ...more,
  };
}

const method = (name: 'approval' | 'plurality' | 'ranked', tie: 'fails' | 'chair' | 'lot' = 'fails') => ({
  rule: { method: name, tie },
});

test('approval counts every name, by weight', () => {
  expect(countElection(election({}, ['ab'], ['b'], ['ac', 3]))).toEqual({
    method: 'approval',
    seats: 1,
    rounds: [{ support: { a: 4, b: 2, c: 3, d: 0 } }],
    elected: ['a'],
  });
});

test('plurality counts as many names as there are seats, and seats nobody whom nobody supports', () => {
  const two = { ...method('plurality'), seats: 2 };
  expect(countElection(election(two, ['abc'], ['acb']))).toMatchObject({
    rounds: [{ support: { a: 2, b: 1, c: 1, d: 0 } }],
    elected: ['a'],
    tied: ['b', 'c'],
  });
  expect(countElection(election({ ...method('plurality'), seats: 3 }, ['a'])).elected).toEqual(['a']);
});

test('ranked ballots move on when their first choice is eliminated', () => {
  // a leads with four, but c's friends prefer b, who wins in the second round.
  const ballots = [
    ['abc', 4],
    ['bca', 3],
    ['cba', 2],
  ] as const;
  expect(
    countElection(election({ ...method('ranked'), candidates: ['a', 'b', 'c'] }, ...ballots)),
  ).toMatchObject({
    rounds: [
      { support: { a: 4, b: 3, c: 2 }, eliminated: ['c'] },
      { support: { a: 4, b: 5 }, eliminated: ['a'] },
      { support: { b: 9 } },
    ],
    elected: ['b'],
  });
});

test('in a ranked election too the elected stand in the order of the support with which they were elected', () => {
  const all = { ...method('ranked'), candidates: ['a', 'b'], seats: 2 };
  expect(countElection(election(all, ['a'], ['b', 2])).elected).toEqual(['b', 'a']);
  // c goes out, and its ballot lifts b above a.
  const three = { ...method('ranked'), candidates: ['a', 'b', 'c'], seats: 2 };
  expect(countElection(election(three, ['a', 3], ['b', 4], ['acb', 2]))).toMatchObject({
    rounds: [{ support: { a: 5, b: 4, c: 2 } }, { support: { a: 5, b: 6 } }],
    elected: ['b', 'a'],
  });
});

describe('a tie at the border', () => {
  const ballots = [['a'], ['b'], ['c'], ['c']] as const;
  const two = { seats: 2, candidates: ['a', 'b', 'c'] };
  test('elects none of the tied where the track says so, and who is above it all the same', () => {
    expect(countElection(election({ ...method('approval'), ...two }, ...ballots))).toMatchObject({
      elected: ['c'],
      tied: ['a', 'b'],
    });
  });

  test('is broken by the chair, if its ballot tells the tied apart', () => {
    const by = (chair: string[]) =>
      countElection(election({ ...method('approval', 'chair'), ...two, chair }, ...ballots)).elected;
    expect(by(['b', 'a'])).toEqual(['c', 'b']);
    expect(by(['b'])).toEqual(['c', 'b']);
    expect(by(['c'])).toEqual(['c']);
    expect(countElection(election({ ...method('approval', 'chair'), ...two }, ...ballots)).elected).toEqual([
      'c',
    ]);
  });

  test('is broken by the chair for those whom it names, also where it leaves several unnamed', () => {
    const chair = ['b'];
    const counted = (method_: 'approval' | 'ranked', seats: number) =>
      countElection(
        election(
          { ...method(method_, 'chair'), candidates: ['a', 'b', 'c'], seats, chair },
          ['a'],
          ['b'],
          ['c'],
        ),
      );
    expect(counted('approval', 1)).toMatchObject({ elected: ['b'] });
    expect(counted('approval', 2)).toMatchObject({ elected: ['b'], tied: ['a', 'c'] });
    expect(counted('ranked', 1)).toMatchObject({ elected: ['b'] });
  });

  test('is broken by a lot that everybody can draw again, and nobody before the proposal is there', () => {
    const drawn = countElection(election({ ...method('approval', 'lot'), ...two }, ...ballots)).elected;
    const first = lotOf(proposalId, 'a') < lotOf(proposalId, 'b') ? 'a' : 'b';
    expect(drawn).toEqual(['c', first]);
    const others = Array.from({ length: 40 }, (_, index) => `other ${index}` as ProposalId).map(
      (id) =>
        countElection({ ...election({ ...method('approval', 'lot'), ...two }, ...ballots), proposalId: id })
          .elected[1],
    );
    expect(new Set(others)).toEqual(new Set(['a', 'b']));
  });
});

const ballotsOf = fc.array(
  fc.record({
    ranking: fc.shuffledSubarray(['a', 'b', 'c', 'd'], { minLength: 1 }),
    weight: fc.integer({ min: 0, max: 4 }),
  }),
  { maxLength: 7 },
);
const rules = fc.record({
  method: fc.constantFrom('approval' as const, 'plurality' as const, 'ranked' as const),
  tie: fc.constantFrom('fails' as const, 'lot' as const),
});

test('never seats more than there are seats, nobody twice, nobody without support, and does not mind the ballots’ order', () => {
  fc.assert(
    fc.property(rules, ballotsOf, fc.integer({ min: 1, max: 4 }), (rule, ballots, seats) => {
      const held = { ...election({}), rule, ballots, seats };
      const { elected, tied = [] } = countElection(held);
      expect(elected.length).toBeLessThanOrEqual(seats);
      expect(new Set(elected).size).toBe(elected.length);
      const backed = ballots.flatMap(({ ranking, weight }) => (weight > 0 ? ranking : []));
      for (const id of elected) expect(backed).toContain(id);
      expect(elected.filter((id) => tied.includes(id))).toEqual([]);
      expect(countElection({ ...held, ballots: [...ballots].reverse() })).toEqual(countElection(held));
    }),
  );
});

test('who is first on more than half of the weight wins every ranked election for one seat', () => {
  fc.assert(
    fc.property(ballotsOf, (ballots) => {
      const total = ballots.reduce((sum, { weight }) => sum + weight, 0);
      const firsts = (id: string) =>
        ballots.reduce((sum, { ranking, weight }) => sum + (ranking[0] === id ? weight : 0), 0);
      const winner = ['a', 'b', 'c', 'd'].find((id) => 2 * firsts(id) > total);
      fc.pre(winner !== undefined);
      expect(countElection({ ...election(method('ranked', 'lot')), ballots }).elected).toEqual([winner]);
    }),
  );
});
