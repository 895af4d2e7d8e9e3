import { wins, type Game } from '../governance/measures/game.js';
import { ratioOf, type Ratio } from '../governance/measures/ratio.js';

/** Power indices straight from their definitions: every coalition and every order of voting, one by one. For few players. */
export interface BruteForcePower {
  readonly swings: bigint;
  readonly shapleyShubik: Ratio;
}

/** Per player; at most about seven, since all orders are tried. */
export function bruteForcePower({ players, rule }: Game): BruteForcePower[] {
  const winsWith = (coalition: readonly number[]): boolean => {
    const width = players[0]?.length ?? 1;
    const sums = Array.from({ length: width }, (_, sum) =>
      coalition.reduce((total, player) => total + (players[player]?.[sum] ?? 0), 0),
    );
    return wins(rule, sums);
  };
  const difference = (coalition: readonly number[], player: number): number =>
    Number(winsWith([...coalition, player])) - Number(winsWith(coalition));
  const all = players.map((_, player) => player);
  const orders = ordersOf(all);
  return all.map((player) => {
    const swings = subsetsOf(all.filter((other) => other !== player)).reduce(
      (sum, coalition) => sum + difference(coalition, player),
      0,
    );
    const decisive = orders.reduce(
      (sum, order) => sum + difference(order.slice(0, order.indexOf(player)), player),
      0,
    );
    return { swings: BigInt(swings), shapleyShubik: ratioOf(decisive, orders.length) };
  });
}

/** Every set of some of these. */
export function subsetsOf(items: readonly number[]): number[][] {
  return items.reduce<number[][]>((sets, item) => sets.flatMap((set) => [set, [...set, item]]), [[]]);
}

function ordersOf(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((first) =>
    ordersOf(items.filter((item) => item !== first)).map((others) => [first, ...others]),
  );
}
