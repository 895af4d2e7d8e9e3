import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideEnforce } from '../governance/penalties/enforce.js';
import { decidePenaltyReply } from '../governance/penalties/reply.js';
import type { DocumentReference } from '../governance/records/actions.js';
import type { PenaltyKey, PenaltyRecord } from '../governance/records/penalties.js';
import { refuse } from '../governance/verdict.js';
import type { Store } from '../ledger/store.js';
import { charterVersion } from './loading.js';
import { RefusalError } from './refusal-error.js';
import { begin } from './running-transaction.js';

/** A penalty's way from its announcement to its effect (R30). */
@Info({ title: 'Penalties', description: "A penalty's way from its announcement to its effect" })
export class PenaltiesContract extends Contract {
  constructor() {
    super('Penalties');
  }

  /** The member replies while the penalty is announced. → { memberId, penaltyId, source } */
  @Transaction()
  @Returns('string')
  async reply(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Penalties:reply', argument);
    const { text, documents, ...key } = transaction.input;
    const person = await transaction.person();
    const penalty = await loadPenalty(transaction.store, key);
    const reply = { text, documents: documents as DocumentReference[] };
    return transaction.conclude(decidePenaltyReply(penalty, reply, person), person);
  }

  /** notice → in-force. → { memberId, penaltyId, source, state } */
  @Transaction()
  @Returns('string')
  async enforce(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Penalties:enforce', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const penalty = await loadPenalty(store, input);
    const { charter } = await charterVersion(store, penalty.charterVersion);
    return transaction.conclude(decideEnforce({ penalty, charter }, anyone), anyone);
  }
}

/** @throws RefusalError PENALTY_NOT_FOUND */
async function loadPenalty(store: Store, key: PenaltyKey): Promise<PenaltyRecord> {
  const penalty = await store.get('penalty', key);
  if (penalty !== null) return penalty;
  const { memberId, penaltyId } = key;
  throw new RefusalError(refuse('PENALTY_NOT_FOUND', { memberId, penaltyId }).refusal);
}
