import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import type { DocumentReference } from '../governance/records/actions.js';
import type { ObligationRecord } from '../governance/records/obligations.js';
import { decideAccept, decideGiveBack, type AnswerState } from '../governance/obligations/answer.js';
import { decideFulfil } from '../governance/obligations/fulfil.js';
import { decideMarkOverdue } from '../governance/obligations/mark-overdue.js';
import { refuse } from '../governance/verdict.js';
import type { Store } from '../ledger/store.js';
import { RefusalError } from './refusal-error.js';
import { begin } from './running-transaction.js';

/** Duties that decisions have laid upon institutions: reported, accepted, given back, overdue (R18). */
@Info({ title: 'Obligations', description: 'Duties that decisions have laid upon institutions' })
export class ObligationsContract extends Contract {
  constructor() {
    super('Obligations');
  }

  /** → { proposalId, obligation, state } */
  @Transaction()
  @Returns('string')
  async fulfil(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Obligations:fulfil', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const evidence = input.evidence as DocumentReference[];
    const before = await loadObligation(store, input);
    return transaction.conclude(decideFulfil(before, { note: input.note, evidence }, person), person);
  }

  /** → { proposalId, obligation, state } */
  @Transaction()
  @Returns('string')
  async accept(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Obligations:accept', argument);
    const person = await transaction.person();
    const state = await loadAnswer(transaction.store, transaction.input);
    return transaction.conclude(decideAccept(state, transaction.input, person), person);
  }

  /** → { proposalId, obligation, state } */
  @Transaction()
  @Returns('string')
  async giveBack(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Obligations:giveBack', argument);
    const person = await transaction.person();
    const state = await loadAnswer(transaction.store, transaction.input);
    return transaction.conclude(decideGiveBack(state, transaction.input, person), person);
  }

  /** → { proposalId, obligation, state } */
  @Transaction()
  @Returns('string')
  async markOverdue(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Obligations:markOverdue', argument);
    const anyone = await transaction.anyone();
    const before = await loadObligation(transaction.store, transaction.input);
    return transaction.conclude(decideMarkOverdue(before, anyone), anyone);
  }
}

interface Named {
  readonly proposalId: string;
  readonly obligation: string;
}

/** @throws RefusalError OBLIGATION_NOT_FOUND */
async function loadObligation(store: Store, { proposalId, obligation }: Named): Promise<ObligationRecord> {
  const record = await store.get('obligation', { proposalId, id: obligation });
  if (record !== null) return record;
  throw new RefusalError(refuse('OBLIGATION_NOT_FOUND', { proposalId, obligation }).refusal);
}

async function loadAnswer(store: Store, named: Named): Promise<AnswerState> {
  const obligation = await loadObligation(store, named);
  const { owedTo } = obligation;
  return { obligation, creditor: owedTo === undefined ? null : await store.get('member', { id: owedTo }) };
}
