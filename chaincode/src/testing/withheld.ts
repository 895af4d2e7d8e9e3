import type { TransactionInput, TransactionName } from '../contracts/transactions.js';
import type { SendOptions } from './memory-ledger.js';
import type { ProposalSteps } from './proposal-steps.js';

/** What a withheld transaction comes to when it is submitted at last. */
export type Submitted = 'committed' | 'conflict';

/** Has a transaction endorsed now; the answer submits it. */
export async function withheld<Name extends TransactionName>(
  on: ProposalSteps,
  ...[who, name, input, options]: [string, Name, TransactionInput<Name>, SendOptions?]
): Promise<() => Submitted> {
  return on.ledger.withhold(on.identity(who), name, input, options);
}

/** Something that two cheaters do at the same moment. */
export type Endorse = () => Promise<() => Submitted>;

/**
 * Has both endorsed over the same state, then submits them one after the other, once in either order.
 * @returns what the first and the second came to, in each order
 */
export async function race({ ledger }: ProposalSteps, left: Endorse, right: Endorse): Promise<string[]> {
  const back = ledger.checkpoint();
  const outcomes: string[] = [];
  for (const order of [
    [left, right],
    [right, left],
  ]) {
    back();
    const submits = await Promise.all(order.map(async (endorse) => endorse()));
    outcomes.push(submits.map((submit) => submit()).join(', '));
  }
  return outcomes;
}

/** Whoever comes first prevails, and the other transaction is void. */
export const ONE_OF_TWO = ['committed, conflict', 'committed, conflict'];
