import { setTimeout as sleep } from 'node:timers/promises';
import { proposalViewSchema, type ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { Actor } from './actor.js';

const POLL_MS = 250;
const PATIENCE_MS = 60_000;

/** Waits for something to become true, asking again every quarter of a second. Throws after `patienceMs`, saying `what`. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined>,
  patienceMs = PATIENCE_MS,
): Promise<T> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`Waited ${patienceMs / 1000} s in vain for: ${what}`);
    await sleep(POLL_MS);
  }
}

/** Everything about a proposal, from the actor's own gateway. */
export function proposalOf(actor: Actor, proposalId: string): Promise<ProposalView> {
  return actor.get(`/api/proposals/${proposalId}`, proposalViewSchema);
}

/** Waits until a proposal is in one of these states at the actor's own gateway. */
export function untilState(
  actor: Actor,
  proposalId: string,
  states: readonly ProposalState[],
  patienceMs?: number,
): Promise<ProposalView> {
  const look = async (): Promise<ProposalView | undefined> => {
    const view = await proposalOf(actor, proposalId);
    return states.includes(view.phase.state) ? view : undefined;
  };
  return until(`${proposalId} to be ${states.join(' or ')}`, look, patienceMs);
}
