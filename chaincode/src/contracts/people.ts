import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideBind } from '../governance/bind-credential.js';
import type { PersonId } from '../governance/ids.js';
import { personAt } from '../governance/people/standing.js';
import { begin } from './running-transaction.js';
import { unwrap } from './refusal-error.js';

/** People and their keys. */
@Info({ title: 'People', description: 'Binds keys to people' })
export class PeopleContract extends Contract {
  constructor() {
    super('People');
  }

  /** { personId } → { personId, fingerprint } */
  @Transaction()
  @Returns('string')
  async bindCredential(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'People:bindCredential', argument);
    const { store, caller, input } = transaction;
    const personId = input.personId as PersonId;
    const stored = await store.get('person', { id: personId });
    const person = stored === null ? null : personAt(stored, transaction.now);
    const state = {
      person,
      member: person === null ? null : await store.get('member', { id: person.memberId }),
      live: await store.get('person-credential', { personId }),
      credential: await store.get('credential', caller),
    };
    const { effects, actor } = unwrap(
      decideBind(state, { personId }, { caller, now: transaction.now, charter: transaction.charter.charter }),
    );
    return transaction.commit(effects, actor);
  }
}
