import { networkEffectOf } from '../actions/catalogue.js';
import { needVotingMember, type AgentActor, type Context } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { Sha256Hex } from '../ids.js';
import type { AttestationRecord, Contribution, ContributionRecord, Evidence } from '../records/executions.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
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

export type ContributeCommand = Contribution & { readonly attempt: number };

export interface ContributeState extends Standing {
  readonly given: ContributionRecord | null;
}

/** A voting member's agreement to the running attempt, as what was decided asks for it; one per member and attempt. */
export function decideContribute(
  { proposal, phase, given }: ContributeState,
  command: ContributeCommand,
  { actor, now }: Context<AgentActor>,
): Verdict<Effects> {
  const refused = needVotingMember(actor.member) ?? needAttemptRunning(phase, command.attempt);
  if (refused !== undefined) return refused;
  const keys = { proposalId: phase.proposalId, memberId: actor.member.id, attempt: command.attempt };
  if (given !== null) return refuse('CONTRIBUTION_ALREADY_GIVEN', keys);
  const contribution = contributionOf(command);
  const needed = isDefinition(proposal) ? 'packageId' : 'configSignature';
  if (!(needed in contribution)) return refuse('CONTRIBUTION_MISFITS', { proposalId: proposal.id, needed });
  const record: ContributionRecord = { schemaVersion: 1, ...keys, ...contribution, at: now };
  return accept({
    changes: [changed('execution.contributed', null, { kind: 'contribution', record })],
    result: keys,
  });
}

function contributionOf(command: ContributeCommand): Contribution {
  if ('packageId' in command) return { packageId: command.packageId };
  const { configUpdate, configSignature } = command;
  return { configUpdate, configSignature };
}

/** Whether a chaincode's definition was decided, and not the channel's configuration. */
function isDefinition({ actions }: ProposalRecord): boolean {
  return networkEffectOf(actions)?.kind === 'chaincode-definition';
}

export interface AttestCommand {
  readonly attempt: number;
  readonly result: 'done' | 'failed';
  readonly evidence?: (Omit<Evidence, 'headerHash'> & { readonly headerHash: string }) | undefined;
  readonly reason?: string | undefined;
}

export interface AttestState extends Standing {
  readonly given: AttestationRecord | null;
}

/** What a voting member's agent found when it re-read the network; one per member and attempt (R33). */
export function decideAttest(
  { proposal, phase, given }: AttestState,
  command: AttestCommand,
  { actor, now }: Context<AgentActor>,
): Verdict<Effects> {
  const refused = needVotingMember(actor.member) ?? needAttemptRunning(phase, command.attempt);
  if (refused !== undefined) return refused;
  const keys = { proposalId: phase.proposalId, memberId: actor.member.id, attempt: command.attempt };
  if (given !== null) return refuse('ATTESTATION_ALREADY_GIVEN', keys);
  const grounds = groundsOf(command, proposal);
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
function groundsOf({ result, evidence, reason }: AttestCommand, proposal: ProposalRecord): Verdict<Grounds> {
  if (result === 'done') {
    if (evidence === undefined) return misplaced('evidence', `needed when the result is ${result}`);
    if (reason !== undefined) return misplaced('reason', `not allowed when the result is ${result}`);
    const headerHash = evidence.headerHash as Sha256Hex;
    return needDefinition(evidence, proposal) ?? accept({ evidence: { ...evidence, headerHash } });
  }
  if (reason === undefined) return misplaced('reason', `needed when the result is ${result}`);
  if (evidence !== undefined) return misplaced('evidence', `not allowed when the result is ${result}`);
  return accept({ reason });
}

/** EVIDENCE_DIFFERS, unless what the peer was found to say is what was decided; only a chaincode's definition is told in words. */
function needDefinition(
  { definition }: Pick<Evidence, 'definition'>,
  { id, actions }: ProposalRecord,
): Refused | undefined {
  const effect = networkEffectOf(actions);
  const decided = effect?.kind === 'chaincode-definition' ? effect.definition : undefined;
  if ((decided === undefined) !== (definition === undefined)) {
    return misplaced('evidence.definition', 'needed where a definition was decided, and only there');
  }
  if (decided === undefined || definition === undefined) return undefined;
  const { sequence, version } = definition;
  const agrees = sequence === decided.sequence && version === decided.version;
  return agrees ? undefined : refuse('EVIDENCE_DIFFERS', { proposalId: id, sequence, version });
}

function misplaced(path: string, problem: string): Refused {
  return refuse('ARGUMENT_INVALID', { path, problem });
}
