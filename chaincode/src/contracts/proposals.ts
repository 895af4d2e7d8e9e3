import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { parseActions } from '../governance/actions/catalogue.js';
import type { DocumentReference } from '../governance/records/actions.js';
import { decideAgreeToWithdrawal } from '../governance/lifecycle/agree-to-withdrawal.js';
import { decideClose } from '../governance/lifecycle/close.js';
import { decideDraft } from '../governance/lifecycle/draft.js';
import { decideExpire } from '../governance/lifecycle/expire.js';
import { decideExtend } from '../governance/lifecycle/extend.js';
import { decideOpenReveal } from '../governance/lifecycle/open-reveal.js';
import { decideOpenVoting } from '../governance/lifecycle/open-voting.js';
import { decideSponsor, presentSponsors } from '../governance/lifecycle/sponsor.js';
import { decideSubmit } from '../governance/lifecycle/submit.js';
import { decideSupersede } from '../governance/lifecycle/supersede.js';
import { decideWithdraw } from '../governance/lifecycle/withdraw.js';
import { loadEarlierCall, loadElectorsNow, loadTabled } from './loading-matters.js';
import { loadConsents, loadHistories, loadHistory, loadVotes } from './loading-votes.js';
import { loadMember, loadStanding, loadState, loadSubmitted, withRules } from './loading.js';
import { exitOf } from '../governance/membership/exit.js';
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
    const { store, input } = transaction;
    const person = await transaction.person();
    const actions = unwrap(parseActions(input.actions));
    const state = await loadState(transaction, actions);
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
    const standing = await loadStanding(transaction, input.proposalId);
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
    const standing = await loadStanding(transaction, input.proposalId);
    const { proposal } = standing;
    const state = await loadState(transaction, proposal.actions);
    const submitted = {
      ...standing,
      state,
      sponsors: presentSponsors(await store.range('sponsorship', [input.proposalId]), state),
      histories: await loadHistories(store, proposal.trackId, charter.charter),
      earlier: await loadEarlierCall(store, proposal),
      tabled: await loadTabled(store, proposal, charter.charter),
    };
    return transaction.conclude(decideSubmit(submitted, person), person);
  }

  /** draft, notice, voting → withdrawn. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async withdraw(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:withdraw', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const standing = await loadStanding(transaction, input.proposalId);
    const ballots = await store.range('ballot', [input.proposalId]);
    const commitments = await store.range('commitment', [input.proposalId]);
    const sponsorships = await store.range('sponsorship', [input.proposalId]);
    const state = { ...standing, ballots: ballots.length + commitments.length, sponsorships };
    return transaction.conclude(decideWithdraw(state, input, person), person);
  }

  /** A sponsor agrees to a withdrawal after the first ballot. → { proposalId } */
  @Transaction()
  @Returns('string')
  async agreeToWithdrawal(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:agreeToWithdrawal', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const standing = await loadStanding(transaction, input.proposalId);
    const given = await store.get('sponsorship', { ...input, memberId: person.actor.member.id });
    return transaction.conclude(decideAgreeToWithdrawal({ ...standing, given }, person), person);
  }

  /** notice → voting. → { proposalId, state, votingEndsAt } */
  @Transaction()
  @Returns('string')
  async openVoting(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:openVoting', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const { track, trackId, charter } = submitted.rules;
    const opened = {
      ...submitted,
      state: await loadState(transaction),
      consents: await loadConsents(store, input.proposalId, track),
      history: await loadHistory(store, trackId, charter),
    };
    return transaction.conclude(decideOpenVoting(opened, anyone), anyone);
  }

  /** voting → reveal. → { proposalId, state, revealEndsAt } */
  @Transaction()
  @Returns('string')
  async openReveal(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:openReveal', argument);
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction, transaction.input.proposalId);
    const records = await loadVotes(transaction.store, submitted);
    return transaction.conclude(decideOpenReveal({ ...submitted, records }, anyone), anyone);
  }

  /** voting → voting, with a later deadline. → { proposalId, state, votingEndsAt } */
  @Transaction()
  @Returns('string')
  async extend(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:extend', argument);
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction, transaction.input.proposalId);
    const records = await loadVotes(transaction.store, submitted);
    return transaction.conclude(decideExtend({ ...submitted, records }, anyone), anyone);
  }

  /** voting, reveal → queued, rejected or no-quorum; urgent voting → standard voting. → { proposalId, outcome, state } */
  @Transaction()
  @Returns('string')
  async close(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:close', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const records = await loadVotes(store, submitted);
    const electors = await loadElectorsNow(transaction, submitted);
    const exit = exitOf(submitted.proposal.actions);
    const state = {
      ...submitted,
      records,
      ...(electors === undefined ? {} : { electorsNow: electors }),
      ...(exit === undefined ? {} : { leaving: await loadMember(store, exit.memberId) }),
    };
    return transaction.conclude(decideClose(state, anyone), anyone);
  }

  /** queued or failed → expired. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async expire(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:expire', argument);
    const anyone = await transaction.anyone();
    const standing = await loadStanding(transaction, transaction.input.proposalId);
    return transaction.conclude(decideExpire(standing, anyone), anyone);
  }

  /** open → superseded. → { proposalId, state, reason } */
  @Transaction()
  @Returns('string')
  async supersede(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Proposals:supersede', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const standing = await loadStanding(transaction, input.proposalId);
    const { proposal } = standing;
    const track = (await withRules(store, standing))?.rules.track;
    const demands = await store.range('referral-demand', [proposal.id]);
    const state = await loadState(transaction, proposal.actions);
    return transaction.conclude(decideSupersede({ ...standing, state, track, demands }, anyone), anyone);
  }
}
