import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideTakeBack } from '../governance/lifecycle/take-back.js';
import { decideEndSuspension } from '../governance/membership/suspension.js';
import { loadMember, loadStanding } from './loading.js';
import { begin } from './running-transaction.js';

/** What happens to a member by itself, or by its own will. */
@Info({ title: 'Members', description: 'What happens to a member by itself, or by its own will' })
export class MembersContract extends Contract {
  constructor() {
    super('Members');
  }

  /** suspended → as before. → { memberId, status } */
  @Transaction()
  @Returns('string')
  async endSuspension(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Members:endSuspension', argument);
    const anyone = await transaction.anyoneOfAnyMember();
    const member = await loadMember(transaction.store, transaction.input.memberId);
    return transaction.conclude(decideEndSuspension(member, anyone), anyone);
  }

  /** queued or failed → withdrawn: an exit that was declared. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async takeBackExit(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Members:takeBackExit', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const standing = await loadStanding(transaction, input.proposalId);
    const member = await loadMember(store, person.actor.member.id);
    return transaction.conclude(decideTakeBack({ ...standing, member }, input, person), person);
  }
}
