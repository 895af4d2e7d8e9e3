import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { decideAttest, decideContribute } from '../governance/lifecycle/attempt.js';
import type { AttestedState } from '../governance/lifecycle/attestations.js';
import { decideComplete } from '../governance/lifecycle/complete.js';
import { decideFail } from '../governance/lifecycle/fail.js';
import { decideExecute } from '../governance/lifecycle/execute.js';
import { decideStart } from '../governance/lifecycle/start.js';
import { padded } from '../ledger/keys.js';
import { loadConsents } from './loading-votes.js';
import { loadStanding, loadState, loadSubmitted } from './loading.js';
import { begin, type GovernedTransaction } from './running-transaction.js';

/** Carrying out what was decided: ledger actions at once, network actions by the members' agents. */
@Info({ title: 'Execution', description: 'Carries out what was decided' })
export class ExecutionContract extends Contract {
  constructor() {
    super('Execution');
  }

  /** queued → executed. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async execute(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Execution:execute', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const state = await loadState(transaction, submitted.proposal.actions);
    const consents = await loadConsents(store, input.proposalId, submitted.rules.track);
    const decision = await store.get('decision', { proposalId: input.proposalId });
    const elected = decision?.election === undefined ? {} : { elected: decision.election.elected };
    const executed = { ...submitted, state, consents, ...elected };
    return transaction.conclude(decideExecute(executed, anyone), anyone);
  }

  /** queued or failed → executing. → { proposalId, attempt, attemptEndsAt } */
  @Transaction()
  @Returns('string')
  async start(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Execution:start', argument);
    const { store, input } = transaction;
    const agent = await transaction.agent();
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const state = await loadState(transaction, submitted.proposal.actions);
    const consents = await loadConsents(store, input.proposalId, submitted.rules.track);
    return transaction.conclude(decideStart({ ...submitted, state, consents }, agent), agent);
  }

  /** → { proposalId, memberId, attempt } */
  @Transaction()
  @Returns('string')
  async contribute(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Execution:contribute', argument);
    const { store, input } = transaction;
    const agent = await transaction.agent();
    const standing = await loadStanding(transaction, input.proposalId);
    const given = await store.get('contribution', { ...input, memberId: agent.actor.member.id });
    return transaction.conclude(decideContribute({ ...standing, given }, input, agent), agent);
  }

  /** → { proposalId, memberId, attempt, result } */
  @Transaction()
  @Returns('string')
  async attest(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Execution:attest', argument);
    const { store, input } = transaction;
    const agent = await transaction.agent();
    const standing = await loadStanding(transaction, input.proposalId);
    const given = await store.get('attestation', { ...input, memberId: agent.actor.member.id });
    return transaction.conclude(decideAttest({ ...standing, given }, input, agent), agent);
  }

  /** executing → executed. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async complete(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Execution:complete', argument);
    const anyone = await transaction.anyone();
    const state = await loadAttempt(transaction);
    return transaction.conclude(decideComplete(state, transaction.input, anyone), anyone);
  }

  /** executing → failed. → { proposalId, state, retryAt } */
  @Transaction()
  @Returns('string')
  async fail(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Execution:fail', argument);
    const anyone = await transaction.anyone();
    const state = await loadAttempt(transaction);
    return transaction.conclude(decideFail(state, transaction.input, anyone), anyone);
  }
}

/** A running attempt with the attestations given in it. */
async function loadAttempt(
  transaction: GovernedTransaction<'Execution:complete' | 'Execution:fail'>,
): Promise<AttestedState> {
  const { store, input } = transaction;
  const { proposalId, attempt } = input;
  const submitted = await loadSubmitted(transaction, proposalId);
  const state = await loadState(transaction, submitted.proposal.actions);
  const attestations = await store.range('attestation', [proposalId, padded(attempt, 3)]);
  return { ...submitted, state, attestations };
}
