import { needPermission, type Context, type PersonActor } from '../actor.js';
import { checkTrack, familyOf, planActions, tracksFor } from '../actions/catalogue.js';
import { changed, type Effects } from '../change.js';
import type { ProposalId } from '../ids.js';
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
}

export interface DraftState {
  readonly state: GovernanceState;
  /** Open proposals of the drafter's institution. */
  readonly open: number;
}

/**
 * – → draft: permission, the institution's cap, a track for every action, and a dry run of the actions. The
 * proposal's id is the transaction's.
 */
export function decideDraft(
  { state, open }: DraftState,
  command: DraftCommand,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const refused = needPermission(context.actor, 'proposal.propose') ?? checkCap(open, state, context);
  if (refused !== undefined) return refused;
  const proposal = compose(command, { state, context });
  const dry = dryRun(proposal, state, context);
  if (dry !== undefined) return dry;
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

function checkCap(open: number, state: GovernanceState, context: Context<PersonActor>): Refused | undefined {
  const cap = state.charter.openProposalsPerMember;
  if (open < cap) return undefined;
  return refuse('PROPOSALS_TOO_MANY', { memberId: context.actor.member.id, open, cap });
}

function compose(
  command: DraftCommand,
  { state, context }: { readonly state: GovernanceState; readonly context: Context<PersonActor> },
): ProposalRecord {
  const { actions } = command;
  const [first] = actions;
  const usual = first === undefined ? undefined : tracksFor(first, state.charter)[0];
  return {
    schemaVersion: 1,
    id: context.txId as string as ProposalId,
    title: command.title,
    description: command.description,
    documents: command.documents,
    actions,
    trackId: command.trackId ?? usual ?? '',
    memberId: context.actor.member.id,
    personId: context.actor.person.id,
    createdAt: context.now,
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
  const refused = checkTrack(proposal.trackId, proposal.actions, state);
  if (refused !== undefined) return refused;
  const planned = planActions(proposal.actions, state, { now, proposal });
  return planned.ok ? undefined : planned;
}
