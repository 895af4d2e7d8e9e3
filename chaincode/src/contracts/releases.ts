import { Context, Contract, Info, Returns, Transaction } from 'fabric-contract-api';
import type { DocumentReference } from '../governance/records/actions.js';
import type { ReleaseRecord } from '../governance/records/releases.js';
import { decideAcknowledgeStep } from '../governance/releases/acknowledge-step.js';
import { decideBeginStep } from '../governance/releases/begin-step.js';
import type { RolloutState } from '../governance/releases/rollout.js';
import {
  decideConclude,
  decidePause,
  decideReleaseOverdue,
  decideResume,
} from '../governance/releases/steer.js';
import { refuse } from '../governance/verdict.js';
import type { Store } from '../ledger/store.js';
import { loadState } from './loading.js';
import { RefusalError } from './refusal-error.js';
import { begin, type GovernedTransaction } from './running-transaction.js';

type Name = Extract<Parameters<typeof begin>[1], `Releases:${string}`>;

/** Approved versions of node software, rolled out node by node (R11). */
@Info({ title: 'Releases', description: 'Approved versions of node software, rolled out node by node' })
export class ReleasesContract extends Contract {
  constructor() {
    super('Releases');
  }

  /** → { releaseId, nodeId, state } */
  @Transaction()
  @Returns('string')
  async begin(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Releases:begin', argument);
    const person = await transaction.person();
    const state = await loadRollout(transaction);
    return transaction.conclude(decideBeginStep(state, transaction.input, person), person);
  }

  /** → { releaseId, nodeId, state } */
  @Transaction()
  @Returns('string')
  async acknowledge(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Releases:acknowledge', argument);
    const person = await transaction.person();
    const state = await loadRollout(transaction);
    const evidence = transaction.input.evidence as DocumentReference[] | undefined;
    return transaction.conclude(
      decideAcknowledgeStep(state, { ...transaction.input, evidence }, person),
      person,
    );
  }

  /** → { releaseId, state } */
  @Transaction()
  @Returns('string')
  async pause(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Releases:pause', argument);
    const { store, input } = transaction;
    const person = await transaction.person();
    const state = { release: await loadRelease(store, input), nodes: await store.range('node', []) };
    return transaction.conclude(decidePause(state, input, person), person);
  }

  /** → { releaseId, state } */
  @Transaction()
  @Returns('string')
  async resume(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Releases:resume', argument);
    const person = await transaction.person();
    const release = await loadRelease(transaction.store, transaction.input);
    return transaction.conclude(decideResume({ release }, person), person);
  }

  /** → { releaseId, state } */
  @Transaction()
  @Returns('string')
  async conclude(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Releases:conclude', argument);
    const anyone = await transaction.anyone();
    return transaction.conclude(decideConclude(await loadRollout(transaction)), anyone);
  }

  /** → { releaseId, state } */
  @Transaction()
  @Returns('string')
  async markOverdue(context: Context, argument: string): Promise<string> {
    const transaction = await begin(context, 'Releases:markOverdue', argument);
    const anyone = await transaction.anyone();
    const release = await loadRelease(transaction.store, transaction.input);
    return transaction.conclude(decideReleaseOverdue(release, anyone), anyone);
  }
}

/** @throws RefusalError RELEASE_NOT_FOUND */
async function loadRelease(
  store: Store,
  { releaseId }: { readonly releaseId: string },
): Promise<ReleaseRecord> {
  const release = await store.get('release', { id: releaseId });
  if (release !== null) return release;
  throw new RefusalError(refuse('RELEASE_NOT_FOUND', { releaseId }).refusal);
}

/** A release with its steps, the register, and whatever else is down for a rollout. */
async function loadRollout(transaction: GovernedTransaction<Name>): Promise<RolloutState> {
  const { store, input } = transaction;
  const release = await loadRelease(store, input);
  return {
    ...(await loadState(transaction)),
    release,
    nodes: await store.range('node', []),
    steps: await store.range('rollout-step', [release.id]),
    down: await store.range('down-node', []),
  };
}
