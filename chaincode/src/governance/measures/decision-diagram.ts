import { totalsOf, type Game, type GameRule, type Swings } from './game.js';
import { restsOf, type Rest } from './remaining-sums.js';

/** Up to this many players every count is a safe integer, and rules over one weight stay within `MOST_NODES`. */
export const MOST_PLAYERS = 30;
/** Nodes of a diagram: about ten seconds' work. */
const MOST_NODES = 2 ** 21;

/** One stage of the diagram: coalitions of the players before, those merged that all that follow cannot tell apart. */
interface Layer {
  /** Per node: how many coalitions it stands for. */
  readonly ways: readonly number[];
  /** Per node: how many players are in them. */
  readonly sizes: readonly number[];
  /** Per node: where it leads in the next layer when this layer's player stays out, and when it joins. */
  readonly out: readonly number[];
  readonly in: readonly number[];
}

/**
 * Counts swings over a decision diagram: players decide one after the other, and coalitions merge as soon as no remaining player can
 * make a difference between them, because their sums fall between the same two sums that the remaining players can reach.
 * Half of the players reach at most 2^15 sums, so 30 players of any weights do. Exact. Undefined when the rule reads so many sums
 * that there would be too many nodes.
 * @throws RangeError for more than `MOST_PLAYERS` players
 */
export function countByDiagram({ players, rule }: Game): Swings | undefined {
  if (players.length > MOST_PLAYERS) throw new RangeError(`${players.length} players are too many`);
  const order = players.map((_, player) => player).sort((left, right) => heavier(players, left, right));
  const ordered = order.map((player) => players[player] ?? []);
  const layers = layersOf(ordered, rule);
  if (layers === undefined) return undefined;
  const { swings, winningBySize } = countBackwards(layers, players.length);
  return {
    byPlayer: players.map((_, player) => (swings[order.indexOf(player)] ?? []).map(BigInt)),
    winningBySize: winningBySize.map(BigInt),
  };
}

/** Players that add to the same sums stand together, heavier ones first: both let coalitions merge early. */
function heavier(players: Game['players'], left: number, right: number): number {
  const [ours, theirs] = [players[left] ?? [], players[right] ?? []];
  for (let sum = ours.length - 1; sum >= 0; sum--) {
    const difference = (theirs[sum] ?? 0) - (ours[sum] ?? 0);
    if (difference !== 0) return difference;
  }
  return left - right;
}

interface Diagram {
  readonly layers: readonly Layer[];
  /** Per node of the end, after all players: whether its coalitions win. */
  readonly winning: readonly boolean[];
}

function layersOf(players: Game['players'], rule: GameRule): Diagram | undefined {
  const rests = restsOf(players);
  let nodes: Nodes = { sums: [totalsOf(players).map(() => 0)], ways: [1] };
  const layers: Layer[] = [];
  let size = 1;
  for (const [index, adds] of players.entries()) {
    const next = new Map<string, number>();
    const following: { sums: (readonly number[])[]; ways: number[] } = { sums: [], ways: [] };
    const rest = rests[index + 1] ?? [];
    const reach = (sums: readonly number[], ways: number): number => {
      const key = `${sums[0] ?? 0} ${situationOf(rule, sums, rest)}`;
      const known = next.get(key);
      if (known !== undefined) {
        following.ways[known] = (following.ways[known] ?? 0) + ways;
        return known;
      }
      next.set(key, following.sums.length);
      following.ways.push(ways);
      return following.sums.push(sums) - 1;
    };
    const out = nodes.sums.map((sums, node) => reach(sums, nodes.ways[node] ?? 0));
    const joined = nodes.sums.map((sums, node) =>
      reach(
        sums.map((value, sum) => value + (adds[sum] ?? 0)),
        nodes.ways[node] ?? 0,
      ),
    );
    layers.push({ ways: nodes.ways, sizes: nodes.sums.map(([count]) => count ?? 0), out, in: joined });
    nodes = following;
    size += nodes.sums.length;
    if (size > MOST_NODES) return undefined;
  }
  const end = rests[players.length] ?? [];
  return {
    layers,
    winning: nodes.sums.map((sums) => situationOf(rule, sums, end) === 'met'),
  };
}

interface Nodes {
  readonly sums: readonly (readonly number[])[];
  readonly ways: readonly number[];
}

/** What the remaining players can still tell about these sums: `met`, `unmet`, or, where it is open, one name per case. */
function situationOf(rule: GameRule, sums: readonly number[], rest: readonly Rest[]): string {
  if ('all' in rule)
    return joinedSituation(
      rule.all.map((part) => situationOf(part, sums, rest)),
      'unmet',
      'met',
    );
  if ('any' in rule)
    return joinedSituation(
      rule.any.map((part) => situationOf(part, sums, rest)),
      'met',
      'unmet',
    );
  if ('not' in rule) return negated(situationOf(rule.not, sums, rest));
  const missing = rule.atLeast - (sums[rule.sum] ?? 0);
  if (missing <= 0) return 'met';
  return rest[rule.sum]?.caseOf(missing) ?? 'unmet';
}

function negated(situation: string): string {
  if (situation === 'met') return 'unmet';
  return situation === 'unmet' ? 'met' : situation;
}

/** `absorbing` decides alone, `neutral` changes nothing; the names of open parts keep their places. */
function joinedSituation(parts: readonly string[], absorbing: string, neutral: string): string {
  if (parts.includes(absorbing)) return absorbing;
  return parts.every((part) => part === neutral) ? neutral : `(${parts.join(',')})`;
}

interface Counted {
  readonly swings: readonly (readonly number[])[];
  readonly winningBySize: readonly number[];
}

/** From the last layer to the first: per node how many completions of each size win, hence what each player's joining changes. */
function countBackwards({ layers, winning }: Diagram, size: number): Counted {
  // Per node: winning completions by the number of players that they add.
  let completions: readonly (readonly number[])[] = winning.map((wins) => [wins ? 1 : 0]);
  const swings: number[][] = [];
  for (const layer of [...layers].reverse()) {
    const own = Array.from({ length: size }, () => 0);
    completions = layer.ways.map((ways, node) => {
      const without = completions[layer.out[node] ?? 0] ?? [];
      const joined = completions[layer.in[node] ?? 0] ?? [];
      const before = layer.sizes[node] ?? 0;
      for (const [more, count] of without.entries()) {
        const place = before + more;
        own[place] = (own[place] ?? 0) + ways * ((joined[more] ?? 0) - count);
      }
      return [...without, 0].map((count, more) => count + (joined[more - 1] ?? 0));
    });
    swings.unshift(own);
  }
  // The first node is the empty coalition, which every coalition completes.
  return { swings, winningBySize: completions[0] ?? [] };
}
