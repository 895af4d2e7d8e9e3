import { earlyOutcome } from '@fabric-governance/chaincode/governance/early-decision';
import { attestationsNeeded, votingMembers } from '@fabric-governance/chaincode/governance/electorate';
import type { Millis } from '@fabric-governance/chaincode/governance/ids';
import { executionSteps, type ExecutionContext } from './execution-steps.js';
import { isNetworkMatter } from './matter.js';
import type { Step } from './step.js';
import { turnDelay } from './turn.js';
import type { AgentView, Moment, OpenProposal } from './view.js';

/**
 * What this agent should do now, derived from the ledger alone (R32): found the consortium; open, close, expire and execute what
 * is due; carry out network actions. Where any agent may act, they take turns (`turnDelay`). An agent whose institution is
 * not an active voting member does nothing but found.
 */
export function nextSteps(view: AgentView, moment: Moment): readonly Step[] {
  if (view.consortium === null) {
    const { foundingDocument } = view;
    return foundingDocument === undefined
      ? []
      : [{ kind: 'submit', name: 'Founding:found', input: { ...foundingDocument } }];
  }
  const agents = votingMembers(view.members).map(({ id }) => id);
  if (!agents.includes(moment.self)) return [];
  return view.open.flatMap((open) => {
    if (open.charter === undefined) return [];
    const needed = attestationsNeeded(open.charter.charter, view.members);
    return stepsFor(open, { ...moment, agents, attestationsNeeded: needed });
  });
}

function stepsFor(open: OpenProposal, context: ExecutionContext): readonly Step[] {
  const { phase } = open;
  switch (phase.state) {
    case 'notice':
      return housekeeping('Proposals:openVoting', phase.noticeEndsAt, open, context);
    case 'voting':
      return housekeeping('Proposals:close', closableAt(open, context.now), open, context);
    case 'queued':
      return expiring(open, context) ?? executing(open, phase.dueAt, context);
    case 'failed':
      return expiring(open, context) ?? restarting(open, context);
    case 'executing':
      return executionSteps(open, context);
    default:
      // A draft waits for its people; the rest has ended.
      return [];
  }
}

type Housekeeping =
  'Proposals:openVoting' | 'Proposals:close' | 'Proposals:expire' | 'Execution:execute' | 'Execution:start';

/** One transaction that any agent may send from `due` on, by the agent whose turn it is. */
function housekeeping(
  name: Housekeeping,
  due: Millis | undefined,
  open: OpenProposal,
  context: ExecutionContext,
): readonly Step[] {
  const of = { proposalId: open.proposal.id, attempt: open.phase.attempt ?? 0 };
  if (due === undefined || context.now < due + turnDelay(context.agents, context.self, of)) return [];
  return [{ kind: 'submit', name, input: { proposalId: open.proposal.id } }];
}

/** When the vote could first be closed: now that nothing outstanding can change the outcome (R28), or at the window's end. */
function closableAt(open: OpenProposal, now: Millis): Millis | undefined {
  const { charter, proposal, phase, ballots } = open;
  const track = charter?.charter.tracks[proposal.trackId];
  const ended = phase.votingEndsAt !== undefined && now >= phase.votingEndsAt;
  if (ended || track === undefined || track.earlyDecision === false || proposal.pin === undefined) {
    return phase.votingEndsAt;
  }
  const decided = earlyOutcome(track, { electorate: proposal.pin.electorate, ballots }) !== undefined;
  return decided ? Math.max(phase.since, ...ballots.map(({ at }) => at)) : phase.votingEndsAt;
}

function executing(open: OpenProposal, due: Millis | undefined, context: ExecutionContext): readonly Step[] {
  const name = isNetworkMatter(open.proposal) ? 'Execution:start' : 'Execution:execute';
  return housekeeping(name, due, open, context);
}

function restarting(open: OpenProposal, context: ExecutionContext): readonly Step[] {
  const attemptsLeft = (open.phase.attempt ?? 0) < (open.charter?.charter.execution.attempts ?? 0);
  return attemptsLeft ? housekeeping('Execution:start', open.phase.retryAt, open, context) : [];
}

/** The expiry, once the grace is over: from then on nothing else can be done with the proposal. Null before. */
function expiring(open: OpenProposal, context: ExecutionContext): readonly Step[] | null {
  const { expiresAt } = open.phase;
  if (expiresAt === undefined || context.now <= expiresAt) return null;
  // The last millisecond of the grace still belongs to the execution.
  return housekeeping('Proposals:expire', expiresAt + 1, open, context);
}
