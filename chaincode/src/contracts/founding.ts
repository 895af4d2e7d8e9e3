import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideFounding } from '../governance/founding/founding.js';
import { durationMs } from '../governance/calendar/duration.js';
import { parseArgument } from './argument.js';
import { contractEnvironmentSchema, parseEnvironment } from './environment.js';
import { unwrap } from './refusal-error.js';
import { RunningTransaction } from './running-transaction.js';

/** Founds the consortium: the first transaction. */
@Info({
  title: 'Founding',
  description: 'Founds the consortium from the document its institutions agreed to',
})
export class FoundingContract extends Contract {
  constructor() {
    super('Founding');
  }

  /** {FoundingDocument} → { foundingHash } */
  @Transaction()
  @Returns('string')
  async found(context: Context, argument: string): Promise<string> {
    const transaction = new RunningTransaction(context.stub);
    const document = unwrap(parseArgument('Founding:found', argument));
    const state = {
      consortium: await transaction.store.get('consortium'),
      agreedHash: parseEnvironment(contractEnvironmentSchema, process.env).FOUNDING_HASH,
      channel: context.stub.getChannelID(),
    };
    const { effects, actor, charter } = unwrap(decideFounding(state, document, transaction));
    transaction.checkClock(durationMs(charter.clockTolerance));
    return transaction.commit(effects, actor);
  }
}
