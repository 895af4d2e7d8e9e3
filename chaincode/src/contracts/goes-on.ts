import { goOnInStop } from '../governance/interventions/goes-on.js';
import type { ReleaseState } from '../governance/records/releases.js';
import type { TransactionName } from './transactions.js';

/**
 * What goes on while the system is stopped: interventions and their end, what protects an account, what only ends something, and what
 * stops a rollout or brings nodes that are down up again.
 */
const GOES_ON: readonly TransactionName[] = [
  'Interventions:order',
  'Interventions:join',
  'Interventions:lift',
  'Interventions:lapse',
  'People:cancelReset',
  'Members:endSuspension',
  'Proposals:expire',
  'Proposals:withdraw',
  'Safeguards:release',
  'Releases:pause',
  'Releases:acknowledge',
];

/** What goes on about a release that is being rolled back. */
const ROLLS_BACK: readonly TransactionName[] = ['Releases:begin', 'Releases:conclude'];

/** A transaction, with what it is about. */
export interface Attempted {
  readonly name: TransactionName;
  /** Kinds of action of the proposal that it is about; none where it is about no proposal. */
  readonly kinds: readonly string[];
  /** How the release that it is about stands; absent where it is about none. */
  readonly release?: ReleaseState | undefined;
}

/** Whether a transaction goes on while the system is stopped (R16). */
export function mayGoOn({ name, kinds, release }: Attempted): boolean {
  const isBack = release === 'rolling-back' && ROLLS_BACK.includes(name);
  return isBack || GOES_ON.includes(name) || goOnInStop(kinds);
}
