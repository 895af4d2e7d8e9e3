import type { ActionKind } from '../records/actions.js';
import type { ProposalRecord } from '../records/proposals.js';

/** Proposals that go their whole way while the system is stopped: about an intervention, or about rolling a release back. */
const GOING_ON: readonly ActionKind[] = ['intervention.confirm', 'intervention.lift', 'release.roll-back'];

/** Whether proposals about nothing but actions of these kinds go on while the system is stopped, and their clocks with them. */
export function goOnInStop(kinds: readonly string[]): boolean {
  return kinds.length > 0 && kinds.every((kind) => GOING_ON.some((one) => one === kind));
}

/** Whether this proposal goes on while the system is stopped. */
export function goesOnInStop({ actions }: Pick<ProposalRecord, 'actions'>): boolean {
  return goOnInStop(actions.map(({ kind }) => kind));
}
