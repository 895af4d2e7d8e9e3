import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import type { ClaimedApproval } from '../governance/approvals.js';
import type { MspId, PersonId, ProposalId } from '../governance/ids.js';
import { decideCast } from '../governance/lifecycle/cast-ballot.js';
import { DeliberationStore } from '../ledger/deliberation-store.js';
import type { ParsedArgument } from './argument.js';
import { loadStanding } from './loading.js';
import { begin, type GovernedTransaction } from './running-transaction.js';

/** The institutions' ballots. */
@Info({ title: 'Ballots', description: "The institutions' ballots" })
export class BallotsContract extends Contract {
  constructor() {
    super('Ballots');
  }

  /** → { proposalId, memberId, choice } */
  @Transaction()
  @Returns('string')
  async cast(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Ballots:cast', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const { member } = person.actor;
    const standing = await loadStanding(store, input.proposalId);
    const cast = await store.get('ballot', { proposalId: input.proposalId, memberId: member.id });
    const approvals = await claimedApprovals(transaction, member.mspId);
    const state = { ...standing, cast, approvals, charter: transaction.charter.charter };
    return transaction.conclude(decideCast(state, input.choice, person), person);
  }
}

/** The claimed approvals with their people, each proven or not by the hash in the institution's collection. */
async function claimedApprovals(
  { stub, store, input }: GovernedTransaction<'Ballots:cast'>,
  mspId: MspId,
): Promise<ClaimedApproval[]> {
  const deliberation = new DeliberationStore(stub, mspId);
  const claims: ClaimedApproval[] = [];
  for (const { personId, salt } of input.approvals) {
    const person = await store.get('person', { id: personId });
    const proven = await deliberation.proves(approvalOf(input, personId as PersonId, salt));
    claims.push({ personId: personId as PersonId, person, proven });
  }
  return claims;
}

function approvalOf(
  { proposalId, choice }: ParsedArgument<'Ballots:cast'>,
  personId: PersonId,
  salt: string,
) {
  return { schemaVersion: 1, proposalId: proposalId as ProposalId, personId, choice, salt } as const;
}
