import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import type { PersonActor } from '../governance/authority/actor.js';
import {
  decideApproval,
  decideOpinion,
  decidePrepare,
  needDeliberator,
} from '../governance/deliberation/deliberation.js';
import type { MemberId } from '../governance/ids.js';
import type { BallotRecord, CommitmentRecord } from '../governance/records/proposals.js';
import { refuse } from '../governance/verdict.js';
import { DeliberationStore } from '../ledger/deliberation-store.js';
import { parseJson } from './argument.js';
import type { Store } from '../ledger/store.js';
import { loadStanding, loadSubmitted, type Submitted } from './loading.js';
import { RefusalError, unwrap } from './refusal-error.js';
import { begin, beginRead, type RunningTransaction } from './running-transaction.js';

/**
 * An institution's own deliberation: private data of its implicit collection, endorsed by its own peer alone, with no public write
 * and no event, so that nothing of it leaves the institution but hashes (R2, R36).
 */
@Info({ title: 'Deliberation', description: "An institution's own deliberation, in its private collection" })
export class DeliberationContract extends Contract {
  constructor() {
    super('Deliberation');
  }

  /** Transient `opinion` = {choice, text, salt}. → { proposalId } */
  @Transaction()
  @Returns('string')
  async giveOpinion(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Deliberation:giveOpinion', argument);
    const { input } = transaction;
    const person = await transaction.person();
    const deliberation = ownDeliberation(transaction, person.actor);
    const standing = await loadStanding(transaction, input.proposalId);
    const opinion = decideOpinion(standing, transient(transaction, 'opinion'), person);
    await deliberation.put('opinion', unwrap(opinion));
    return JSON.stringify(input);
  }

  /** Transient `approval` = {choice, salt}. → { proposalId } */
  @Transaction()
  @Returns('string')
  async approve(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Deliberation:approve', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const deliberation = ownDeliberation(transaction, person.actor);
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const cast = await castBallot(store, submitted, person.actor.member.id);
    const approval = decideApproval({ ...submitted, cast }, transient(transaction, 'approval'), person);
    await deliberation.put('approval', unwrap(approval));
    return JSON.stringify(input);
  }

  /** Transient `ballot` = {choice, ranking?, salt} of a secret vote. → { proposalId } */
  @Transaction()
  @Returns('string')
  async prepare(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Deliberation:prepare', argument);
    const { input } = transaction;
    const person = await transaction.person();
    const deliberation = ownDeliberation(transaction, person.actor);
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const prepared = decidePrepare(submitted, transient(transaction, 'ballot'), person);
    await deliberation.put('prepared-ballot', unwrap(prepared));
    return JSON.stringify(input);
  }

  /** → { opinions, approvals, prepared } of the caller's institution. */
  @Transaction(false)
  @Returns('string')
  async read(context: Context, argument: string): Promise<string> {
    const transaction = await beginRead(context, 'Deliberation:read', argument);
    const { actor } = await transaction.person();
    const deliberation = ownDeliberation(transaction, actor);
    const refused = needDeliberator(actor);
    if (refused !== undefined) throw new RefusalError(refused.refusal);
    const { proposalId } = transaction.input;
    const opinions = await deliberation.ofProposal('opinion', proposalId);
    const approvals = await deliberation.ofProposal('approval', proposalId);
    const prepared = await deliberation.ofProposal('prepared-ballot', proposalId);
    return JSON.stringify({ opinions, approvals, prepared });
  }
}

/** The institution's ballot in the vote that is running: the vote itself, or the ratification. */
async function castBallot(
  store: Store,
  { proposal, phase, rules }: Submitted,
  memberId: MemberId,
): Promise<BallotRecord | CommitmentRecord | null> {
  const key = { proposalId: proposal.id, memberId };
  if (phase.state === 'awaiting-ratification') return store.get('ratification-ballot', key);
  return rules.track.secret === undefined ? store.get('ballot', key) : store.get('commitment', key);
}

/** The caller's own institution's collection, and only on its own peer: Fabric itself would let anyone in. */
function ownDeliberation({ stub, caller }: RunningTransaction, { member }: PersonActor): DeliberationStore {
  const peerMsp = stub.getMspID();
  if (caller.mspId !== peerMsp) {
    throw new RefusalError(refuse('DELIBERATION_ELSEWHERE', { callerMsp: caller.mspId, peerMsp }).refusal);
  }
  return new DeliberationStore(stub, member.mspId);
}

function transient({ stub }: RunningTransaction, key: string): unknown {
  const bytes = stub.getTransient().get(key);
  if (bytes === undefined) throw new RefusalError(refuse('TRANSIENT_MISSING', { key }).refusal);
  return unwrap(parseJson(Buffer.from(bytes).toString('utf8'), `transient.${key}`));
}
