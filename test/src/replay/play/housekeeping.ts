import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { Stage } from '../stage/stage.js';
import { hasAgents, standInForAgents } from './agents.js';

/**
 * What anyone may send about a proposal in each state once it is due, in the order in which it is tried: on a network the agents
 * send it. A state with nothing to send is an end. The ledger alone judges what is due.
 */
const DUE: Readonly<Record<ProposalState, readonly TransactionName[]>> = {
  draft: [],
  notice: ['Proposals:openVoting'],
  voting: ['Proposals:extend', 'Proposals:openReveal', 'Proposals:close'],
  reveal: ['Proposals:close'],
  approved: [],
  queued: ['Proposals:expire', 'Execution:execute'],
  held: ['Safeguards:release'],
  executing: [],
  'awaiting-ratification': ['Safeguards:concludeRatification'],
  failed: ['Proposals:expire'],
  rejected: [],
  'no-quorum': [],
  executed: [],
  expired: [],
  withdrawn: [],
  vetoed: [],
  ratified: [],
  annulled: [],
  superseded: [],
};

/** Whether nothing ever happens in this state by itself. */
export function isEnd(state: ProposalState): boolean {
  return DUE[state].length === 0 && !CARRIED_OUT.includes(state);
}

/**
 * Sends the first thing that is due for a proposal; answers whether there was one. One at a time: what it brings about may let an
 * event happen that comes before the next.
 */
export async function keepHouse(stage: Stage, phase: PhaseRecord, who: string): Promise<boolean> {
  const { proposalId, state } = phase;
  for (const name of DUE[state]) {
    const answer = await stage.send(who, { name, input: { proposalId } });
    if (answer.ok) return true;
  }
  return hasAgents(stage) && CARRIED_OUT.includes(state) && standInForAgents(stage, phase);
}

/** States in which the agents have something to do about a network action. */
const CARRIED_OUT: readonly ProposalState[] = ['queued', 'executing', 'failed'];

/** A phase, and of an exit that was declared until when it waits for what is open. */
export interface Awaited {
  readonly phase: PhaseRecord;
  readonly exitWaitsUntil: number | undefined;
}

/**
 * The next moments at which something may become due, as the proposal's phase tells them. An exit waits for what stands in its way for as long
 * as that takes: nothing comes of waiting for its grace, which lasts for decades.
 */
export function comingMoments({ phase, exitWaitsUntil }: Awaited, now: number): readonly number[] {
  if (isEnd(phase.state)) return [];
  const { expiresAt, ...rest } = phase;
  const ends = exitWaitsUntil === undefined ? { expiresAt } : { exitWaitsUntil };
  const named = Object.entries({ ...rest, ...ends, heldUntil: phase.hold?.until }).filter(
    (entry): entry is [string, number] => /(At|Until)$/u.test(entry[0]) && typeof entry[1] === 'number',
  );
  return [...named.map(([, moment]) => moment), ...(phase.reviewsEndAt ?? [])].filter(
    (moment) => moment > now,
  );
}
