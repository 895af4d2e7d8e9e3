import { canonicalJson } from '../canonical-json.js';
import type { Change, RecordWrite } from '../change.js';
import type { AuditRecord } from '../records/audit.js';

/** One change that an execution made: its audit record, and the record that it changed as it stands now. */
export interface Executed {
  readonly audit: AuditRecord;
  /** Null when it no longer exists. */
  readonly current: RecordWrite['record'] | null;
}

/** Kinds that an execution writes about itself; they are history and stay. */
const HISTORY: readonly string[] = ['phase', 'decision', 'proposal'];

/**
 * Undoes what an execution changed, last change first: each record gets back what it said before, or is deleted where it is new. A
 * record that somebody has lawfully changed since keeps that change, and the audit trail says so: undoing must not sweep away
 * later decisions (R28).
 */
export function undoing(executed: readonly Executed[]): Change[] {
  const now = new Map(executed.map(({ audit, current }) => [keyOf(audit), current]));
  return [...executed]
    .filter(({ audit }) => !HISTORY.includes(audit.subject.kind))
    .sort((left, right) => right.audit.index - left.audit.index)
    .map(({ audit }) => {
      const current = now.get(keyOf(audit)) ?? null;
      if (canonicalJson(current) !== canonicalJson(audit.after)) return kept(audit, current);
      now.set(keyOf(audit), audit.before as Executed['current']);
      return undone(audit, current);
    });
}

function keyOf({ subject }: AuditRecord): string {
  return [subject.kind, ...subject.key].join('/');
}

/** The record as it was before, or deleted where there was none. */
function undone(audit: AuditRecord, current: Executed['current']): Change {
  const { kind } = audit.subject;
  const subject = { kind, record: audit.before ?? current } as RecordWrite;
  if (audit.before !== null)
    return { event: 'effect.undone', subject, before: current, after: audit.before, writes: [subject] };
  const removal = { ...subject, delete: true } as RecordWrite;
  return { event: 'effect.undone', subject, before: current, after: null, writes: [removal] };
}

function kept(audit: AuditRecord, current: Executed['current']): Change {
  const subject = { kind: audit.subject.kind, record: current ?? audit.after } as RecordWrite;
  return { event: 'effect.kept', subject, before: current, after: current, writes: [] };
}
