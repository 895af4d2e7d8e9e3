import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { parseActions } from '../governance/actions/catalogue.js';
import type { DocumentReference } from '../governance/records/actions.js';
import { decideClose } from '../governance/lifecycle/close.js';
import { decideDraft } from '../governance/lifecycle/draft.js';
import { decideExpire } from '../governance/lifecycle/expire.js';
import { decideOpenVoting } from '../governance/lifecycle/open-voting.js';
import { decideSponsor } from '../governance/lifecycle/sponsor.js';
import { decideSubmit } from '../governance/lifecycle/submit.js';
import { decideWithdraw } from '../governance/lifecycle/withdraw.js';
import { loadStanding, loadState, loadSubmitted } from './loading.js';
import { unwrap } from './refusal-error.js';
import { begin } from './running-transaction.js';

/** A proposal's way from draft to decision. */
@Info({ title: 'Proposals', description: "A proposal's way from draft to decision" })
export class ProposalsContract extends Contract {
  constructor() {
    super('Proposals');
  }

  /** → { proposalId } */
  @Transaction()
  @Returns('string')
  async draft(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:draft', argument);
    const { store, input, charter } = transaction;
    const person = await transaction.person();
    const actions = unwrap(parseActions(input.actions));
    const state = await loadState(store, charter, actions);
    const open = await store.range('open-proposal', [person.actor.member.id]);
    const command = { ...input, actions, documents: input.documents as DocumentReference[] };
    return transaction.conclude(decideDraft({ state, open: open.length }, command, person), person);
  }

  /** → { proposalId } */
  @Transaction()
  @Returns('string')
  async sponsor(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:sponsor', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const standing = await loadStanding(store, input.proposalId);
    const given = await store.get('sponsorship', { ...input, memberId: person.actor.member.id });
    return transaction.conclude(decideSponsor({ ...standing, given }, person), person);
  }

  /** draft → notice. → { proposalId, state, noticeEndsAt } */
  @Transaction()
  @Returns('string')
  async submit(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:submit', argument);
    const { store, input, charter } = transaction;
    const person = await transaction.person();
    const standing = await loadStanding(store, input.proposalId);
    const state = await loadState(store, charter, standing.proposal.actions);
    const { length: sponsors } = await store.range('sponsorship', [input.proposalId]);
    return transaction.conclude(decideSubmit({ ...standing, state, sponsors }, person), person);
  }

  /** draft, notice, voting → withdrawn. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async withdraw(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:withdraw', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const standing = await loadStanding(store, input.proposalId);
    const { length: ballots } = await store.range('ballot', [input.proposalId]);
    const { length: sponsors } = await store.range('sponsorship', [input.proposalId]);
    return transaction.conclude(decideWithdraw({ ...standing, ballots, sponsors }, input, person), person);
  }

  /** notice → voting. → { proposalId, state, votingEndsAt } */
  @Transaction()
  @Returns('string')
  async openVoting(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:openVoting', argument);
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction.store, transaction.input.proposalId);
    return transaction.conclude(decideOpenVoting(submitted, submitted.rules, anyone), anyone);
  }

  /** voting → queued, rejected or no-quorum. → { proposalId, outcome, state } */
  @Transaction()
  @Returns('string')
  async close(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:close', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(store, input.proposalId);
    const ballots = await store.range('ballot', [input.proposalId]);
    return transaction.conclude(decideClose({ ...submitted, ballots }, anyone), anyone);
  }

  /** queued or failed → expired. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async expire(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:expire', argument);
    const anyone = await transaction.anyone();
    const standing = await loadStanding(transaction.store, transaction.input.proposalId);
    return transaction.conclude(decideExpire(standing, anyone), anyone);
  }
}
