import {
  duePoints,
  reasonsByThemselves,
  type CreditState,
} from '@fabric-governance/chaincode/governance/merit/credit';
import type { AttendanceRecord } from '@fabric-governance/chaincode/governance/records/attendance';
import { KEYS } from '@fabric-governance/chaincode/ledger/keys';
import type { Projection } from '../ledger/projection.js';

/**
 * Votes from which points follow that nobody has entered (R27). Remembers votes from which none do any more: entries are only added, so that
 * never changes, and a long history is not gone through again and again.
 */
export class UncreditedVotes {
  readonly #settled = new Set<string>();

  find(projection: Pick<Projection, 'record' | 'records'>): readonly CreditState[] {
    return projection.records('attendance').flatMap((attendance) => {
      if (this.#settled.has(attendance.proposalId)) return [];
      const state = creditState(attendance, projection);
      if (state !== undefined && duePoints(state).length > 0) return [state];
      this.#settled.add(attendance.proposalId);
      return [];
    });
  }
}

function creditState(
  attendance: AttendanceRecord,
  projection: Pick<Projection, 'record' | 'records'>,
): CreditState | undefined {
  const version = projection.record('proposal', attendance.proposalId)?.pin?.charterVersion;
  const charter = version && projection.record('charter', ...KEYS.charter({ version }))?.charter;
  if (!charter || reasonsByThemselves(charter).length === 0) return undefined;
  const members = [...attendance.present, ...attendance.missing];
  const entries = members.flatMap((memberId) => projection.records('merit-entry', memberId));
  return { charter, attendance, entries };
}
