import { attestationsNeeded, votingMembers } from '@fabric-governance/chaincode/governance/voters/electorate';
import { attestingMembers } from '@fabric-governance/chaincode/governance/network/attesting-members';
import { executionSteps } from '../execution/execution-steps.js';
import type { ExecutionContext } from '../execution/running.js';
import { dueTransition } from './due-transitions.js';
import { membershipSteps } from './membership-steps.js';
import type { Step } from './step.js';
import { turnDelay } from './turn.js';
import type { AgentView, Moment, OpenProposal } from './view.js';

/**
 * What this agent should do now, derived from the ledger alone (R32): found the consortium; set going what is
 * due (open, extend, close, execute, release and the like); carry out network actions. Where any agent may act, they take turns (`turnDelay`). An agent whose institution is
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
  const onProposals = view.open.flatMap((open) => {
    if (open.charter === undefined) return [];
    const attesting = attestingMembers(open.proposal.actions, view.members);
    const needed = attestationsNeeded(open.charter.charter, attesting);
    const attesters = attesting.map(({ id }) => id);
    return stepsFor(open, view, { ...moment, agents, attesters, attestationsNeeded: needed });
  });
  return [...onProposals, ...membershipSteps(view.members, { ...moment, agents })];
}

function stepsFor(open: OpenProposal, view: AgentView, context: ExecutionContext): readonly Step[] {
  if (open.phase.state === 'executing') return executionSteps(open, context);
  const due = dueTransition(open, view, context.now);
  if (due === undefined) return [];
  const of = { id: open.proposal.id, attempt: open.phase.attempt ?? 0 };
  if (context.now < due.since + turnDelay(context.agents, context.self, of)) return [];
  return [{ kind: 'submit', name: due.name, input: { proposalId: open.proposal.id } }];
}
