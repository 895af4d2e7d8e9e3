import type { Charter, Track } from '../charter.js';
import type { MemberId } from '../ids.js';
import { powerOf, type PlayerPower, type PowerRefused } from '../measures/power-indices.js';
import { votingGame } from '../measures/voting-game.js';
import type { Elector } from '../records/proposals.js';
import { electorsNow, type Standing } from './electors-under.js';

/** Power of every elector by a track. */
export interface TrackPower {
  /** By member id; affiliates with one merged vote each have the power of their group. */
  readonly members: ReadonlyMap<MemberId, PlayerPower>;
  readonly smallestWinning?: number;
  readonly smallestBlocking?: number;
}

export type TrackPowerResult =
  { readonly ok: true; readonly value: TrackPower } | { readonly ok: false; readonly refusal: PowerRefused };

/** The power indices of a charter's track among the members as they stand (R23, R25). POWER_TOO_COMPLEX beyond the bounds. */
export function trackPower(charter: Charter, track: Track, standing: Standing): TrackPowerResult {
  const players = playersOf(track, electorsNow(charter, track, standing).electorate);
  const result = powerOf(
    votingGame(
      track,
      players.map(({ elector }) => elector),
    ),
  );
  if (!result.ok) return result;
  const { players: powers, smallestWinning, smallestBlocking } = result.value;
  const members = players.flatMap(({ members: ids }, index) => {
    const power = powers[index];
    return power === undefined ? [] : ids.map((memberId) => [memberId, power] as const);
  });
  return {
    ok: true,
    value: {
      members: new Map(members),
      ...(smallestWinning === undefined ? {} : { smallestWinning }),
      ...(smallestBlocking === undefined ? {} : { smallestBlocking }),
    },
  };
}

interface Player {
  readonly elector: Elector;
  readonly members: readonly MemberId[];
}

/** Electors, or groups of affiliates where these have one vote together. */
function playersOf({ electorate: rules }: Track, electorate: readonly Elector[]): readonly Player[] {
  const alone = electorate.map((elector) => ({ elector, members: [elector.memberId] }));
  if (rules?.affiliates === undefined) return alone;
  const groups = new Map<string, Player>();
  for (const player of alone) {
    const key = player.elector.group ?? `@${player.elector.memberId}`;
    const known = groups.get(key);
    groups.set(key, known === undefined ? player : together(known, player));
  }
  return [...groups.values()];
}

/** One head with the weight and the classes of both. */
function together(one: Player, other: Player): Player {
  const classes = [...(one.elector.classes ?? []), ...(other.elector.classes ?? [])];
  return {
    elector: {
      ...one.elector,
      weight: one.elector.weight + other.elector.weight,
      classes: [...new Set(classes)].sort(),
    },
    members: [...one.members, ...other.members],
  };
}
