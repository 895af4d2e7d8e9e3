import { changed, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import type { MemberId } from '../ids.js';
import type { AttendanceRecord } from '../records/attendance.js';
import type { MeritRecord } from '../records/merit.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { hasRoom, type MeritReason } from './limit.js';

export interface CreditState {
  /** The charter that the vote was held under. */
  readonly charter: Charter;
  /** Who took part in the vote, and who missed it. */
  readonly attendance: AttendanceRecord;
  /** All entries of its electors for the reasons that count by themselves. */
  readonly entries: readonly MeritRecord[];
}

/**
 * Enters the points that follow by themselves from a vote that is over: for taking part in it, or for missing it (R27). Anyone may set it
 * going, at any time, with the same result; who has reached a reason's limit is passed over. NOTHING_TO_CREDIT where
 * everything has been entered, or nothing follows.
 */
export function decideCredit(state: CreditState): Verdict<Effects> {
  const { proposalId } = state.attendance;
  const entries = duePoints(state);
  if (entries.length === 0) return refuse('NOTHING_TO_CREDIT', { proposalId });
  return accept({
    changes: entries.map((record) => changed('merit.entered', null, { kind: 'merit-entry', record })),
    result: { proposalId, entries: entries.length },
  });
}

/** The points that follow from a vote and are not entered yet. */
export function duePoints(state: CreditState): MeritRecord[] {
  const { charter, attendance } = state;
  return reasonsByThemselves(charter).flatMap(([id, reason]) =>
    concerned(attendance, reason)
      .filter((memberId) => isDue(state, memberId, { id, reason }))
      .map((memberId) => entryFor(attendance, { memberId, id, reason })),
  );
}

/** Reasons that count by themselves, in the charter's order. */
export function reasonsByThemselves({ merit }: Charter): [string, MeritReason][] {
  return Object.entries(merit?.reasons ?? {}).filter(([, { each }]) => each !== undefined);
}

function concerned({ present, missing }: AttendanceRecord, { each }: MeritReason): readonly MemberId[] {
  return each === 'missing' ? missing : present;
}

interface Reason {
  readonly id: string;
  readonly reason: MeritReason;
}

function isDue(
  { charter, attendance, entries }: CreditState,
  memberId: MemberId,
  { id, reason }: Reason,
): boolean {
  const own = entries.filter((one) => one.memberId === memberId && one.for === 'reason' && one.id === id);
  const given = own.some(({ source }) => source === attendance.proposalId);
  return !given && hasRoom(reason, own, { at: attendance.decidedAt, rules: charter });
}

function entryFor(
  { proposalId, decidedAt }: AttendanceRecord,
  { memberId, id, reason }: Reason & { readonly memberId: MemberId },
): MeritRecord {
  return {
    schemaVersion: 1,
    memberId,
    for: 'reason',
    id,
    source: proposalId,
    number: 0,
    points: reason.points,
    at: decidedAt,
    note: reason.each ?? '',
  };
}
