import type { MemberId, Millis } from '@fabric-governance/chaincode/governance/ids';
import type { Step } from '../agent/step.js';
import { turnDelay } from '../agent/turn.js';
import type { Moment, OpenProposal } from '../agent/view.js';

/** What the steps of a network execution need beside the proposal. */
export interface ExecutionContext extends Moment {
  /** Members whose agents take part: active and voting. */
  readonly agents: readonly MemberId[];
  /** Those of them that can attest, and take turns: not one whose organisation leaves the channel. */
  readonly attesters: readonly MemberId[];
  /** Attestations `done` that the charter asks for (R33). */
  readonly attestationsNeeded: number;
}

/** A running attempt, and who looks at it. */
export interface Running {
  readonly open: OpenProposal;
  readonly attempt: number;
  readonly context: ExecutionContext;
}

/** Whether it is this agent's turn to do what has been due since a moment and what any agent may do. */
export function isTurn(due: Millis, { open, attempt, context }: Running): boolean {
  const { attesters, self, now } = context;
  return now >= due + turnDelay(attesters, self, { id: open.proposal.id, attempt });
}

/** The moment of the latest of these records; none: never. */
export function latest(records: readonly { readonly at: Millis }[]): Millis {
  return records.length === 0 ? Infinity : Math.max(...records.map(({ at }) => at));
}

/** This agent's word that the attempt is not going to succeed, and why. */
export function failedBecause(reason: string, { open, attempt }: Running): Step {
  const input = { proposalId: open.proposal.id, attempt, result: 'failed', reason } as const;
  return { kind: 'submit', name: 'Execution:attest', input };
}
