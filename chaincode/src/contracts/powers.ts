import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideDemandReport } from '../governance/powers/demand-report.js';
import { loadState } from './loading.js';
import { begin } from './running-transaction.js';

/** What regulators do by the powers that votes have given them (R5); freezes and suspensions are interventions. */
@Info({ title: 'Powers', description: 'What regulators do by the powers that votes have given them' })
export class PowersContract extends Contract {
  constructor() {
    super('Powers');
  }

  /** → { proposalId, obligation, memberId } */
  @Transaction()
  @Returns('string')
  async demandReport(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Powers:demandReport', argument);
    const { store } = transaction;
    const person = await transaction.person();
    const powers = await store.range('power', [person.actor.member.id]);
    const granted = powers.find(({ power }) => power === 'demand-report');
    const earlier = granted === undefined ? [] : await store.range('obligation', [granted.proposalId]);
    const state = { state: await loadState(transaction), powers, earlier };
    return transaction.conclude(decideDemandReport(state, transaction.input, person), person);
  }
}
