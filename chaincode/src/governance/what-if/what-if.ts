import type { Charter } from '../charter.js';
import type { MemberId } from '../ids.js';
import type { PlayerPower } from '../measures/power-indices.js';
import { differenceOf, ratioOf, type Ratio } from '../measures/ratio.js';
import type { Standing } from './electors-under.js';
import type { PastVote } from './past-vote.js';
import { replayVote, type ReplayedVote } from './replay-vote.js';
import { trackPower, type TrackPowerResult } from './track-power.js';

/** What a change of the charter would have done, and would do (R23). */
export interface WhatIf {
  /** Every past vote under the draft, in the given order. */
  readonly votes: readonly ReplayedVote[];
  /** Every track of either charter, in the draft's order and then the current one's. */
  readonly tracks: readonly TrackChange[];
}

/** How a track's power would shift. A side is left out where that charter has no such track. */
export interface TrackChange {
  readonly trackId: string;
  readonly before?: TrackPowerResult;
  readonly after?: TrackPowerResult;
  /** Sorted by member id; empty where a side could not be computed. */
  readonly members: readonly MemberChange[];
}

/** One member's power by a track. A member that is no elector has none. */
export interface MemberChange {
  readonly memberId: MemberId;
  readonly before?: PlayerPower;
  readonly after?: PlayerPower;
  /** What the Shapley–Shubik index gains; negative for a loss. */
  readonly shapleyShubikChange: Ratio;
}

export interface WhatIfQuestion {
  readonly current: Charter;
  readonly draft: Charter;
  /** Decided votes, any number. */
  readonly past: readonly PastVote[];
  readonly standing: Standing;
}

/**
 * Shows the effect of a draft charter before it is voted on: what past proposals would have become, and how each member's power changes on
 * each track.
 */
export function whatIf({ current, draft, past, standing }: WhatIfQuestion): WhatIf {
  const trackIds = [...new Set([...Object.keys(draft.tracks), ...Object.keys(current.tracks)])];
  return {
    votes: past.map((vote) => replayVote(vote, { ...standing, charter: draft })),
    tracks: trackIds.map((trackId) => {
      const before = powerIn(current, trackId, standing);
      const after = powerIn(draft, trackId, standing);
      return {
        trackId,
        ...(before === undefined ? {} : { before }),
        ...(after === undefined ? {} : { after }),
        members: memberChanges(before, after),
      };
    }),
  };
}

function powerIn(charter: Charter, trackId: string, standing: Standing): TrackPowerResult | undefined {
  const track = charter.tracks[trackId];
  return track === undefined ? undefined : trackPower(charter, track, standing);
}

const NO_POWER = ratioOf(0, 1);

function memberChanges(
  before: TrackPowerResult | undefined,
  after: TrackPowerResult | undefined,
): readonly MemberChange[] {
  if (before?.ok === false || after?.ok === false) return [];
  const [had, has] = [before?.value.members, after?.value.members];
  const ids = [...new Set([...(had?.keys() ?? []), ...(has?.keys() ?? [])])].sort();
  return ids.map((memberId) => {
    const [old, next] = [had?.get(memberId), has?.get(memberId)];
    return {
      memberId,
      ...(old === undefined ? {} : { before: old }),
      ...(next === undefined ? {} : { after: next }),
      shapleyShubikChange: differenceOf(next?.shapleyShubik ?? NO_POWER, old?.shapleyShubik ?? NO_POWER),
    };
  });
}
