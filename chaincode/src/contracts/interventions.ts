import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import type { InterventionKind } from '../governance/charter/accounts.js';
import type { StoredKind } from '../governance/change.js';
import type { Intervening } from '../governance/interventions/authority.js';
import { decideLapse, decideLift, type Review } from '../governance/interventions/end.js';
import { decideJoin, decideOrder } from '../governance/interventions/order.js';
import { touchedKinds } from '../governance/interventions/target.js';
import type { MemberId } from '../governance/ids.js';
import { loadState, loadStanding, type Loading, type Reading } from './loading.js';
import { begin } from './running-transaction.js';

/** What several people of a body do at once about a person or the system, and how it ends (R16). */
@Info({ title: 'Interventions', description: 'Freezes, locks, pauses and terminations by several people' })
export class InterventionsContract extends Contract {
  constructor() {
    super('Interventions');
  }

  /** → { interventionId, imposed, until } */
  @Transaction()
  @Returns('string')
  async order(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Interventions:order', argument);
    const person = await transaction.person();
    const { kind, byPower } = transaction.input;
    const power = byPower === true ? { memberId: person.actor.member.id } : undefined;
    const intervening = await loadIntervening(transaction, { kind, power });
    return transaction.conclude(decideOrder(intervening, transaction.input, person), person);
  }

  /** → { interventionId, imposed, until } */
  @Transaction()
  @Returns('string')
  async join(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Interventions:join', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const record = await store.get('intervention', { id: input.interventionId });
    const state = { ...(await loadIntervening(transaction, record)), record };
    return transaction.conclude(decideJoin(state, input, person), person);
  }

  /** → { interventionId, ended } */
  @Transaction()
  @Returns('string')
  async lift(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Interventions:lift', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const record = await store.get('intervention', { id: input.interventionId });
    const state = { ...(await loadIntervening(transaction, record)), record };
    return transaction.conclude(decideLift(state, input, person), person);
  }

  /** → { interventionId, ended } */
  @Transaction()
  @Returns('string')
  async lapse(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Interventions:lapse', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const record = await store.get('intervention', { id: input.interventionId });
    const review = await loadReview(transaction, input.proposalId);
    const state = { ...(await loadIntervening(transaction, record)), record, review };
    return transaction.conclude(decideLapse(state, input, anyone), anyone);
  }
}

async function loadReview(reading: Reading, proposalId: string | undefined): Promise<Review | null> {
  return proposalId === undefined ? null : loadStanding(reading, proposalId);
}

/** What an intervention of this kind is decided on; nothing further for one that nobody knows. */
async function loadIntervening(
  loading: Loading,
  done: { readonly kind: InterventionKind; readonly power?: Regulator | undefined } | null,
): Promise<Intervening> {
  const { store } = loading;
  const consortium = await store.get('consortium');
  if (consortium === null)
    throw new RangeError('a governed transaction in a consortium that was never founded');
  const further = new Map<StoredKind, readonly unknown[]>();
  for (const kind of done === null ? [] : touchedKinds(done.kind)) {
    further.set(kind, await store.range(kind, []));
  }
  const powers = done?.power === undefined ? [] : await store.range('power', [done.power.memberId]);
  const state = { ...(await loadState(loading)), further: Object.fromEntries(further) };
  return { state, consortium, powers };
}

interface Regulator {
  readonly memberId: MemberId;
}
