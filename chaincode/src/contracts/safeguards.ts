import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import { trackNamed } from '../governance/charter/track-named.js';
import type { MemberId } from '../governance/ids.js';
import { decideConcludeRatification } from '../governance/lifecycle/conclude-ratification.js';
import { decideConsent } from '../governance/lifecycle/consent.js';
import { decideHold, type HoldState } from '../governance/lifecycle/hold.js';
import { decideRelease } from '../governance/lifecycle/release.js';
import { decideVeto } from '../governance/lifecycle/veto.js';
import { refuse } from '../governance/verdict.js';
import { loadConsents, loadExecuted, loadPowers, loadRatification } from './loading-votes.js';
import { loadStanding, loadState, loadSubmitted, withRules } from './loading.js';
import { RefusalError } from './refusal-error.js';
import { begin, type GovernedTransaction } from './running-transaction.js';

/** What bodies do together about a proposal: declare urgency, rule, hold, release, veto, review; and ratification. */
@Info({ title: 'Safeguards', description: 'Holds, vetoes, reviews, urgency and ratification' })
export class SafeguardsContract extends Contract {
  constructor() {
    super('Safeguards');
  }

  /** One person of a body joins an act. → { proposalId, act, personId } */
  @Transaction()
  @Returns('string')
  async consent(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Safeguards:consent', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const { subject, ...command } = input;
    const about = subject === undefined ? {} : { subject: subject as MemberId };
    const { proposalId, act, bodyId } = input;
    const key = { proposalId, act, bodyId, personId: person.actor.person.id, ...about };
    const given = await store.get('consent', key);
    const state = { ...(await loadHolding(transaction)), given };
    return transaction.conclude(decideConsent(state, { ...command, ...about }, person), person);
  }

  /** open → held. → { proposalId, state, until } */
  @Transaction()
  @Returns('string')
  async hold(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Safeguards:hold', argument);
    const anyone = await transaction.anyone();
    return transaction.conclude(decideHold(await loadHolding(transaction), anyone), anyone);
  }

  /** held → back. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async release(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Safeguards:release', argument);
    const anyone = await transaction.anyone();
    return transaction.conclude(decideRelease(await loadHolding(transaction), anyone), anyone);
  }

  /** queued → vetoed. → { proposalId, state } */
  @Transaction()
  @Returns('string')
  async veto(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Safeguards:veto', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const state = await loadState(transaction);
    const consents = await loadConsents(store, input.proposalId, submitted.rules.track);
    return transaction.conclude(decideVeto({ ...submitted, state, consents }, anyone), anyone);
  }

  /** awaiting-ratification → ratified or annulled. → { proposalId, outcome, state } */
  @Transaction()
  @Returns('string')
  async concludeRatification(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Safeguards:concludeRatification', argument);
    const { store, input } = transaction;
    const anyone = await transaction.anyone();
    const submitted = await loadSubmitted(transaction, input.proposalId);
    const records = await loadRatification(store, submitted);
    const executed = await loadExecuted(store, submitted);
    return transaction.conclude(
      decideConcludeRatification({ ...submitted, records, executed }, anyone),
      anyone,
    );
  }
}

/** A proposal with the rules that it has pinned, or those in force while it is a draft, and what bodies have said about it. */
async function loadHolding(
  transaction: GovernedTransaction<'Safeguards:consent' | 'Safeguards:hold' | 'Safeguards:release'>,
): Promise<HoldState> {
  const { store, input, charter } = transaction;
  const standing = await loadStanding(transaction, input.proposalId);
  const { proposal } = standing;
  const submitted = await withRules(store, standing);
  const inForce = { charter: charter.charter, track: trackNamed(proposal.trackId, charter.charter) };
  const rules = submitted?.rules ?? inForce;
  const { track } = rules;
  if (track === undefined) {
    throw new RefusalError(refuse('TRACK_NOT_FOUND', { trackId: proposal.trackId }).refusal);
  }
  return {
    ...standing,
    charter: rules.charter,
    track,
    state: await loadState(transaction),
    consents: await loadConsents(store, proposal.id, track),
    powers: await loadPowers(store, track),
  };
}
