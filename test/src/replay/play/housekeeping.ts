import type { TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalState } from '@fabric-governance/chaincode/governance/states';
import type { Stage } from '../stage/stage.js';

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
  return DUE[state].length === 0;
}

/**
 * Sends the first thing that is due for a proposal; answers whether there was one. One at a time: what it brings about may let an
 * event happen that comes before the next.
 */
export async function keepHouse(
  stage: Stage,
  { proposalId, state }: PhaseRecord,
  who: string,
): Promise<boolean> {
  for (const name of DUE[state]) {
    const answer = await stage.send(who, { name, input: { proposalId } });
    if (answer.ok) return true;
  }
  return false;
}

/** The next moments at which something may become due, as the proposal's phase tells them. */
export function comingMoments(phase: PhaseRecord, now: number): readonly number[] {
  if (isEnd(phase.state)) return [];
  return (
    Object.entries({ ...phase, heldUntil: phase.hold?.until })
      .filter(
        (entry): entry is [string, number] => /(At|Until)$/u.test(entry[0]) && typeof entry[1] === 'number',
      )
      // A grace still holds in its last millisecond.
      .flatMap(([, moment]) => [moment, moment + 1])
      .filter((moment) => moment > now)
  );
}
