import type { MemberId } from '../ids.js';
import type { Elector } from '../records/proposals.js';
import type { Choice } from '../states.js';
import { ratioOf, type Ratio } from './ratio.js';

/** A vote that is over, as far as taking part goes. */
export interface AttendedVote {
  readonly trackId: string;
  /** The pinned electorate. */
  readonly electorate: readonly Elector[];
  /** `unrevealed`: a secret ballot whose choice never came to light; it took part all the same (R26). */
  readonly ballots: readonly {
    readonly memberId: MemberId;
    readonly choice: Choice | 'unrevealed';
    /** Cast by the member's delegate (R27). */
    readonly delegated?: boolean | undefined;
  }[];
  /** Members that had to stay away; they are neither present nor absent (R24). */
  readonly recused?: readonly MemberId[] | undefined;
}

/** How one member took part in the votes in which it could. */
export interface MemberTurnout {
  readonly memberId: MemberId;
  /** Votes in which it could take part. */
  readonly eligible: number;
  readonly tookPart: number;
  /** Of those it took part in: abstentions. */
  readonly abstained: number;
  /** Of those it took part in: ballots that its delegate cast. */
  readonly delegated: number;
  readonly silent: number;
  /** Votes at the end, one after the other, in which it stayed silent. */
  readonly silentSince: number;
  /** The longest run of such votes. */
  readonly longestSilence: number;
  /** Took part / eligible; undefined when it never could. */
  readonly turnout: Ratio | undefined;
}

/** Taking part in all votes together, in heads and in pinned weight; undefined when nobody could. */
export interface GeneralTurnout {
  readonly votes: number;
  readonly heads: Ratio | undefined;
  readonly weight: Ratio | undefined;
}

export interface Turnout {
  readonly all: GeneralTurnout;
  /** By track id, in the order in which the tracks first appear. */
  readonly byTrack: ReadonlyMap<string, GeneralTurnout>;
  /** Sorted by member id. */
  readonly members: readonly MemberTurnout[];
}

/** Who took part how often (R25, R27). The votes in the order in which they ended, the oldest first. */
export function turnoutOf(votes: readonly AttendedVote[]): Turnout {
  const tracks = [...new Set(votes.map(({ trackId }) => trackId))];
  const memberIds = new Set(votes.flatMap(({ electorate }) => electorate.map(({ memberId }) => memberId)));
  return {
    all: generalTurnout(votes),
    byTrack: new Map(
      tracks.map((track) => [track, generalTurnout(votes.filter(({ trackId }) => trackId === track))]),
    ),
    members: [...memberIds].sort().map((memberId) => memberTurnout(votes, memberId)),
  };
}

/**
 * Of the last votes in which a member could take part, at most so many, how many it missed: for rules such as "three of the last five".
 */
export function missedOfLast(votes: readonly AttendedVote[], memberId: MemberId, last: number): number {
  const attendance = attendanceOf(votes, memberId);
  return attendance.slice(Math.max(0, attendance.length - last)).filter((ballot) => ballot === undefined)
    .length;
}

type Attended = AttendedVote['ballots'][number] | undefined;

/** Its ballot, or undefined for silence, in each vote in which it could take part. */
function attendanceOf(votes: readonly AttendedVote[], memberId: MemberId): readonly Attended[] {
  return votes
    .filter((vote) => eligibleIn(vote).some((elector) => elector.memberId === memberId))
    .map(({ ballots }) => ballots.find((ballot) => ballot.memberId === memberId));
}

function eligibleIn({ electorate, recused = [] }: AttendedVote): readonly Elector[] {
  return electorate.filter(({ memberId }) => !recused.includes(memberId));
}

function memberTurnout(votes: readonly AttendedVote[], memberId: MemberId): MemberTurnout {
  const attendance = attendanceOf(votes, memberId);
  const ballots = attendance.filter((ballot) => ballot !== undefined);
  const eligible = attendance.length;
  const runs = silentRuns(attendance);
  return {
    memberId,
    eligible,
    tookPart: ballots.length,
    abstained: ballots.filter(({ choice }) => choice === 'abstain').length,
    delegated: ballots.filter(({ delegated }) => delegated === true).length,
    silent: eligible - ballots.length,
    silentSince: runs.at(-1) ?? 0,
    longestSilence: Math.max(...runs),
    turnout: eligible === 0 ? undefined : ratioOf(ballots.length, eligible),
  };
}

/** Lengths of the runs of silence: one before each ballot and one at the end, many of them empty. */
function silentRuns(attendance: readonly Attended[]): readonly number[] {
  return attendance.reduce<readonly number[]>(
    (runs, ballot) => (ballot === undefined ? [...runs.slice(0, -1), (runs.at(-1) ?? 0) + 1] : [...runs, 0]),
    [0],
  );
}

function generalTurnout(votes: readonly AttendedVote[]): GeneralTurnout {
  const sums = { eligible: 0, present: 0, eligibleWeight: 0, presentWeight: 0 };
  for (const vote of votes) {
    const voted = new Set(vote.ballots.map(({ memberId }) => memberId));
    for (const { memberId, weight } of eligibleIn(vote)) {
      sums.eligible += 1;
      sums.eligibleWeight += weight;
      if (!voted.has(memberId)) continue;
      sums.present += 1;
      sums.presentWeight += weight;
    }
  }
  return {
    votes: votes.length,
    heads: sums.eligible === 0 ? undefined : ratioOf(sums.present, sums.eligible),
    weight: sums.eligibleWeight === 0 ? undefined : ratioOf(sums.presentWeight, sums.eligibleWeight),
  };
}
