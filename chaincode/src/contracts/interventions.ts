import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import {
  decideJoin,
  decideLapse,
  decideLift,
  decideOrder,
  type Intervening,
  type Review,
} from '../governance/interventions/decide-intervention.js';
import type { Store } from '../ledger/store.js';
import { loadState, loadStanding, type Loading } from './loading.js';
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
    const intervening = await loadIntervening(transaction);
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
    const state = { ...(await loadIntervening(transaction)), record };
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
    const state = { ...(await loadIntervening(transaction)), record };
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
    const review = await loadReview(store, input.proposalId);
    const state = { ...(await loadIntervening(transaction)), record, review };
    return transaction.conclude(decideLapse(state, input, anyone), anyone);
  }
}

async function loadReview(store: Store, proposalId: string | undefined): Promise<Review | null> {
  return proposalId === undefined ? null : loadStanding(store, proposalId);
}

async function loadIntervening(loading: Loading): Promise<Intervening> {
  const consortium = await loading.store.get('consortium');
  if (consortium === null)
    throw new RangeError('a governed transaction in a consortium that was never founded');
  return { state: await loadState(loading), consortium };
}
