import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideBind } from '../governance/people/bind-credential.js';
import { decideAccountAgreement, decideAccountRequest } from '../governance/people/keep-accounts.js';
import type { Context as Deciding, PersonActor } from '../governance/authority/actor.js';
import type { AccountChange } from '../governance/records/accounts.js';
import type { Fingerprint, PersonId } from '../governance/ids.js';
import {
  decideAskReset,
  decideCancelReset,
  decideCompleteReset,
  decideGrantReset,
  type ResetState,
} from '../governance/people/decide-key-reset.js';
import { institutionOf } from '../governance/people/institution-of.js';
import { identifyNewKey, needKeeper } from '../governance/people/new-key.js';
import type { MemberRecord } from '../governance/records/members.js';
import { personAt } from '../governance/people/standing.js';
import { loadState } from './loading.js';
import { begin, type GovernedTransaction, type RunningTransaction } from './running-transaction.js';
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
      reset: await store.get('key-reset', { personId, fingerprint: caller.fingerprint }),
      member: person === null ? null : await store.get('member', { id: person.memberId }),
      live: await store.get('person-credential', { personId }),
      credential: await store.get('credential', caller),
    };
    const { effects, actor } = unwrap(
      decideBind(state, { personId }, { caller, now: transaction.now, charter: transaction.charter.charter }),
    );
    return transaction.commit(effects, actor);
  }

  /** → { personId, fingerprint } */
  @Transaction()
  @Returns('string')
  async askReset(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'People:askReset', argument);
    const { caller, input, now } = transaction;
    const fingerprint = (input.fingerprint ?? caller.fingerprint) as Fingerprint;
    const state = await loadReset(transaction, fingerprint);
    const command = { personId: input.personId as PersonId, fingerprint, reason: input.reason };
    if (input.fingerprint === undefined) {
      const asking = unwrap(identifyNewKey(state, caller));
      const verdict = decideAskReset(state, command, { askedBy: null, now });
      return transaction.conclude(verdict, transaction.as(asking));
    }
    const person = await transaction.person();
    const refused = needKeeper(state.person, person.actor);
    const askedBy = person.actor.person.id;
    return transaction.conclude(refused ?? decideAskReset(state, command, { askedBy, now }), person);
  }

  /** → { personId, fingerprint, granted } */
  @Transaction()
  @Returns('string')
  async grantReset(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'People:grantReset', argument);
    const person = await transaction.person();
    const command = resetCommand(transaction.input);
    const state = { ...(await loadReset(transaction)), charter: transaction.charter.charter };
    return transaction.conclude(decideGrantReset(state, command, person), person);
  }

  /** → { personId, fingerprint } */
  @Transaction()
  @Returns('string')
  async cancelReset(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'People:cancelReset', argument);
    const person = await transaction.personAlso('locked', 'expired');
    const command = { ...resetCommand(transaction.input), reason: transaction.input.reason };
    return transaction.conclude(decideCancelReset(await loadReset(transaction), command, person), person);
  }

  /** → { personId, fingerprint } */
  @Transaction()
  @Returns('string')
  async completeReset(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'People:completeReset', argument);
    const anyone = await transaction.anyone();
    const command = resetCommand(transaction.input);
    return transaction.conclude(decideCompleteReset(await loadReset(transaction), command, anyone), anyone);
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
    const person = await transaction.personAlso('expired');
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
  return kind === 'renew' ? transaction.personAlso('expired') : transaction.person();
}

interface ResetInput {
  readonly personId: string;
  readonly fingerprint: string;
}

function resetCommand({ personId, fingerprint }: ResetInput): {
  readonly personId: PersonId;
  readonly fingerprint: Fingerprint;
} {
  return { personId: personId as PersonId, fingerprint: fingerprint as Fingerprint };
}

interface LoadingReset extends Pick<RunningTransaction, 'store' | 'now'> {
  readonly input: Pick<ResetInput, 'personId'> & { readonly fingerprint?: string | undefined };
}

/** An account with its keys, its resets and the people of its institution, as they stand now. */
async function loadReset(
  { store, now, input }: LoadingReset,
  fingerprint = input.fingerprint,
): Promise<ResetState & { readonly member: MemberRecord | null }> {
  const personId = input.personId as PersonId;
  const memberId = institutionOf(personId);
  const people = (await store.range('person', [])).map((one) => personAt(one, now));
  return {
    person: people.find(({ id }) => id === personId) ?? null,
    colleagues: people.filter((one) => one.memberId === memberId),
    member: await store.get('member', { id: memberId }),
    live: await store.get('person-credential', { personId }),
    credential: fingerprint === undefined ? null : await store.get('credential', { fingerprint }),
    resets: await store.range('key-reset', [personId]),
  };
}
