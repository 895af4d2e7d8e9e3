import { changed, type Change, type Write } from '../change.js';
import type { AuditEvent } from '../records/audit.js';
import type { PhaseRecord } from '../records/proposals.js';
import { isTerminal, type Standing } from './transition.js';

/**
 * The change of a proposal's phase, with what else is written for it. Reaching a terminal state also frees the place that the
 * proposal took up in its institution's cap.
 */
export function phaseChanged(
  event: AuditEvent,
  standing: Standing,
  after: PhaseRecord,
  also: readonly Write[] = [],
): Change {
  const freed = isTerminal(after.state) ? [openEntry(standing, true)] : [];
  return changed(event, standing.phase, { kind: 'phase', record: after }, [...also, ...freed]);
}

/** The entry that counts a proposal as open, to be written or deleted. */
export function openEntry({ proposal }: Pick<Standing, 'proposal'>, remove = false): Write {
  return {
    kind: 'open-proposal',
    record: { schemaVersion: 1, memberId: proposal.memberId, proposalId: proposal.id },
    ...(remove ? { delete: true as const } : {}),
  };
}
