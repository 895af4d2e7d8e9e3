import type { MemberRecord } from '@fabric-governance/chaincode/governance/records/members';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { Projection } from '../ledger/projection.js';
import type { ConfigHistory } from '../network/config-history.js';

const ENDED: readonly ProposalState[] = ['rejected', 'no-quorum', 'executed', 'expired', 'withdrawn'];

export interface OpenMatter {
  readonly id: string;
  readonly title: string;
  readonly state: ProposalState;
  readonly ballots: string;
  /** When the state may be left next, ISO 8601; null when nothing is waited for. */
  readonly next: string | null;
}

export interface ExecutionMatter {
  readonly id: string;
  readonly title: string;
  readonly attempt: number;
  readonly signatures: number;
  readonly attestations: string;
  readonly failure: string | null;
}

/** What the own peer says of the consortium. */
export interface Status {
  readonly memberId: string;
  readonly mspId: string;
  readonly channel: string;
  /** Blocks the own peer holds; 0: it is not on the channel. */
  readonly height: number;
  readonly members: readonly Pick<MemberRecord, 'id' | 'mspId' | 'status' | 'votes' | 'weight'>[];
  /** Organisations of the channel's configuration, with the peers they announce. */
  readonly organisations: readonly { readonly mspId: string; readonly anchorPeers: readonly string[] }[];
  readonly open: readonly OpenMatter[];
  readonly executions: readonly ExecutionMatter[];
}

export interface StatusSources {
  readonly memberId: string;
  readonly mspId: string;
  readonly channel: string;
  readonly projection: Projection;
  readonly configs: ConfigHistory;
}

/** Puts the status together from what the blocks wrote. */
export function statusOf({ memberId, mspId, channel, projection, configs }: StatusSources): Status {
  const phases = projection.records('phase');
  return {
    memberId,
    mspId,
    channel,
    height: Number(projection.height),
    members: projection.records('member').map(({ id, mspId: msp, status, votes, weight }) => ({
      id,
      mspId: msp,
      status,
      votes,
      weight,
    })),
    organisations: configs.organisations(),
    open: phases.filter(({ state }) => !ENDED.includes(state)).map((phase) => openMatter(phase, projection)),
    executions: phases
      .filter(({ attempt, state }) => attempt !== undefined && !ENDED.includes(state))
      .map((phase) => executionMatter(phase, projection)),
  };
}

function openMatter(phase: PhaseRecord, projection: Projection): OpenMatter {
  const proposal = projection.record('proposal', phase.proposalId);
  const cast = projection.records('ballot', phase.proposalId).length;
  const next = nextMoment(phase);
  return {
    id: phase.proposalId,
    title: proposal?.title ?? '',
    state: phase.state,
    ballots: `${cast} of ${proposal?.pin?.electorate.length ?? 0}`,
    next: next === undefined ? null : new Date(next).toISOString(),
  };
}

function nextMoment(phase: PhaseRecord): number | undefined {
  const moments: Partial<Record<ProposalState, number | undefined>> = {
    notice: phase.noticeEndsAt,
    voting: phase.votingEndsAt,
    queued: phase.dueAt,
    executing: phase.attemptEndsAt,
    failed: phase.retryAt,
  };
  return moments[phase.state];
}

function executionMatter(phase: PhaseRecord, projection: Projection): ExecutionMatter {
  const attempt = phase.attempt ?? 0;
  const ofAttempt = (record: { readonly attempt: number }): boolean => record.attempt === attempt;
  const attested = projection.records('attestation', phase.proposalId).filter(ofAttempt);
  const done = attested.filter(({ result }) => result === 'done').length;
  return {
    id: phase.proposalId,
    title: projection.record('proposal', phase.proposalId)?.title ?? '',
    attempt,
    signatures: projection.records('contribution', phase.proposalId).filter(ofAttempt).length,
    attestations: `${done} done, ${attested.length - done} failed`,
    failure: phase.failure ?? null,
  };
}
