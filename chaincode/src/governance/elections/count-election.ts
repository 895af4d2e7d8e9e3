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
  let continuing = [...candidates];
  for (;;) {
    const support = supportOf(continuing, election, seats);
    const supported = continuing.filter((id) => (support[id] ?? 0) > 0);
    if (continuing.length <= seats) {
      rounds.push({ support });
      return result(election, rounds, { elected: supported, tied: [] });
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
function supportOf(
  candidates: readonly string[],
  { ballots }: Election,
  most: number,
): Readonly<Record<string, number>> {
  const support = Object.fromEntries(candidates.map((id) => [id, 0]));
  for (const { ranking, weight } of ballots) {
    for (const id of ranking.filter((one) => candidates.includes(one)).slice(0, most)) {
      support[id] = (support[id] ?? 0) + weight;
    }
  }
  return support;
}

interface Best {
  readonly chosen: string[];
  /** Candidates that stay tied at the border, none of whom is chosen. */
  readonly tied: string[];
}

/** So many candidates with most support, in that order; a tie at the border by the track's rule. */
function best(
  candidates: readonly string[],
  support: Readonly<Record<string, number>>,
  { election, places }: { readonly election: Election; readonly places: number },
): Best {
  const of = (id: string): number => support[id] ?? 0;
  const order = [...candidates].sort((left, right) => of(right) - of(left) || (left < right ? -1 : 1));
  const border = order[places - 1];
  const next = order[places];
  if (border === undefined || next === undefined || of(border) > of(next)) {
    return { chosen: order.slice(0, places), tied: [] };
  }
  const tied = order.filter((id) => of(id) === of(border));
  const safe = order.filter((id) => of(id) > of(border));
  const settled = settle(tied, election);
  if (settled === undefined) return { chosen: safe, tied };
  return { chosen: [...safe, ...settled.slice(0, places - safe.length)], tied: [] };
}

/** The tied candidates in the order in which the track's rule prefers them; undefined where it leaves them tied. */
function settle(tied: readonly string[], { rule, chair, proposalId }: Election): string[] | undefined {
  switch (rule.tie) {
    case 'fails':
      return undefined;
    case 'lot':
      return [...tied].sort((left, right) => (lotOf(proposalId, left) < lotOf(proposalId, right) ? -1 : 1));
    case 'chair': {
      const ranked = (chair ?? []).filter((id) => tied.includes(id));
      // One whom the chair did not name comes last; two of them stay tied.
      const unnamed = tied.filter((id) => !ranked.includes(id));
      return unnamed.length > 1 ? undefined : [...ranked, ...unnamed];
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
