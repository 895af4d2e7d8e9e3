import { changed, type Change, type Write } from '../change.js';
import type { PhaseRecord } from '../records/proposals.js';
import type { Standing } from './transition.js';
import { isTerminal, TRANSITIONS, type TransitionName } from './transitions.js';

/**
 * The change of a proposal's phase, with what else is written for it. Reaching a terminal state also frees the place that the
 * proposal took up in its institution's cap.
 */
export function phaseChanged(
  by: TransitionName,
  standing: Standing,
  after: PhaseRecord,
  also: readonly Write[] = [],
): Change {
  const freed = isTerminal(after.state) ? [openEntry(standing, true)] : [];
  const subject = { kind: 'phase', record: after } as const;
  return changed(TRANSITIONS[by].event, standing.phase, subject, [...also, ...freed]);
}

/**
 * A transition through a state in which no proposal rests: audited like any other, but the phase is written by the one that follows in
 * the same transaction.
 */
export function passedThrough(by: TransitionName, standing: Standing, after: PhaseRecord): Change {
  const subject = { kind: 'phase', record: after } as const;
  return { event: TRANSITIONS[by].event, subject, before: standing.phase, after, writes: [] };
}

/** The entry that counts a proposal as open, to be written or deleted. */
export function openEntry({ proposal }: Pick<Standing, 'proposal'>, remove = false): Write {
  return {
    kind: 'open-proposal',
    record: { schemaVersion: 1, memberId: proposal.memberId, proposalId: proposal.id },
    ...(remove ? { delete: true as const } : {}),
  };
}
