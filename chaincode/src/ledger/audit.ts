import type { Actor } from '../governance/authority/actor.js';
import type { Change, Write } from '../governance/change.js';
import type { Millis, TxId } from '../governance/ids.js';
import type { AuditRecord } from '../governance/records/audit.js';
import { attributesOfWrite } from './store.js';

/** Who changed something, when, in which transaction. */
export interface AuditContext {
  readonly actor: Actor;
  readonly now: Millis;
  readonly txId: TxId;
}

/** One audit record per change (R37), numbered in the order of the changes. */
export function auditRecords(changes: readonly Change[], context: AuditContext): AuditRecord[] {
  const { actor, now, txId } = context;
  return changes.map((change, index) => ({
    schemaVersion: 1,
    txId,
    index,
    at: now,
    event: change.event,
    actor: {
      mspId: actor.caller.mspId,
      memberId: actor.member.id,
      personId: actor.kind === 'person' ? actor.person.id : null,
      fingerprint: actor.caller.fingerprint,
    },
    subject: { kind: change.subject.kind, key: attributesOfWrite(change.subject) },
    before: change.before,
    after: change.after,
  }));
}

/** All writes of a transaction: those of its changes, then their audit records. */
export function writesOf(changes: readonly Change[], audit: readonly AuditRecord[]): Write[] {
  return [
    ...changes.flatMap((change) => change.writes),
    ...audit.map((record) => ({ kind: 'audit', record }) as const),
  ];
}

/** Name of the one chaincode event that a writing transaction emits. */
export const EVENT_NAME = 'governance';

/** What the event tells: which subjects changed how; the records themselves are in the block. */
export function eventPayload(audit: readonly AuditRecord[]): Uint8Array {
  const summary = audit.map(({ event, subject }) => ({ event, subject }));
  return Buffer.from(JSON.stringify({ audit: summary }), 'utf8');
}
