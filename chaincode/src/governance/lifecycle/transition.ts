import type { Millis } from '../ids.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import type { ProposalState } from '../states.js';
import { refuse, type Refused } from '../verdict.js';
import { TRANSITIONS, type Transition, type TransitionName } from './transitions.js';

/** A proposal with its phase: what every transition starts from. */
export interface Standing {
  readonly proposal: ProposalRecord;
  readonly phase: PhaseRecord;
}

/** What a transition may change of the phase besides state and time. */
export type PhaseFacts = Omit<Partial<PhaseRecord>, 'schemaVersion' | 'proposalId' | 'state' | 'since'>;

export interface Step {
  /** The row of the table. */
  readonly by: TransitionName;
  /** One of the row's states; left out where it has only one. */
  readonly to?: ProposalState;
  readonly at: Millis;
  readonly facts?: PhaseFacts;
}

/**
 * The phase after a transition; facts of earlier states stay.
 * @throws RangeError where the table has no such transition, which a guard before must have refused
 */
export function advance(phase: PhaseRecord, { by, to: wanted, at, facts = {} }: Step): PhaseRecord {
  const row: Transition = TRANSITIONS[by];
  const to = wanted ?? row.to[0];
  if (to === undefined || !row.from.includes(phase.state) || !row.to.includes(to)) {
    throw new RangeError(`no transition ${by}: ${phase.state} → ${to ?? '?'}`);
  }
  return { ...phase, ...facts, state: to, since: at };
}

/** PROPOSAL_WRONG_STATE, unless the proposal stands where this row of the table begins. */
export function needStateFor(phase: PhaseRecord, by: TransitionName): Refused | undefined {
  return needState(phase, ...TRANSITIONS[by].from);
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

/** Moments of a phase that a hold puts off. */
export const MOMENTS = [
  'noticeEndsAt',
  'votingEndsAt',
  'revealEndsAt',
  'dueAt',
  'expiresAt',
  'attemptEndsAt',
  'retryAt',
  'ratificationEndsAt',
] as const;
export type MomentName = (typeof MOMENTS)[number] | 'votingOpenedAt';
