import { fc, runs } from '../../testing/properties.js';
import { bruteForcePower } from '../../testing/brute-force-power.js';
import { power, sumOf, weighted } from '../../testing/games.js';
import { countByTable, tableEffort } from './coalition-table.js';
import { countByDiagram } from './decision-diagram.js';
import type { Game, GameRule } from './game.js';
import { compareRatios, decimalText, ratioOf, type Ratio } from './ratio.js';

function shares(game: Game): { banzhaf: (Ratio | undefined)[]; shapley: Ratio[] } {
  const { players } = power(game);
  return {
    banzhaf: players.map(({ banzhafShare }) => banzhafShare),
    shapley: players.map(({ shapleyShubik }) => shapleyShubik),
  };
}

describe('published values', () => {
  test('[51; 50, 49, 1]: forty-nine times the shares, the same power', () => {
    const { banzhaf, shapley } = shares(weighted(51, 50, 49, 1));
    expect(banzhaf).toEqual([ratioOf(3, 5), ratioOf(1, 5), ratioOf(1, 5)]);
    expect(shapley).toEqual([ratioOf(2, 3), ratioOf(1, 6), ratioOf(1, 6)]);
  });

  test('Council of the European Economic Community, 1958: Luxembourg is powerless', () => {
    const council = weighted(12, 4, 4, 4, 2, 2, 1);
    const { banzhaf, shapley } = shares(council);
    const large = ratioOf(5, 21);
    expect(banzhaf).toEqual([large, large, large, ratioOf(1, 7), ratioOf(1, 7), ratioOf(0, 1)]);
    const [big, medium] = [ratioOf(14, 60), ratioOf(9, 60)];
    expect(shapley).toEqual([big, big, big, medium, medium, ratioOf(0, 1)]);
    expect(power(council)).toMatchObject({ winningCoalitions: 14n, smallestWinning: 3, smallestBlocking: 2 });
  });

  test('United Nations Security Council: nine votes, among them those of all five permanent members', () => {
    const permanent = Array.from({ length: 5 }, () => [1, 1]);
    const elected = Array.from({ length: 10 }, () => [1, 0]);
    const rule: GameRule = {
      all: [
        { sum: 0, atLeast: 9 },
        { sum: 1, atLeast: 5 },
      ],
    };
    const council: Game = { players: [...permanent, ...elected], rule };
    const { banzhaf, shapley } = shares(council);
    expect(banzhaf[0]).toEqual(ratioOf(106, 635));
    expect(banzhaf[14]).toEqual(ratioOf(21, 1270));
    expect(shapley[0]).toEqual(ratioOf(421, 2145));
    expect(shapley[14]).toEqual(ratioOf(4, 2145));
    expect(power(council).players[0]?.swings).toBe(848n);
    expect(power(council)).toMatchObject({ smallestWinning: 9, smallestBlocking: 1 });
    // The same council as a weighted game, as textbooks give it.
    const weights = [7, 7, 7, 7, 7, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1];
    expect(shares(weighted(39, ...weights))).toEqual({ banzhaf, shapley });
  });

  test('Council of the European Union after Nice, 27 members: heads, weights and population together', () => {
    const votes = [
      29, 29, 29, 29, 27, 27, 14, 13, 12, 12, 12, 12, 12, 10, 10, 10, 7, 7, 7, 7, 7, 4, 4, 4, 4, 4, 3,
    ];
    // Per mille of the population, rounded; this third condition hardly ever decides.
    const people = [
      167, 128, 123, 119, 90, 77, 44, 33, 23, 21, 21, 21, 20, 18, 17, 16, 11, 11, 11, 9, 7, 5, 4, 3, 2, 1, 1,
    ];
    const council: Game = {
      players: votes.map((vote, index) => [1, vote, people[index] ?? 0]),
      rule: {
        all: [
          { sum: 0, atLeast: 14 },
          { sum: 1, atLeast: 255 },
          { sum: 2, atLeast: 620 },
        ],
      },
    };
    const shown = shares(council).banzhaf.map((share) => share && decimalText(share, 4));
    expect([shown[0], shown[1], shown[4], shown[6], shown[26]]).toEqual([
      '0.0778',
      '0.0778',
      '0.0742',
      '0.0426',
      '0.0094',
    ]);
  });
});

/** Rules over up to four sums, also such that punish a further yes. */
const ruleOver = (sums: number): fc.Arbitrary<GameRule> =>
  fc.letrec<{ rule: GameRule }>((tie) => {
    const parts = fc.array(tie('rule'), { maxLength: 3 });
    return {
      rule: fc.oneof(
        { maxDepth: 3 },
        fc.record({ sum: fc.nat(sums - 1), atLeast: fc.integer({ min: -1, max: 12 }) }),
        parts.map((all) => ({ all })),
        parts.map((any) => ({ any })),
        tie('rule').map((not) => ({ not })),
      ),
    };
  }).rule;

function gamesOf(maxPlayers: number, maxAdd: number): fc.Arbitrary<Game> {
  return fc.integer({ min: 1, max: 4 }).chain((sums) => {
    const adds = fc.array(fc.integer({ min: 0, max: maxAdd }), { minLength: sums - 1, maxLength: sums - 1 });
    const players = fc.array(
      adds.map((others) => [1, ...others]),
      { maxLength: maxPlayers },
    );
    return fc.record({ players, rule: ruleOver(sums) });
  });
}

describe('both ways of counting', () => {
  test('agree with trying every coalition and every order', () => {
    fc.assert(
      fc.property(gamesOf(6, 5), (game) => {
        const expected = bruteForcePower(game);
        const { players } = power(game);
        expect(players.map(({ swings, shapleyShubik }) => ({ swings, shapleyShubik }))).toEqual(expected);
        expect(countByDiagram(game)).toEqual(countByTable(game));
      }),
      { numRuns: runs(300) },
    );
  });

  test('agree with each other for many players', () => {
    fc.assert(
      fc.property(gamesOf(24, 3), (game) => {
        fc.pre(tableEffort(game) < 2 ** 22);
        const byDiagram = countByDiagram(game);
        fc.pre(byDiagram !== undefined);
        expect(byDiagram).toEqual(countByTable(game));
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('laws', () => {
  const monotone = fc
    .record({
      weights: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 40 }),
      share: fc.integer({ min: 1, max: 100 }),
    })
    .map(({ weights, share }) => {
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      return { weights, game: weighted(Math.max(1, Math.ceil((total * share) / 100)), ...weights) };
    });

  test('Shapley–Shubik indices add up to one, and so do shares of swings', () => {
    fc.assert(
      fc.property(monotone, ({ game, weights }) => {
        fc.pre(weights.some((weight) => weight > 0));
        const { banzhaf, shapley } = shares(game);
        for (const parts of [banzhaf, shapley]) expect(sumOf(parts)).toEqual(ratioOf(1, 1));
      }),
      { numRuns: runs(40) },
    );
  });

  test('who weighs more never has less power; who weighs nothing has none; equal weight, equal power', () => {
    fc.assert(
      fc.property(monotone, ({ game, weights }) => {
        const { players } = power(game);
        for (const [left, ours] of players.entries()) {
          if (weights[left] === 0) expect(ours.swings).toBe(0n);
          for (const [right, theirs] of players.entries()) {
            const difference = (weights[left] ?? 0) - (weights[right] ?? 0);
            const order = compareRatios(ours.shapleyShubik, theirs.shapleyShubik);
            if (difference >= 0) expect(order).toBeGreaterThanOrEqual(0);
            if (difference === 0) expect(order).toBe(0);
          }
        }
      }),
      { numRuns: runs(40) },
    );
  });

  test('a dictator has all the power', () => {
    const { players, smallestWinning, smallestBlocking } = power(weighted(6, 6, 2, 2, 1));
    expect(players.map(({ shapleyShubik }) => shapleyShubik.numerator)).toEqual([1n, 0n, 0n, 0n]);
    expect(players[0]?.banzhaf).toEqual(ratioOf(1, 1));
    expect({ smallestWinning, smallestBlocking }).toEqual({ smallestWinning: 1, smallestBlocking: 1 });
  });

  test('where nothing ever passes, or everything does, nobody has power', () => {
    const never = power(weighted(4, 1, 1, 1));
    expect(never).toMatchObject({ winningCoalitions: 0n, smallestBlocking: 0 });
    expect(never.smallestWinning).toBeUndefined();
    expect(never.players[0]?.banzhafShare).toBeUndefined();
    const always = power(weighted(0, 1, 1, 1));
    expect(always).toMatchObject({ winningCoalitions: 8n, smallestWinning: 0 });
    expect(always.smallestBlocking).toBeUndefined();
  });

  test('without players there is no power', () => {
    expect(power({ players: [], rule: { sum: 0, atLeast: 1 } })).toMatchObject({
      players: [],
      winningCoalitions: 0n,
    });
  });
});

describe('bounds', () => {
  test('a hundred equal members have a hundredth each', () => {
    const { players } = power(weighted(67, ...Array.from({ length: 100 }, () => 1)));
    expect(players.every(({ shapleyShubik }) => compareRatios(shapleyShubik, ratioOf(1, 100)) === 0)).toBe(
      true,
    );
  });

  test('common factors of weights cost nothing', () => {
    const { players } = power(weighted(510_000_000, ...Array.from({ length: 100 }, () => 10_000_000)));
    expect(players[0]?.shapleyShubik).toEqual(ratioOf(1, 100));
  });
});
