import type { Millis } from '../ids.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import type { ProposalState } from '../states.js';
import { refuse, type Refused } from '../verdict.js';

/** A proposal with its phase: what every transition starts from. */
export interface Standing {
  readonly proposal: ProposalRecord;
  readonly phase: PhaseRecord;
}

/** Every transition there is; a state with none is terminal (shared/design.md §3). */
export const TRANSITIONS: { readonly [From in ProposalState]: readonly ProposalState[] } = {
  draft: ['notice', 'withdrawn'],
  notice: ['voting', 'withdrawn'],
  voting: ['queued', 'rejected', 'no-quorum', 'withdrawn'],
  rejected: [],
  'no-quorum': [],
  queued: ['executed', 'executing', 'expired'],
  executing: ['executed', 'failed'],
  executed: [],
  failed: ['executing', 'expired'],
  expired: [],
  withdrawn: [],
};

/** States in which a proposal still counts towards its institution's cap. */
export function isTerminal(state: ProposalState): boolean {
  return TRANSITIONS[state].length === 0;
}

/** What a transition may change of the phase besides state and time. */
export type PhaseFacts = Omit<Partial<PhaseRecord>, 'schemaVersion' | 'proposalId' | 'state' | 'since'>;

/**
 * The phase after a transition; facts of earlier states stay.
 * @throws RangeError where there is no such transition, which a guard before must have refused
 */
export function advance(
  phase: PhaseRecord,
  to: ProposalState,
  now: Millis,
  facts: PhaseFacts = {},
): PhaseRecord {
  if (!TRANSITIONS[phase.state].includes(to)) throw new RangeError(`no transition ${phase.state} → ${to}`);
  return { ...phase, ...facts, state: to, since: now };
}

/** PROPOSAL_WRONG_STATE, unless the proposal stands in one of the states. */
export function needState(phase: PhaseRecord, ...needed: readonly ProposalState[]): Refused | undefined {
  if (needed.includes(phase.state)) return undefined;
  const { proposalId, state } = phase;
  return refuse('PROPOSAL_WRONG_STATE', { proposalId, state, needed: needed.join(' ') });
}

/**
 * A moment that the phase must hold in this state.
 * @throws RangeError when it does not: the record would be corrupt
 */
export function momentOf(phase: PhaseRecord, name: MomentName): Millis {
  const moment = phase[name];
  if (moment === undefined) throw new RangeError(`${phase.proposalId} is ${phase.state} without ${name}`);
  return moment;
}
type MomentName = 'noticeEndsAt' | 'votingEndsAt' | 'dueAt' | 'expiresAt' | 'attemptEndsAt' | 'retryAt';
