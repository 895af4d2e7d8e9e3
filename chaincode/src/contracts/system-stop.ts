import { stopAt } from '../governance/interventions/stop.js';
import type { Millis } from '../governance/ids.js';
import { refuse } from '../governance/verdict.js';
import type { Store } from '../ledger/store.js';
import { RefusalError } from './refusal-error.js';
import type { TransactionName } from './transactions.js';

/** What goes on while the system is stopped: interventions and their end, what protects an account, and what only ends something. */
const GOES_ON: readonly TransactionName[] = [
  'Interventions:order',
  'Interventions:join',
  'Interventions:lift',
  'Interventions:lapse',
  'People:cancelReset',
  'Proposals:expire',
  'Proposals:withdraw',
  'Safeguards:release',
];

/** Proposals that go their whole way while the system is stopped: those that are about nothing but an intervention. */
const ABOUT_INTERVENTIONS: readonly string[] = ['intervention.confirm', 'intervention.lift'];

interface Attempted {
  readonly name: TransactionName;
  readonly input: object;
  readonly now: Millis;
}

/**
 * Refuses everything else while an intervention has stopped the system (R16): SYSTEM_STOPPED. The stop stands in the consortium's record, which every
 * transaction reads, so that what was endorsed before it and withheld is void. Reading goes on.
 */
export async function needRunning(store: Store, { name, input, now }: Attempted): Promise<void> {
  const consortium = await store.get('consortium');
  const stop = consortium === null ? undefined : stopAt(consortium, now);
  if (stop === undefined || GOES_ON.includes(name)) return;
  const kinds = await kindsOf(store, name, input);
  if (kinds.length > 0 && kinds.every((kind) => ABOUT_INTERVENTIONS.includes(kind))) return;
  const { kind, interventionId } = stop;
  throw new RefusalError(refuse('SYSTEM_STOPPED', { kind, interventionId }).refusal);
}

/** Kinds of action of the proposal that a transaction is about; none where it is about no proposal. */
async function kindsOf(store: Store, name: TransactionName, input: object): Promise<readonly string[]> {
  if (name === 'Proposals:draft' && 'actions' in input) {
    return (input.actions as readonly { readonly kind: string }[]).map(({ kind }) => kind);
  }
  if (!('proposalId' in input) || typeof input.proposalId !== 'string') return [];
  const proposal = await store.get('proposal', { id: input.proposalId });
  return proposal?.actions.map(({ kind }) => kind) ?? [];
}
