import { mayGoOn, type Attempted } from '@fabric-governance/chaincode/contracts/goes-on';
import { stopAt } from '@fabric-governance/chaincode/governance/interventions/stop';
import { asOfStops } from '@fabric-governance/chaincode/governance/lifecycle/system-stops';
import { attestationsNeeded, votingMembers } from '@fabric-governance/chaincode/governance/voters/electorate';
import { attestingMembers } from '@fabric-governance/chaincode/governance/network/attesting-members';
import { executionSteps } from '../execution/execution-steps.js';
import type { ExecutionContext } from '../execution/running.js';
import type { DueMatter } from './due-matter.js';
import { dueMatters } from './due-matters.js';
import { dueTransition } from './due-transitions.js';
import type { Step, SubmitStep } from './step.js';
import { turnDelay } from './turn.js';
import type { AgentView, Moment, OpenProposal } from './view.js';

/**
 * What this agent should do now, derived from the ledger alone (R32): found the consortium; set going what is
 * due (open, extend, close, execute, release and the like; penalties, disputes, points, obligations, releases, interventions, suspensions, key
 * resets); carry out network actions. Where any agent may act, they take turns (`turnDelay`). An agent whose institution is
 * not an active voting member does nothing but found, and while the system is stopped none does more than the ledger takes then.
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
  const goesOn = whatGoesOn(view, moment);
  const onProposals = view.open.flatMap((open) => {
    if (open.charter === undefined) return [];
    const attesting = attestingMembers(open.proposal.actions, view.members);
    const needed = attestationsNeeded(open.charter.charter, attesting);
    const attesters = attesting.map(({ id }) => id);
    const kinds = open.proposal.actions.map(({ kind }) => kind);
    const seen = { ...open, phase: asOfStops(open, view.consortium, moment.now) };
    const context = { ...moment, agents, attesters, attestationsNeeded: needed };
    return stepsFor(seen, view, context).filter((step) => goesOn({ name: nameOf(step), kinds }));
  });
  const onMatters = dueMatters(view, moment.now)
    .filter(({ name, release }) => goesOn({ name, kinds: [], release }))
    .filter(({ id, since }) => moment.now >= since + turnDelay(agents, moment.self, { id, attempt: 0 }))
    .map(stepOf);
  return [...onProposals, ...onMatters];
}

function stepsFor(open: OpenProposal, view: AgentView, context: ExecutionContext): readonly Step[] {
  if (open.phase.state === 'executing') return executionSteps(open, context);
  const due = dueTransition(open, view, context.now);
  if (due === undefined) return [];
  const of = { id: open.proposal.id, attempt: open.phase.attempt ?? 0 };
  if (context.now < due.since + turnDelay(context.agents, context.self, of)) return [];
  return [{ kind: 'submit', name: due.name, input: { proposalId: open.proposal.id } }];
}

function stepOf({ name, input, about }: DueMatter): SubmitStep {
  // Name and input are a pair in `DueMatter`, which TypeScript loses when they are taken apart.
  return { kind: 'submit', name, input, about } as SubmitStep;
}

/** Which of the ledger's transactions go on: all, or while the system is stopped what the ledger takes then (R16). */
function whatGoesOn({ consortium }: AgentView, { now }: Moment): (attempted: Attempted) => boolean {
  const isStopped = consortium !== null && stopAt(consortium, now) !== undefined;
  return (attempted) => !isStopped || mayGoOn(attempted);
}

/** What a step comes to on the ledger; what is done on the network is put there with a contribution. */
function nameOf(step: Step): Attempted['name'] {
  return step.kind === 'submit' ? step.name : 'Execution:contribute';
}
