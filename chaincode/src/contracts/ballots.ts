import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import type { Sha256Hex } from '../governance/ids.js';
import { decideCastRatification } from '../governance/lifecycle/cast-ratification.js';
import { decideCast } from '../governance/lifecycle/cast-ballot.js';
import { decideCommit } from '../governance/lifecycle/commit-ballot.js';
import { decideDemandReferral } from '../governance/lifecycle/demand-referral.js';
import { decideRecuse } from '../governance/lifecycle/recuse.js';
import { decideReveal } from '../governance/lifecycle/reveal-ballot.js';
import { decideResume } from '../governance/voters/resume.js';
import type { ParsedArgument } from './argument.js';
import { claimedApprovals, type ApprovedBallot } from './claimed-approvals.js';
import { loadVoting } from './loading-votes.js';
import { begin } from './running-transaction.js';

/** The institutions' ballots, and what else they do about a vote. */
@Info({ title: 'Ballots', description: "The institutions' ballots" })
export class BallotsContract extends Contract {
  constructor() {
    super('Ballots');
  }

  /** → { proposalId, memberId, choice } */
  @Transaction()
  @Returns('string')
  async cast(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Ballots:cast', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const { member } = person.actor;
    const key = { proposalId: input.proposalId, memberId: member.id };
    const state = {
      ...(await loadVoting(transaction, input.proposalId)),
      cast: await store.get('ballot', key),
      recusal: await store.get('recusal', key),
      approvals: await claimedApprovals(transaction, member.mspId, approvedBallot(input)),
      charter: transaction.charter.charter,
    };
    return transaction.conclude(decideCast(state, input, person), person);
  }

  /** Commits to a secret ballot. → { proposalId, memberId, commitment } */
  @Transaction()
  @Returns('string')
  async commit(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Ballots:commit', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const { member } = person.actor;
    const key = { proposalId: input.proposalId, memberId: member.id };
    const commitment = input.commitment as Sha256Hex;
    const state = {
      ...(await loadVoting(transaction, input.proposalId)),
      committed: await store.get('commitment', key),
      recusal: await store.get('recusal', key),
      approvals: await claimedApprovals(transaction, member.mspId, { commitment }),
      charter: transaction.charter.charter,
    };
    return transaction.conclude(decideCommit(state, { commitment }, person), person);
  }

  /** Reveals a secret ballot. → { proposalId, memberId, choice } */
  @Transaction()
  @Returns('string')
  async reveal(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Ballots:reveal', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const key = { proposalId: input.proposalId, memberId: person.actor.member.id };
    const state = {
      ...(await loadVoting(transaction, input.proposalId)),
      committed: await store.get('commitment', key),
      revealed: await store.get('ballot', key),
    };
    return transaction.conclude(decideReveal(state, input, person), person);
  }

  /** Casts the ballot about the ratification of an urgent decision. → { proposalId, memberId, choice } */
  @Transaction()
  @Returns('string')
  async castRatification(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Ballots:castRatification', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const { member } = person.actor;
    const key = { proposalId: input.proposalId, memberId: member.id };
    const round = 'ratification' as const;
    const state = {
      ...(await loadVoting(transaction, input.proposalId)),
      cast: await store.get('ratification-ballot', key),
      // Who has left the urgent vote for a conflict of interest has the same one here.
      recusal: await store.get('recusal', key),
      approvals: await claimedApprovals(transaction, member.mspId, { choice: input.choice, round }),
      charter: transaction.charter.charter,
    };
    return transaction.conclude(decideCastRatification(state, input, person), person);
  }

  /** Leaves the vote for a conflict of interest. → { proposalId, memberId } */
  @Transaction()
  @Returns('string')
  async recuse(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Ballots:recuse', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const key = { proposalId: input.proposalId, memberId: person.actor.member.id };
    const state = {
      ...(await loadVoting(transaction, input.proposalId)),
      cast: (await store.get('ballot', key)) ?? (await store.get('commitment', key)),
      recusal: await store.get('recusal', key),
    };
    return transaction.conclude(decideRecuse(state, input, person), person);
  }

  /** Demands that the matter goes to another track. → { proposalId, memberId } */
  @Transaction()
  @Returns('string')
  async demandReferral(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Ballots:demandReferral', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const key = { proposalId: input.proposalId, memberId: person.actor.member.id };
    const submitted = await loadVoting(transaction, input.proposalId);
    const given = await store.get('referral-demand', key);
    const recusal = await store.get('recusal', key);
    return transaction.conclude(decideDemandReferral({ ...submitted, given, recusal }, person), person);
  }

  /** Asks to count again on a track where absence has cost something. → { trackId, memberId } */
  @Transaction()
  @Returns('string')
  async resume(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Ballots:resume', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const given = await store.get('resumption', { ...input, memberId: person.actor.member.id });
    const state = { charter: transaction.charter.charter, given };
    return transaction.conclude(decideResume(state, input, person), person);
  }
}

/** What people have approved of a ballot: its choice, and its candidates in an election. */
function approvedBallot({ choice, ranking }: ParsedArgument<'Ballots:cast'>): ApprovedBallot {
  return { choice, ...(ranking === undefined ? {} : { ranking }) };
}
