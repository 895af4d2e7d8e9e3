import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideDelegate, decideRevokeDelegation } from '../governance/delegations/delegate.js';
import type { MemberId } from '../governance/ids.js';
import { begin } from './running-transaction.js';

/** Ballots that one institution hands to another (R27). */
@Info({ title: 'Delegations', description: 'Ballots that one institution hands to another' })
export class DelegationsContract extends Contract {
  constructor() {
    super('Delegations');
  }

  /** → { trackId, from, to, until } */
  @Transaction()
  @Returns('string')
  async give(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Delegations:give', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const state = {
      charter: transaction.charter.charter,
      delegations: await store.range('delegation', [input.trackId]),
      holder: await store.get('member', { id: input.to }),
    };
    const command = { ...input, to: input.to as MemberId };
    return transaction.conclude(decideDelegate(state, command, person), person);
  }

  /** → { trackId, from } */
  @Transaction()
  @Returns('string')
  async revoke(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Delegations:revoke', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const delegations = await store.range('delegation', [input.trackId, person.actor.member.id]);
    return transaction.conclude(decideRevokeDelegation({ delegations }, input, person), person);
  }
}
