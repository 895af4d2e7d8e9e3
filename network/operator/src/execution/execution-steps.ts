import type { Step } from '../agent/step.js';
import type { OpenProposal } from '../agent/view.js';
import { channelChangeSteps } from './channel-change-steps.js';
import { definitionSteps } from './definition-steps.js';
import { type ExecutionContext, failedBecause, isTurn, latest, type Running } from './running.js';

/**
 * The steps of a running network execution (`executing`), in their natural order: agree → send → attest → complete or fail. Derived
 * from the ledger and the network's own blocks alone, so that it resumes anywhere (R34).
 */
export function executionSteps(open: OpenProposal, context: ExecutionContext): readonly Step[] {
  const running: Running = { open, attempt: open.phase.attempt ?? 1, context };
  return [...ending(running), ...working(running)];
}

/** executing → executed or failed, by the agent whose turn it is. */
function ending(running: Running): readonly Step[] {
  const { open, attempt, context } = running;
  const input = { proposalId: open.proposal.id, attempt };
  const counted = open.attestations.filter(({ memberId }) => context.attesters.includes(memberId));
  const done = counted.filter(({ result }) => result === 'done');
  const failed = counted.filter(({ result }) => result === 'failed');
  if (done.length >= context.attestationsNeeded) {
    return isTurn(latest(done), running) ? [{ kind: 'submit', name: 'Execution:complete', input }] : [];
  }
  const outOfReach = context.attesters.length - failed.length < context.attestationsNeeded;
  const failedAt = outOfReach ? latest(failed) : (open.phase.attemptEndsAt ?? Infinity);
  return isTurn(failedAt, running) ? [{ kind: 'submit', name: 'Execution:fail', input }] : [];
}

/** This agent's own part of the attempt. */
function working(running: Running): readonly Step[] {
  const { open, attempt, context } = running;
  const { finding } = open;
  const proposalId = open.proposal.id;
  if (finding === undefined || open.attestations.some(({ memberId }) => memberId === context.self)) return [];
  switch (finding.state) {
    case 'as-decided': {
      const evidence = { blockNumber: finding.blockNumber, headerHash: finding.headerHash };
      const input = { proposalId, attempt, result: 'done', evidence } as const;
      return [{ kind: 'submit', name: 'Execution:attest', input }];
    }
    case 'impossible':
      return [failedBecause(finding.obstacle, running)];
    case 'change-outstanding':
      return channelChangeSteps(finding, running);
    case 'definition-committed': {
      const { definition, blockNumber, headerHash } = finding;
      return [{ kind: 'verify', proposalId, attempt, definition, blockNumber, headerHash }];
    }
    case 'definition-outstanding':
      return definitionSteps(finding, running);
  }
}
