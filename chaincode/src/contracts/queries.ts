import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { RECORD_KINDS, type RecordKind } from '../governance/records/audit.js';
import type { ChaincodeStub } from 'fabric-shim-api';
import { mayProvide, mayUse, type DataQuestion } from '../governance/data/may-use.js';
import type { DataAnswer } from '../governance/records/data-sets.js';
import { closedAccounts } from '../governance/people/closed-accounts.js';
import { accept, refuse, type Verdict } from '../governance/verdict.js';
import { Store } from '../ledger/store.js';
import { parseArgument, type ParsedArgument } from './argument.js';
import { transactionTime } from './clock-guard.js';
import { unwrap } from './refusal-error.js';

/** Reads of public records, for evaluation. Every organisation of the channel may read them all (R5). */
@Info({ title: 'Queries', description: 'Reads public records' })
export class QueriesContract extends Contract {
  constructor() {
    super('Queries');
  }

  /** → the record, or null */
  @Transaction(false)
  @Returns('string')
  async record({ stub }: Context, argument: string): Promise<string> {
    const { kind, key } = unwrap(parseArgument('Queries:record', argument));
    return JSON.stringify(await new Store(stub).getByAttributes(unwrap(recordKind(kind)), key));
  }

  /** → { accounts: { personId, memberId, at, reason, fingerprint }[] }, the public list of closed accounts (R14, J 13.5) */
  @Transaction(false)
  @Returns('string')
  async closedAccounts({ stub }: Context, argument: string): Promise<string> {
    unwrap(parseArgument('Queries:closedAccounts', argument));
    const store = new Store(stub);
    const people = await store.range('person', []);
    const keys = await store.range('person-credential', []);
    return JSON.stringify({ accounts: closedAccounts(people, keys) });
  }

  /** → { allowed, answer } (R17) */
  @Transaction(false)
  @Returns('string')
  async mayUseData({ stub }: Context, argument: string): Promise<string> {
    const { purpose, ...about } = unwrap(parseArgument('Queries:mayUseData', argument));
    return answered(mayUse(await dataQuestion(stub, about), purpose));
  }

  /** → { allowed, answer } (R17) */
  @Transaction(false)
  @Returns('string')
  async mayProvideData({ stub }: Context, argument: string): Promise<string> {
    const about = unwrap(parseArgument('Queries:mayProvideData', argument));
    return answered(mayProvide(await dataQuestion(stub, about)));
  }

  /** → { records, bookmark }; an empty bookmark means that nothing follows */
  @Transaction(false)
  @Returns('string')
  async records({ stub }: Context, argument: string): Promise<string> {
    const { kind, keyPrefix, ...page } = unwrap(parseArgument('Queries:records', argument));
    return JSON.stringify(await new Store(stub).page(unwrap(recordKind(kind)), keyPrefix, page));
  }
}

function recordKind(kind: string): Verdict<RecordKind> {
  const known = RECORD_KINDS.find((one) => one === kind);
  return known === undefined
    ? refuse('ARGUMENT_INVALID', { path: 'kind', problem: `no such kind: ${kind}` })
    : accept(known);
}

function answered(answer: DataAnswer): string {
  return JSON.stringify({ allowed: answer === 'allowed', answer });
}

/** At the transaction's own time, so that a chaincode that asks gets the same answer at every endorser. */
async function dataQuestion(
  stub: ChaincodeStub,
  { dataSetId, memberId, mspId }: ParsedArgument<'Queries:mayProvideData'>,
): Promise<DataQuestion> {
  const store = new Store(stub);
  const members = await store.range('member', []);
  const member = members.find((one) => (memberId === undefined ? one.mspId === mspId : one.id === memberId));
  return {
    dataSet: await store.get('data-set', { id: dataSetId }),
    member: member ?? null,
    now: unwrap(transactionTime(stub)),
  };
}
