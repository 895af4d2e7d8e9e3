import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { checkTrack, familyOf, planActions, tracksFor } from '../actions/catalogue.js';
import { changed, type Effects } from '../change.js';
import { endOf } from '../calendar/deadline.js';
import { trackNamed } from '../charter/track-named.js';
import { checkElection } from '../elections/ranking.js';
import type { ProposalId } from '../ids.js';
import { exitOf } from '../membership/exit.js';
import { needPhaseAllows } from '../phases/network-phase.js';
import type { Action, DocumentReference } from '../records/actions.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { openEntry } from './phase-change.js';

export interface DraftCommand {
  readonly title: string;
  readonly description: string;
  readonly documents: readonly DocumentReference[];
  readonly actions: readonly Action[];
  readonly trackId?: string | undefined;
  /** Length of the voting window, where the track lets the proposer choose. */
  readonly voting?: string | undefined;
  /** The proposal whose vote missed its quorum, where this is its second call. */
  readonly secondCallOf?: string | undefined;
}

export interface DraftState {
  readonly state: GovernanceState;
  /** Open proposals of the drafter's institution. */
  readonly open: number;
}

/**
 * – → draft: permission, the institution's cap, a track for every action, a window within the track's bounds, and a dry run of the
 * actions. The proposal's id is the transaction's.
 */
export function decideDraft(
  drafted: DraftState,
  command: DraftCommand,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const proposal = compose(command, drafted.state, context);
  const refused = mayDraft(drafted, proposal, context);
  if (refused !== undefined) return refused;
  const phase: PhaseRecord = {
    schemaVersion: 1,
    proposalId: proposal.id,
    state: 'draft',
    since: context.now,
  };
  const writes = [{ kind: 'phase', record: phase } as const, openEntry({ proposal })];
  return accept({
    changes: [changed('proposal.drafted', null, { kind: 'proposal', record: proposal }, writes)],
    result: { proposalId: proposal.id },
  });
}

/** Guard of `draft`. */
export function mayDraft(
  { state, open }: DraftState,
  proposal: ProposalRecord,
  context: Context<PersonActor>,
): Refused | undefined {
  return (
    needPermission(context.actor, 'proposal.propose') ??
    checkCap(open, proposal, { state, context }) ??
    dryRun(proposal, state, context)
  );
}

/** PROPOSALS_TOO_MANY. There is always one place more for the institution's own exit. */
function checkCap(
  open: number,
  { actions }: ProposalRecord,
  { state, context }: { readonly state: GovernanceState; readonly context: Context<PersonActor> },
): Refused | undefined {
  const { openProposalsPerMember: cap } = state.charter;
  if (open < cap || (open === cap && exitOf(actions) !== undefined)) return undefined;
  return refuse('PROPOSALS_TOO_MANY', { memberId: context.actor.member.id, open, cap });
}

function compose(
  command: DraftCommand,
  state: GovernanceState,
  context: Context<PersonActor>,
): ProposalRecord {
  const [first] = command.actions;
  const usual = first === undefined ? undefined : tracksFor(first, state.charter)[0];
  const { voting, secondCallOf } = command;
  return {
    schemaVersion: 1,
    id: context.txId as string as ProposalId,
    title: command.title,
    description: command.description,
    documents: command.documents,
    actions: command.actions,
    trackId: command.trackId ?? usual ?? '',
    memberId: context.actor.member.id,
    personId: context.actor.person.id,
    createdAt: context.now,
    ...(voting === undefined ? {} : { voting }),
    ...(secondCallOf === undefined ? {} : { secondCallOf: secondCallOf as ProposalId }),
  };
}

/** Refuses a proposal that could not be executed as things stand: at the draft and again at submission. */
export function dryRun(
  proposal: ProposalRecord,
  state: GovernanceState,
  { now }: Pick<Context, 'now'>,
): Refused | undefined {
  const family = familyOf(proposal.actions);
  if (!family.ok) return family;
  const refused =
    needPhaseAllows(proposal.actions, state) ??
    checkTrack(proposal.trackId, proposal.actions, state) ??
    checkElection(proposal, trackNamed(proposal.trackId, state.charter)) ??
    checkWindow(proposal, state, now);
  if (refused !== undefined) return refused;
  const planned = planActions(proposal.actions, state, { now, proposal });
  return planned.ok ? undefined : planned;
}

/** WINDOW_NOT_ALLOWED, where the proposer has chosen a window that the track does not let it choose. */
function checkWindow(
  { trackId, voting }: ProposalRecord,
  state: GovernanceState,
  now: number,
): Refused | undefined {
  const track = trackNamed(trackId, state.charter);
  if (voting === undefined || track === undefined) return undefined;
  const { floor, ceiling } = track.window ?? { floor: track.voting, ceiling: track.voting };
  const ends = [floor, voting, ceiling].map((duration) => endOf(now, duration, state.charter));
  const [least = 0, chosen = 0, most = 0] = ends;
  if (least <= chosen && chosen <= most) return undefined;
  return refuse('WINDOW_NOT_ALLOWED', { trackId, voting, floor, ceiling });
}
