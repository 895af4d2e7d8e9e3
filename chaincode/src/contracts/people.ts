import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideBind } from '../governance/bind-credential.js';
import { decideAccountAgreement, decideAccountRequest } from '../governance/people/keep-accounts.js';
import type { Context as Deciding, PersonActor } from '../governance/actor.js';
import type { AccountChange } from '../governance/records/accounts.js';
import type { PersonId } from '../governance/ids.js';
import { personAt } from '../governance/people/standing.js';
import { loadState } from './loading.js';
import { begin, type GovernedTransaction } from './running-transaction.js';
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

  /** → { requestId, personId, done } */
  @Transaction()
  @Returns('string')
  async requestChange(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'People:requestChange', argument);
    const { change } = transaction.input;
    const person = await keeper(transaction, change);
    const state = await loadState(transaction);
    return transaction.conclude(decideAccountRequest(state, change, person), person);
  }

  /** → { requestId, personId, done } */
  @Transaction()
  @Returns('string')
  async agreeToChange(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'People:agreeToChange', argument);
    const { store, input } = transaction;
    const person = await transaction.personEvenExpired();
    const request = await store.get('account-request', {
      memberId: person.actor.member.id,
      id: input.requestId,
    });
    if (request?.change.kind !== 'renew') await transaction.person();
    const state = await loadState(transaction);
    return transaction.conclude(decideAccountAgreement({ state, request }, input, person), person);
  }
}

/** Who keeps accounts: somebody active, but in a renewal also one whose own account has expired, or nobody could ever renew the last ones. */
async function keeper(
  transaction: GovernedTransaction<'People:requestChange'>,
  { kind }: AccountChange,
): Promise<Deciding<PersonActor>> {
  return kind === 'renew' ? transaction.personEvenExpired() : transaction.person();
}
