import type { Charter, Track } from '../charter.js';
import type { Pin, ProposalRecord } from '../records/proposals.js';

/** A proposal's pin and the rules of the charter version that it names: the only ones that ever decide it (R21). */
export interface PinnedRules {
  readonly pin: Pin;
  readonly charter: Charter;
  readonly track: Track;
}

/**
 * Joins a submitted proposal with the charter version that it pinned.
 * @throws RangeError when it has no pin or the charter lacks its track: submission has made sure of both
 */
export function pinnedRules(proposal: ProposalRecord, charter: Charter): PinnedRules {
  const track = charter.tracks[proposal.trackId];
  if (proposal.pin === undefined || track === undefined) {
    throw new RangeError(`${proposal.id} is past its draft without a pin and a track`);
  }
  return { pin: proposal.pin, charter, track };
}
