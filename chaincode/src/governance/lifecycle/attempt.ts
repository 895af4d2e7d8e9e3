import { needVotingMember, type AgentActor, type Context } from '../actor.js';
import { changed, type Effects } from '../change.js';
import type { Sha256Hex } from '../ids.js';
import type { AttestationRecord, ContributionRecord } from '../records/executions.js';
import type { PhaseRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needState, type Standing } from './transition.js';

/** Refuses unless this very attempt is running: PROPOSAL_WRONG_STATE, EXECUTION_WRONG_ATTEMPT. */
export function needAttemptRunning(phase: PhaseRecord, attempt: number): Refused | undefined {
  const refused = needState(phase, 'executing');
  if (refused !== undefined) return refused;
  const running = phase.attempt ?? 0;
  if (running === attempt) return undefined;
  return refuse('EXECUTION_WRONG_ATTEMPT', { proposalId: phase.proposalId, attempt: running });
}

export interface ContributeCommand {
  readonly attempt: number;
  readonly configUpdate: string;
  readonly configSignature: string;
}

export interface ContributeState extends Standing {
  readonly given: ContributionRecord | null;
}

/** A voting member's signature over its own configuration update; one per member and attempt. */
export function decideContribute(
  { phase, given }: ContributeState,
  command: ContributeCommand,
  { actor, now }: Context<AgentActor>,
): Verdict<Effects> {
  const refused = needVotingMember(actor.member) ?? needAttemptRunning(phase, command.attempt);
  if (refused !== undefined) return refused;
  const keys = { proposalId: phase.proposalId, memberId: actor.member.id, attempt: command.attempt };
  if (given !== null) return refuse('CONTRIBUTION_ALREADY_GIVEN', keys);
  const { configUpdate, configSignature } = command;
  const record: ContributionRecord = { schemaVersion: 1, ...keys, configUpdate, configSignature, at: now };
  return accept({
    changes: [changed('execution.contributed', null, { kind: 'contribution', record })],
    result: keys,
  });
}

export interface AttestCommand {
  readonly attempt: number;
  readonly result: 'done' | 'failed';
  readonly evidence?: { readonly blockNumber: number; readonly headerHash: string } | undefined;
  readonly reason?: string | undefined;
}

export interface AttestState extends Standing {
  readonly given: AttestationRecord | null;
}

/** What a voting member's agent found when it re-read the network; one per member and attempt (R33). */
export function decideAttest(
  { phase, given }: AttestState,
  command: AttestCommand,
  { actor, now }: Context<AgentActor>,
): Verdict<Effects> {
  const refused = needVotingMember(actor.member) ?? needAttemptRunning(phase, command.attempt);
  if (refused !== undefined) return refused;
  const keys = { proposalId: phase.proposalId, memberId: actor.member.id, attempt: command.attempt };
  if (given !== null) return refuse('ATTESTATION_ALREADY_GIVEN', keys);
  const grounds = groundsOf(command);
  if (!grounds.ok) return grounds;
  const record: AttestationRecord = {
    schemaVersion: 1,
    ...keys,
    result: command.result,
    ...grounds.value,
    at: now,
  };
  return accept({
    changes: [changed('execution.attested', null, { kind: 'attestation', record })],
    result: { ...keys, result: command.result },
  });
}

type Grounds = Pick<AttestationRecord, 'evidence' | 'reason'>;

/** Done needs the block that shows it, failed needs a reason, and neither carries the other's. */
function groundsOf({ result, evidence, reason }: AttestCommand): Verdict<Grounds> {
  if (result === 'done') {
    if (evidence === undefined) return misplaced('evidence', `needed when the result is ${result}`);
    if (reason !== undefined) return misplaced('reason', `not allowed when the result is ${result}`);
    const { blockNumber, headerHash } = evidence;
    return accept({ evidence: { blockNumber, headerHash: headerHash as Sha256Hex } });
  }
  if (reason === undefined) return misplaced('reason', `needed when the result is ${result}`);
  if (evidence !== undefined) return misplaced('evidence', `not allowed when the result is ${result}`);
  return accept({ reason });
}

function misplaced(path: string, problem: string): Refused {
  return refuse('ARGUMENT_INVALID', { path, problem });
}
