import type { Track } from '../charter.js';
import type { ProposalId } from '../ids.js';
import type { ElectionRecord, ElectionRound } from '../records/elections.js';
import { sha256Hex } from '../sha256.js';

type ElectionRule = NonNullable<Track['election']>;

/** One elector's ballot: candidates in the order of preference, with the weight that counts. */
export interface Preference {
  readonly ranking: readonly string[];
  readonly weight: number;
}

export interface Election {
  readonly rule: ElectionRule;
  /** Candidates' ids in the order of the proposal. */
  readonly candidates: readonly string[];
  readonly seats: number;
  readonly ballots: readonly Preference[];
  /** The chair's own ballot, where it breaks ties. */
  readonly chair?: readonly string[];
  /** Known to everybody before the vote: the seed of a lot. */
  readonly proposalId: ProposalId;
}

/**
 * Counts an election (shared/charters.md 18), in whole numbers of weight.
 * - Approval: every named candidate gets the ballot's weight. Plurality: only the first ones, as many as there are seats. The
 *   candidates with most support are elected; one whom nobody supports never is.
 * - Ranked: each ballot supports its first continuing candidates, as many as there are seats; the one with least support is
 *   eliminated, round by round, until no more are left than seats. For one seat that is the instant run-off.
 * A tie that matters is settled as the track says; a tie that stays leaves the tied candidates without a seat.
 */
export function countElection(election: Election): ElectionRecord {
  const { rule } = election;
  return rule.method === 'ranked' ? countRanked(election) : countOnce(election);
}

function countOnce(election: Election): ElectionRecord {
  const { candidates, seats, rule } = election;
  const named = rule.method === 'approval' ? candidates.length : seats;
  const support = supportOf(candidates, election, named);
  const supported = candidates.filter((id) => (support[id] ?? 0) > 0);
  const { chosen, tied } = best(supported, support, { election, places: seats });
  return result(election, [{ support }], { elected: chosen, tied });
}

function countRanked(election: Election): ElectionRecord {
  const { candidates, seats } = election;
  const rounds: ElectionRound[] = [];
  let continuing = candidates;
  for (;;) {
    const support = supportOf(continuing, election, seats);
    const supported = continuing.filter((id) => (support[id] ?? 0) > 0);
    if (continuing.length <= seats) {
      rounds.push({ support });
      return result(election, rounds, { elected: bySupport(supported, support), tied: [] });
    }
    const { chosen, tied } = best(continuing, support, { election, places: continuing.length - 1 });
    const eliminated = continuing.filter((id) => !chosen.includes(id));
    rounds.push({ support, eliminated });
    if (tied.length > 0 && chosen.length < seats) {
      return result(election, rounds, { elected: chosen.filter((id) => supported.includes(id)), tied });
    }
    continuing = chosen;
  }
}

/** What each of these candidates is supported by, if a ballot supports so many of them at most. */
function supportOf(candidates: readonly string[], { ballots }: Election, most: number): Support {
  const support: Record<string, number> = Object.fromEntries(candidates.map((id) => [id, 0]));
  for (const { ranking, weight } of ballots) {
    for (const id of ranking.filter((one) => candidates.includes(one)).slice(0, most)) {
      support[id] = (support[id] ?? 0) + weight;
    }
  }
  return support;
}

type Support = Readonly<Record<string, number>>;

interface Best {
  readonly chosen: readonly string[];
  /** Candidates that stay tied at the border, none of whom is chosen. */
  readonly tied: readonly string[];
}

/** So many candidates with most support, in that order; a tie at the border by the track's rule. */
function best(
  candidates: readonly string[],
  support: Support,
  { election, places }: { readonly election: Election; readonly places: number },
): Best {
  const of = (id: string): number => support[id] ?? 0;
  const order = bySupport(candidates, support);
  const border = order[places - 1];
  const next = order[places];
  if (border === undefined || next === undefined || of(border) > of(next)) {
    return { chosen: order.slice(0, places), tied: [] };
  }
  const chosen = order.filter((id) => of(id) > of(border));
  const tied = order.filter((id) => of(id) === of(border));
  for (const together of preferred(tied, election)) {
    if (chosen.length === places) break;
    if (chosen.length + together.length > places) return { chosen, tied: together };
    chosen.push(...together);
  }
  return { chosen, tied: [] };
}

function bySupport(candidates: readonly string[], support: Support): string[] {
  const of = (id: string): number => support[id] ?? 0;
  return [...candidates].sort((left, right) => of(right) - of(left) || (left < right ? -1 : 1));
}

/** The tied candidates in the order in which the track's rule prefers them; those that it leaves tied stand together. */
function preferred(
  tied: readonly string[],
  { rule, chair, proposalId }: Election,
): readonly (readonly string[])[] {
  switch (rule.tie) {
    case 'fails':
      return [tied];
    case 'lot':
      return [...tied]
        .sort((left, right) => (lotOf(proposalId, left) < lotOf(proposalId, right) ? -1 : 1))
        .map((id) => [id]);
    case 'chair': {
      const ranked = (chair ?? []).filter((id) => tied.includes(id));
      return [...ranked.map((id) => [id]), tied.filter((id) => !ranked.includes(id))];
    }
  }
}

/** A candidate's lot: SHA-256 of the proposal's id and its own, which nobody can choose and everybody can check. */
export function lotOf(proposalId: ProposalId, candidate: string): string {
  return sha256Hex(`${proposalId} ${candidate}`);
}

function result(
  { seats, rule }: Election,
  rounds: readonly ElectionRound[],
  { elected, tied }: { readonly elected: readonly string[]; readonly tied: readonly string[] },
): ElectionRecord {
  return { method: rule.method, seats, rounds, elected, ...(tied.length === 0 ? {} : { tied }) };
}
