import type { CharterRules } from '@fabric-governance/consortium/consortium-file';
import { CHOICES } from '@fabric-governance/chaincode/governance/states';
import type { CastMember } from './cast.js';
import type { ReplayEvent } from './events.js';
import type { Expected, ReplayFile, ReplayVote } from './replay-file.js';

/** A vote with everything filled in. */
export interface ScriptedVote {
  readonly id: string;
  readonly matter: string;
  readonly track: string | undefined;
  readonly actions: readonly { readonly kind: string; readonly payload: unknown }[];
  readonly proposer: string | undefined;
  readonly sponsors: readonly string[] | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly at: string | undefined;
  /** The earlier vote that it calls again. */
  readonly secondCallOf: string | undefined;
  /** Ballots first, then the file's events. */
  readonly events: readonly ReplayEvent[];
  readonly expected: Expected;
}

/** A replay file made ready to be played: what is left out is filled in, what it names is read. */
export interface Script {
  readonly title: string;
  /** Milliseconds since 1970. */
  readonly start: number;
  readonly charter: CharterRules;
  readonly members: readonly CastMember[];
  readonly votes: readonly ScriptedVote[];
  readonly events: readonly ReplayEvent[];
  readonly refused: string | undefined;
}

/** The votes of a file, filled in. */
export function scriptedVotes(
  votes: ReplayFile['votes'],
  members: readonly CastMember[],
): readonly ScriptedVote[] {
  return votes.map((vote, index) => {
    const id = vote.id ?? `vote-${index + 1}`;
    const matter = vote.matter ?? id;
    return {
      id,
      matter,
      track: vote.track,
      actions: vote.actions ?? [{ kind: 'resolution.record', payload: { text: matter } }],
      proposer: vote.proposer,
      sponsors: vote.sponsors,
      input: vote.input ?? {},
      at: vote.at,
      secondCallOf: vote.secondCallOf,
      events: [...ballotEvents(vote, members), ...vote.events],
      expected: vote.expected ?? {},
    };
  });
}

type Ballots = NonNullable<ReplayVote['ballots']>;
type BallotCounts = Extract<Ballots, { counts: readonly { yes: number }[] }>;

/** Whether only numbers are known: a member called `counts` has a choice there, or names of candidates. */
function isCounts(ballots: Ballots): ballots is BallotCounts {
  const counts: unknown = ballots.counts;
  return Array.isArray(counts) && typeof counts[0] === 'object';
}

const AT_OPENING = { after: 'PT0S', reveal: 'PT0S' } as const;

function ballotEvents({ ballots }: ReplayVote, members: readonly CastMember[]): readonly ReplayEvent[] {
  if (ballots === undefined) return [];
  if (!isCounts(ballots)) {
    return Object.entries(ballots).map(([by, said]) =>
      typeof said === 'string' || Array.isArray(said)
        ? { ...AT_OPENING, by, ballot: said }
        : { after: AT_OPENING.after, by, ...said },
    );
  }
  return ballots.counts.flatMap((count) => {
    const voters = members.filter(
      ({ votes, entry }) => votes && (count.of === undefined || entry === count.of),
    );
    const choices = CHOICES.flatMap((choice) => Array.from({ length: count[choice] }, () => choice));
    // Whose turn there is no member for has no name; the check of the file says so.
    const reason = count.reason === undefined ? {} : { reason: count.reason };
    return choices.map((ballot, index) => ({
      ...AT_OPENING,
      by: voters[index]?.id ?? '',
      ballot,
      ...reason,
    }));
  });
}
