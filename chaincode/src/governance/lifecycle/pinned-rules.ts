import type { Charter, Track } from '../charter.js';
import { trackNamed } from '../charter/track-named.js';
import { endOf } from '../calendar/deadline.js';
import type { Millis } from '../ids.js';
import type { PhaseRecord, Pin, PinnedElectorate, ProposalRecord } from '../records/proposals.js';

/** A proposal's pin and the rules of the charter version that it names: the only ones that ever decide it (R21). */
export interface PinnedRules {
  readonly pin: Pin;
  readonly charter: Charter;
  /** The track by which it goes now: its own, or the standard one after an urgent vote was converted. */
  readonly trackId: string;
  readonly track: Track;
  /** Who decides by that track. */
  readonly electors: PinnedElectorate;
}

/**
 * Joins a submitted proposal with the charter version that it pinned.
 * @throws RangeError when it has no pin or the charter lacks its track: submission has made sure of both
 */
export function pinnedRules(
  proposal: ProposalRecord,
  charter: Charter,
  phase?: Pick<PhaseRecord, 'trackId'>,
): PinnedRules {
  const { pin } = proposal;
  const trackId = phase?.trackId ?? proposal.trackId;
  const track = trackNamed(trackId, charter);
  if (pin === undefined || track === undefined) {
    throw new RangeError(`${proposal.id} is past its draft without a pin and a track`);
  }
  const electors = trackId === proposal.trackId ? pin : pin.standard;
  if (electors === undefined)
    throw new RangeError(`${proposal.id} was converted without electors pinned for it`);
  return { pin, charter, trackId, track: calledAgain(track, proposal), electors };
}

/** The rules by which an urgent decision is ratified: those of the standard track (R28). */
export function standardRules(rules: PinnedRules): PinnedRules {
  const trackId = rules.track.urgent?.standard ?? rules.trackId;
  const track = rules.charter.tracks[trackId];
  const electors = rules.pin.standard;
  if (track === undefined || electors === undefined) throw new RangeError(`no standard track ${trackId}`);
  return { ...rules, trackId, track, electors };
}

/** A second call has the quorum that the track gives it, which may be none (shared/charters.md 4). */
function calledAgain(track: Track, { secondCallOf }: ProposalRecord): Track {
  if (secondCallOf === undefined || track.secondCall === undefined) return track;
  const again: { -readonly [Name in keyof Track]: Track[Name] } = { ...track };
  delete again.quorum;
  if (track.secondCall.quorum !== undefined) again.quorum = track.secondCall.quorum;
  return again;
}

/** When a window that opens now is over: as the proposer chose, within the track's bounds, or as the track says. */
export function windowEnd(
  { charter, track }: Pick<PinnedRules, 'charter' | 'track'>,
  voting: string | undefined,
  now: Millis,
): Millis {
  const end = endOf(now, voting ?? track.voting, charter);
  if (track.window === undefined) return end;
  const [floor, ceiling] = [
    endOf(now, track.window.floor, charter),
    endOf(now, track.window.ceiling, charter),
  ];
  return Math.min(Math.max(end, floor), ceiling);
}
