import type { MemberId, Millis } from '@fabric-governance/chaincode/governance/ids';
import type { ContributionRecord } from '@fabric-governance/chaincode/governance/records/executions';
import type { Agreement, ChannelChangeOutstanding } from '../execution/finding.js';
import type { Step } from './step.js';
import { turnDelay } from './turn.js';
import type { Moment, OpenProposal } from './view.js';

/** What the steps of a network execution need beside the proposal. */
export interface ExecutionContext extends Moment {
  /** Members whose agents take part: active and voting. */
  readonly agents: readonly MemberId[];
  /** Attestations `done` that the charter asks for (R33). */
  readonly attestationsNeeded: number;
}

/** A running attempt, and who looks at it. */
interface Running {
  readonly open: OpenProposal;
  readonly attempt: number;
  readonly context: ExecutionContext;
}

/**
 * The steps of a running network execution (`executing`), in their natural order: contribute → broadcast → attest →
 * complete or fail. Derived from the ledger and the configuration alone, so that it resumes anywhere (R34).
 */
export function executionSteps(open: OpenProposal, context: ExecutionContext): readonly Step[] {
  const attempt = open.phase.attempt ?? 1;
  return [...ending(open, attempt, context), ...working(open, attempt, context)];
}

/** executing → executed or failed, by the agent whose turn it is. */
function ending(open: OpenProposal, attempt: number, context: ExecutionContext): readonly Step[] {
  const input = { proposalId: open.proposal.id, attempt };
  const done = open.attestations.filter(({ result }) => result === 'done');
  const failed = open.attestations.filter(({ result }) => result === 'failed');
  if (done.length >= context.attestationsNeeded) {
    return isTurn(latest(done), open, context) ? [{ kind: 'submit', name: 'Execution:complete', input }] : [];
  }
  const outOfReach = context.agents.length - failed.length < context.attestationsNeeded;
  const failedAt = outOfReach ? latest(failed) : (open.phase.attemptEndsAt ?? Infinity);
  return isTurn(failedAt, open, context) ? [{ kind: 'submit', name: 'Execution:fail', input }] : [];
}

/** This agent's own part of the attempt. */
function working(open: OpenProposal, attempt: number, context: ExecutionContext): readonly Step[] {
  const { finding } = open;
  const proposalId = open.proposal.id;
  if (finding === undefined || open.attestations.some(({ memberId }) => memberId === context.self)) return [];
  const attest = { proposalId, attempt };
  switch (finding.state) {
    case 'as-decided': {
      const evidence = { blockNumber: finding.blockNumber, headerHash: finding.headerHash };
      return [{ kind: 'submit', name: 'Execution:attest', input: { ...attest, result: 'done', evidence } }];
    }
    case 'impossible':
      return [failedBecause(attest, finding.obstacle)];
    case 'change-outstanding': {
      const { configUpdate } = finding;
      const agreeing = open.contributions.filter((one) => one.configUpdate === configUpdate);
      const lost = outOfReach(finding, agreeing, { open, context });
      if (lost !== undefined) return [failedBecause(attest, lost)];
      const hasGiven = open.contributions.some(({ memberId }) => memberId === context.self);
      if (!hasGiven && finding.named.includes(context.self)) {
        return [{ kind: 'contribute', proposalId, attempt, configUpdate }];
      }
      return broadcast(finding, agreeing, { open, attempt, context });
    }
  }
}

/**
 * Why the network can no longer take what the agents agree to in this attempt, if it cannot: each agrees once, and what it agreed to
 * before the configuration changed is void. Only a new attempt can help then.
 */
function outOfReach(
  finding: Agreement,
  agreeing: readonly ContributionRecord[],
  { open, context }: { readonly open: OpenProposal; readonly context: ExecutionContext },
): 'CONFIGURATION_CHANGED' | 'SIGNATURES_OUT_OF_REACH' | undefined {
  const voided = open.contributions.filter((one) => !agreeing.includes(one)).map(({ memberId }) => memberId);
  const left = context.agents.filter((memberId) => !voided.includes(memberId));
  if (finding.acceptedWith(left)) return undefined;
  return voided.length > 0 ? 'CONFIGURATION_CHANGED' : 'SIGNATURES_OUT_OF_REACH';
}

function broadcast(
  finding: ChannelChangeOutstanding,
  given: readonly ContributionRecord[],
  { open, attempt, context }: Running,
): readonly Step[] {
  const agreeing = byTime(given);
  const enough = agreeing.findIndex((_, index) =>
    finding.acceptedWith(agreeing.slice(0, index + 1).map(({ memberId }) => memberId)),
  );
  const last = agreeing[enough];
  if (last === undefined || !isTurn(last.at, open, context)) return [];
  const configSignatures = agreeing
    .toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1))
    .map(({ configSignature }) => configSignature);
  const { configUpdate } = finding;
  return [{ kind: 'broadcast', proposalId: open.proposal.id, attempt, configUpdate, configSignatures }];
}

function failedBecause(attest: { proposalId: string; attempt: number }, reason: string): Step {
  return { kind: 'submit', name: 'Execution:attest', input: { ...attest, result: 'failed', reason } };
}

function isTurn(due: Millis, open: OpenProposal, context: ExecutionContext): boolean {
  const attempt = open.phase.attempt ?? 1;
  return (
    context.now >= due + turnDelay(context.agents, context.self, { proposalId: open.proposal.id, attempt })
  );
}

function latest(records: readonly { readonly at: Millis }[]): Millis {
  return Math.max(...records.map(({ at }) => at));
}

function byTime(records: readonly ContributionRecord[]): readonly ContributionRecord[] {
  return [...records].sort((a, b) => a.at - b.at || (a.memberId < b.memberId ? -1 : 1));
}
