import type { ClaimedApproval } from '../governance/deliberation/approvals.js';
import type { MspId, PersonId, ProposalId, Sha256Hex } from '../governance/ids.js';
import { personAt } from '../governance/people/standing.js';
import type { ApprovalRecord } from '../governance/records/proposals.js';
import type { Choice } from '../governance/states.js';
import { DeliberationStore } from '../ledger/deliberation-store.js';
import type { RunningTransaction } from './running-transaction.js';

/** What a transaction claims to have been approved. */
export interface ApprovedBallot {
  readonly choice?: Choice;
  readonly commitment?: Sha256Hex;
  readonly ranking?: readonly string[];
  readonly round?: 'ratification';
}

interface Claiming extends Pick<RunningTransaction, 'stub' | 'store' | 'now'> {
  readonly input: {
    readonly proposalId: string;
    readonly approvals: readonly { readonly personId: string; readonly salt: string }[];
  };
}

/** The claimed approvals with their people, each proven or not by the hash in the institution's collection. */
export async function claimedApprovals(
  { stub, store, now, input }: Claiming,
  mspId: MspId,
  ballot: ApprovedBallot,
): Promise<ClaimedApproval[]> {
  const deliberation = new DeliberationStore(stub, mspId);
  const claims: ClaimedApproval[] = [];
  for (const { personId: id, salt } of input.approvals) {
    const personId = id as PersonId;
    const approval: ApprovalRecord = {
      schemaVersion: 1,
      proposalId: input.proposalId as ProposalId,
      personId,
      ...ballot,
      salt,
    };
    const stored = await store.get('person', { id });
    const person = stored === null ? null : personAt(stored, now);
    claims.push({ personId, person, proven: await deliberation.proves(approval) });
  }
  return claims;
}
