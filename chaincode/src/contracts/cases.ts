import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { matterOfAccord } from '../governance/bodies/accord.js';
import { decideComplain } from '../governance/cases/complain.js';
import { decideCaseClose, decideLapse } from '../governance/cases/conclude.js';
import { decideFind, decideJoinFinding } from '../governance/cases/find.js';
import { decideCaseReply, decideCaseWithdraw } from '../governance/cases/reply.js';
import type { CaseId } from '../governance/ids.js';
import type { DocumentReference } from '../governance/records/documents.js';
import type { CaseRecord, FindingTerms } from '../governance/records/cases.js';
import type { GovernanceState } from '../governance/state.js';
import { refuse } from '../governance/verdict.js';
import type { Store } from '../ledger/store.js';
import { charterVersion, loadState, type Loading } from './loading.js';
import type { ParsedArgument } from './argument.js';
import { RefusalError } from './refusal-error.js';
import { begin } from './running-transaction.js';

/** A dispute's way from complaint to closing (R31). */
@Info({ title: 'Cases', description: "A dispute's way from complaint to closing" })
export class CasesContract extends Contract {
  constructor() {
    super('Cases');
  }

  /** → { caseId, replyUntil } */
  @Transaction()
  @Returns('string')
  async complain(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Cases:complain', argument);
    const person = await transaction.person();
    const { input } = transaction;
    const state = await loadState(transaction);
    const complaint = { ...input, documents: input.documents as DocumentReference[] };
    return transaction.conclude(decideComplain(state, complaint, person), person);
  }

  /** → { caseId, findUntil } */
  @Transaction()
  @Returns('string')
  async reply(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Cases:reply', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const record = await loadCase(store, input.caseId);
    const { charter } = await charterVersion(store, record.charterVersion);
    const reply = { ...input, documents: input.documents as DocumentReference[] };
    return transaction.conclude(decideCaseReply({ record, charter }, reply, person), person);
  }

  /** open → withdrawn. → { caseId, state } */
  @Transaction()
  @Returns('string')
  async withdraw(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Cases:withdraw', argument);
    const person = await transaction.person();
    const record = await loadCase(transaction.store, transaction.input.caseId);
    return transaction.conclude(decideCaseWithdraw(record, person), person);
  }

  /** One person of the finding body joins a finding. → { matter, act, personId } */
  @Transaction()
  @Returns('string')
  async agree(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Cases:agree', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const record = await loadCase(store, input.caseId);
    const terms = termsOf(input, record);
    const matter = matterOfAccord('case.find', terms);
    const given = await store.get('accord', { matter, personId: person.actor.person.id });
    const state = await loadAsBrought(transaction, record);
    const earlier = await store.range('obligation', [record.id]);
    return transaction.conclude(decideJoinFinding({ record, state, earlier, given }, terms, person), person);
  }

  /** open → found, once enough people agree. → { caseId, state, verdict } */
  @Transaction()
  @Returns('string')
  async find(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Cases:find', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const record = await loadCase(store, input.caseId);
    const terms = termsOf(input, record);
    const finding = {
      record,
      state: await loadAsBrought(transaction, record),
      earlier: await store.range('obligation', [record.id]),
      accords: await store.range('accord', [matterOfAccord('case.find', terms)]),
      entries: await store.range('merit-entry', [record.respondent]),
    };
    return transaction.conclude(decideFind(finding, terms, anyone), anyone);
  }

  /** open → lapsed. → { caseId, state } */
  @Transaction()
  @Returns('string')
  async lapse(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Cases:lapse', argument);
    const anyone = await transaction.anyone();
    const record = await loadCase(transaction.store, transaction.input.caseId);
    return transaction.conclude(decideLapse(record, anyone), anyone);
  }

  /** found → closed. → { caseId, state } */
  @Transaction()
  @Returns('string')
  async close(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Cases:close', argument);
    const anyone = await transaction.anyone();
    const record = await loadCase(transaction.store, transaction.input.caseId);
    return transaction.conclude(decideCaseClose(record, anyone), anyone);
  }
}

/** A finding as people agree on it: without a word about obligations where it lays none. */
function termsOf(
  { obligations, ...input }: ParsedArgument<'Cases:agree'>,
  { round }: CaseRecord,
): FindingTerms {
  return { ...input, round, ...(obligations.length === 0 ? {} : { obligations }) };
}

/** @throws RefusalError CASE_NOT_FOUND */
async function loadCase(store: Store, caseId: CaseId): Promise<CaseRecord> {
  const record = await store.get('case', { id: caseId });
  if (record !== null) return record;
  throw new RefusalError(refuse('CASE_NOT_FOUND', { caseId }).refusal);
}

/** The consortium as it stands, under the charter version that the case was brought under. */
async function loadAsBrought(transaction: Loading, record: CaseRecord): Promise<GovernanceState> {
  const { charter } = await charterVersion(transaction.store, record.charterVersion);
  return { ...(await loadState(transaction)), charter };
}
