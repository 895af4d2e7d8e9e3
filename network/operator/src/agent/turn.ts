import type { MemberId, Millis } from '@fabric-governance/chaincode/governance/ids';

/** How long an agent waits for the one before it to act, in milliseconds. */
export const TAKE_OVER_MS = 3_000;

/** What a turn is taken for: the order of the agents is rotated by it, so that no member does all the work. */
export interface TurnOf {
  /** A proposal's id, or another that is a random number in hex. */
  readonly id: string;
  /** Attempt of a network execution, so that another member leads the next one; 0 elsewhere. */
  readonly attempt: number;
}

/**
 * How long after a step became due this member may take it: 0 for the first in the order, one `TAKE_OVER_MS` more for
 * each further one. Every agent computes the same order from the ledger, so usually one acts and the others
 * find it done; when it is down, the next takes over (R34). A member outside the list never has a turn (Infinity).
 */
export function turnDelay(agents: readonly MemberId[], self: MemberId, of: TurnOf): Millis {
  const order = [...agents].sort();
  const position = order.indexOf(self);
  if (position < 0) return Infinity;
  const offset = (Number.parseInt(of.id.slice(0, 8), 16) + of.attempt) % order.length;
  return ((position - offset + order.length) % order.length) * TAKE_OVER_MS;
}
