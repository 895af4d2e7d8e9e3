import type { Context, PersonActor } from '../actor.js';
import { changed, type Effects } from '../change.js';
import type { Track } from '../charter.js';
import { endOf } from '../deadline.js';
import { electorateOf } from '../electorate.js';
import type { Sha256Hex } from '../ids.js';
import type { Pin, ProposalRecord } from '../records/proposals.js';
import { hashOf } from '../sha256.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { dryRun } from './draft.js';
import { needProposer } from './proposer.js';
import { advance, needState, type Standing } from './transition.js';

export interface SubmitState extends Standing {
  readonly state: GovernanceState;
  /** Sponsorships by other institutions. */
  readonly sponsors: number;
}

/**
 * draft → notice: by its drafter, with the sponsors that the track asks for, after another dry run. Pins payload hash, charter
 * version, electorate and weights; nothing that happens to the membership or the charter afterwards alters them (R21).
 */
export function decideSubmit(submitted: SubmitState, context: Context<PersonActor>): Verdict<Effects> {
  const { proposal, phase, state, sponsors } = submitted;
  const refused =
    needProposer(proposal, context.actor) ?? needState(phase, 'draft') ?? dryRun(proposal, state, context);
  if (refused !== undefined) return refused;
  const track = state.charter.tracks[proposal.trackId];
  if (track === undefined) return refuse('TRACK_NOT_FOUND', { trackId: proposal.trackId });
  if (sponsors < track.sponsors) {
    return refuse('SPONSORS_MISSING', { proposalId: proposal.id, sponsors, needed: track.sponsors });
  }
  return accept(effectsOf(submitted, track, context));
}

function effectsOf({ proposal, phase, state }: SubmitState, track: Track, { now }: Context): Effects {
  const pin: Pin = {
    at: now,
    payloadHash: payloadHashOf(proposal),
    charterVersion: state.charterVersion,
    electorate: electorateOf(state.members),
  };
  const noticeEndsAt = endOf(now, track.notice, state.charter);
  const pinned: ProposalRecord = { ...proposal, pin };
  const record = advance(phase, 'notice', now, { noticeEndsAt });
  return {
    changes: [
      changed('proposal.submitted', proposal, { kind: 'proposal', record: pinned }, [
        { kind: 'phase', record },
      ]),
    ],
    result: { proposalId: proposal.id, state: record.state, noticeEndsAt },
  };
}

/** Hash of all that is voted on: title, description, documents, actions and track. */
export function payloadHashOf(proposal: ProposalRecord): Sha256Hex {
  const { title, description, documents, actions, trackId } = proposal;
  return hashOf({ title, description, documents, actions, trackId });
}
