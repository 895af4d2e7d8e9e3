import { isPresent, type BodyState } from '../bodies/body-members.js';
import type { Charter, Track } from '../charter.js';
import type { MemberId } from '../ids.js';
import type { Elector, PinnedElectorate } from '../records/proposals.js';
import { NO_HISTORY } from '../voters/attendance.js';
import { pinElectorate } from '../voters/pin-electorate.js';
import type { PastVote } from './past-vote.js';

/** The consortium as it stands: who its members are, of what kinds, in which bodies. */
export type Standing = Omit<BodyState, 'charter'>;

/** Who would decide by a track now, if the charter were this one; nobody is recused, absence has cost nobody anything. */
export function electorsNow(charter: Charter, track: Track, standing: Standing): PinnedElectorate {
  const state = { ...standing, charter, history: NO_HISTORY, now: 0 };
  return pinElectorate(track, { subjects: [], ruled: [] }, state);
}

/**
 * Who would have decided a past vote by this track: the members of then, with their weights of then, as far as the pinned electorate tells
 * them, and those who were members but not electors. Kinds and bodies are those of now, the only ones known; recusals from the start
 * and inactivity are as they were.
 */
export function electorsThen(
  { electors, pinnedAt, equalWeights = false }: PastVote,
  track: Track,
  { charter, ...standing }: BodyState,
): PinnedElectorate {
  const pinned = new Map(electors.electorate.map((elector) => [elector.memberId, elector]));
  const members = standing.members.flatMap((member) => {
    const elector = pinned.get(member.id);
    if (elector === undefined) return member.since <= pinnedAt && isPresent(member) ? [member] : [];
    const own = equalWeights ? member.weight : (elector.ownWeight ?? elector.weight);
    return [{ ...member, status: 'active' as const, votes: true, weight: own }];
  });
  const state = { ...standing, members, charter, history: NO_HISTORY, now: pinnedAt };
  const chosen = pinElectorate(track, recusalsOf(electors.electorate), state);
  return {
    ...chosen,
    electorate: chosen.electorate.map((elector) =>
      pinned.get(elector.memberId)?.inactive === true ? { ...elector, inactive: true as const } : elector,
    ),
  };
}

function recusalsOf(electorate: readonly Elector[]): Record<'subjects' | 'ruled', MemberId[]> {
  const because = (reason: Elector['recused']): MemberId[] =>
    electorate.filter(({ recused }) => recused === reason).map(({ memberId }) => memberId);
  return { subjects: because('subject'), ruled: because('ruled') };
}
