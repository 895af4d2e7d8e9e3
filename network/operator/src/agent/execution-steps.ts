import type { MemberId, Millis } from '@fabric-governance/chaincode/governance/ids';
import type { ContributionRecord } from '@fabric-governance/chaincode/governance/records/executions';
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
    case 'different':
      return [failedBecause(attest, 'ORGANISATION_DIFFERS')];
    case 'absent': {
      const own = open.contributions.find(({ memberId }) => memberId === context.self);
      const { configUpdate } = finding;
      if (own === undefined) return [{ kind: 'contribute', proposalId, attempt, configUpdate }];
      // The configuration changed under the attempt: its signatures are void, only a new attempt can help.
      if (own.configUpdate !== configUpdate) return [failedBecause(attest, 'CONFIGURATION_CHANGED')];
      return broadcast(open, attempt, context);
    }
  }
}

function broadcast(open: OpenProposal, attempt: number, context: ExecutionContext): readonly Step[] {
  if (open.finding?.state !== 'absent') return [];
  const { configUpdate, satisfiedBy } = open.finding;
  const agreeing = byTime(open.contributions.filter((one) => one.configUpdate === configUpdate));
  const enough = agreeing.findIndex((_, index) =>
    satisfiedBy(agreeing.slice(0, index + 1).map(({ memberId }) => memberId)),
  );
  const last = agreeing[enough];
  if (last === undefined || !isTurn(last.at, open, context)) return [];
  const configSignatures = agreeing
    .toSorted((a, b) => (a.memberId < b.memberId ? -1 : 1))
    .map(({ configSignature }) => configSignature);
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
