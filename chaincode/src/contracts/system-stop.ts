import { stopAt } from '../governance/interventions/stop.js';
import type { Millis } from '../governance/ids.js';
import type { ReleaseState } from '../governance/records/releases.js';
import { refuse } from '../governance/verdict.js';
import type { Store } from '../ledger/store.js';
import { mayGoOn } from './goes-on.js';
import { RefusalError } from './refusal-error.js';
import type { TransactionName } from './transactions.js';

interface Attempt {
  readonly name: TransactionName;
  readonly input: object;
  readonly now: Millis;
}

/**
 * Refuses what does not go on while an intervention has stopped the system (R16): SYSTEM_STOPPED. The stop stands in the consortium's record, which
 * every transaction reads, so that what was endorsed before it and withheld is void. Reading goes on.
 */
export async function needRunning(store: Store, { name, input, now }: Attempt): Promise<void> {
  const consortium = await store.get('consortium');
  const stop = consortium === null ? undefined : stopAt(consortium, now);
  if (stop === undefined) return;
  const release = await releaseState(store, input);
  if (mayGoOn({ name, kinds: await kindsOf(store, name, input), release })) return;
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

/** How the release stands that a transaction is about. */
async function releaseState(store: Store, input: object): Promise<ReleaseState | undefined> {
  if (!('releaseId' in input) || typeof input.releaseId !== 'string') return undefined;
  return (await store.get('release', { id: input.releaseId }))?.state;
}
