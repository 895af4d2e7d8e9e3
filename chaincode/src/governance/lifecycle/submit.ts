import { subjectsOf } from '../actions/catalogue.js';
import type { Context, PersonActor } from '../authority/actor.js';
import { changed, type Effects, type RecordWrite } from '../change.js';
import type { Track } from '../charter.js';
import { trackNamed } from '../charter/track-named.js';
import { endOf } from '../calendar/deadline.js';
import { electionOf } from '../elections/ranking.js';
import type { Sha256Hex } from '../ids.js';
import type { Pin, PinnedElectorate, ProposalRecord } from '../records/proposals.js';
import { exitOf } from '../membership/exit.js';
import type { ExitPayload } from '../records/actions.js';
import { findSeats, openSeats } from '../seats/terms.js';
import { hashOf } from '../sha256.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { NO_HISTORY, type TrackHistory } from '../voters/attendance.js';
import { pinElectorate } from '../voters/pin-electorate.js';
import { dryRun } from './draft.js';
import { needProposer } from './proposer.js';
import { checkSecondCall, type EarlierCall } from './second-call.js';
import { checkRetabling, type Tabled } from './retabling.js';
import { advance, needStateFor, type Standing } from './transition.js';

export interface SubmitState extends Standing {
  readonly state: GovernanceState;
  /** Sponsorships by other institutions. */
  readonly sponsors: number;
  /** Past votes of the tracks by which it may go, by track. */
  readonly histories: Readonly<Record<string, TrackHistory>>;
  /** The proposal that it calls again, where it says so. */
  readonly earlier: EarlierCall | null;
  /** Rejections of the same matter. */
  readonly tabled: readonly Tabled[];
}

/**
 * draft → notice: by its drafter, with the sponsors that the track asks for, after another dry run. Pins payload hash, charter
 * version, electorate and weights; nothing that happens to the membership or the charter afterwards alters them (R21).
 */
export function decideSubmit(submitted: SubmitState, context: Context<PersonActor>): Verdict<Effects> {
  const { proposal, state } = submitted;
  const refused = maySubmit(submitted, context);
  if (refused !== undefined) return refused;
  const pin = pinOf(submitted, context);
  if (pin.electorate.length === 0) return refuse('ELECTORATE_EMPTY', { trackId: proposal.trackId });
  const track = trackOf(proposal, state);
  const noticeEndsAt = endOf(context.now, track.notice, state.charter);
  const record = advance(submitted.phase, { by: 'submit', at: context.now, facts: { noticeEndsAt } });
  const pinned = { kind: 'proposal', record: { ...proposal, pin } } as const;
  return accept({
    changes: [
      changed('proposal.submitted', proposal, pinned, [{ kind: 'phase', record }, ...calledAgain(submitted)]),
    ],
    result: { proposalId: proposal.id, state: record.state, noticeEndsAt },
  });
}

/** Notes a second call at the vote that it calls again, so that there is no other. */
function calledAgain({ proposal, earlier }: SubmitState): RecordWrite[] {
  return earlier === null
    ? []
    : [{ kind: 'phase', record: { ...earlier.phase, calledAgainBy: proposal.id } }];
}

/** Guard of `submit`. */
export function maySubmit(submitted: SubmitState, context: Context<PersonActor>): Refused | undefined {
  const { proposal, phase, state } = submitted;
  return (
    needProposer(proposal, context.actor) ??
    needStateFor(phase, 'submit') ??
    dryRun(proposal, state, context) ??
    needSponsors(submitted) ??
    checkSecondCall(submitted, payloadHashOf(proposal), context.now) ??
    checkRetabling(trackOf(proposal, state), submitted.tabled, { charter: state.charter, now: context.now })
  );
}

function needSponsors({ proposal, state, sponsors }: SubmitState): Refused | undefined {
  const needed = trackOf(proposal, state).sponsors;
  if (sponsors >= needed) return undefined;
  return refuse('SPONSORS_MISSING', { proposalId: proposal.id, sponsors, needed });
}

/**
 * The track of a proposal whose dry run has passed.
 * @throws RangeError when the charter has no such track: the dry run has made sure of it
 */
function trackOf({ id, trackId }: ProposalRecord, { charter }: GovernanceState): Track {
  const track = trackNamed(trackId, charter);
  if (track === undefined) throw new RangeError(`${id} goes by no track of the charter: ${trackId}`);
  return track;
}

function pinOf(submitted: SubmitState, { now }: Context): Pin {
  const { proposal, state, histories } = submitted;
  const exit = exitOf(proposal.actions);
  if (exit !== undefined) return exitPin(submitted, exit, now);
  const electors = (trackId: string): PinnedElectorate | undefined => {
    const track = state.charter.tracks[trackId];
    if (track === undefined) return undefined;
    const history = histories[trackId] ?? NO_HISTORY;
    const recusals = { subjects: subjectsOf(proposal.actions), ruled: [] };
    return pinElectorate(track, recusals, { ...state, history, now });
  };
  const standard = electors(trackOf(proposal, state).urgent?.standard ?? '');
  return {
    at: now,
    payloadHash: payloadHashOf(proposal),
    charterVersion: state.charterVersion,
    ...(electors(proposal.trackId) ?? { electorate: [] }),
    ...seatsPart(proposal, state, now),
    ...(standard === undefined ? {} : { standard }),
  };
}

/** Of its exit an institution decides alone; of one after an amendment, by the charter as it stood before that. */
function exitPin({ proposal, state }: SubmitState, { memberId, amendment }: ExitPayload, now: number): Pin {
  return {
    at: now,
    payloadHash: payloadHashOf(proposal),
    charterVersion: amendment?.base ?? state.charterVersion,
    electorate: [{ memberId, weight: 1 }],
  };
}

/** How many seats an election is to fill: those that are open as it begins. */
function seatsPart({ actions }: ProposalRecord, state: GovernanceState, now: number): Pick<Pin, 'seats'> {
  const election = electionOf(actions);
  if (election === undefined) return {};
  const found = findSeats(election.bodyId, election.seatClass, state.charter);
  return found.ok ? { seats: openSeats(found.value, state, now).length } : {};
}

/** Hash of all that is voted on: title, description, documents, actions and track. */
export function payloadHashOf(proposal: ProposalRecord): Sha256Hex {
  const { title, description, documents, actions, trackId } = proposal;
  return hashOf({ title, description, documents, actions, trackId });
}
