import type { Fingerprint, MemberId, Millis, MspId, PersonId, TxId } from '../ids.js';

/** Events of the audit record; each is one kind of state change. */
export const AUDIT_EVENTS = [
  'consortium.founded',
  'member.admitted',
  'member.suspended',
  'member.reinstated',
  'member.suspension-ended',
  'member.weighed',
  'member.left',
  'member.removed',
  'person.registered',
  'person.renewed',
  'person.frozen',
  'person.unfrozen',
  'person.locked',
  'person.unlocked',
  'person.closed',
  'key-reset.asked',
  'key-reset.agreed',
  'key-reset.granted',
  'key-reset.cancelled',
  'key-reset.completed',
  'credential.replaced',
  'account.requested',
  'account.agreed',
  'credential.bound',
  'role.granted',
  'role.revoked',
  'regulator.empowered',
  'seat.filled',
  'seat.vacated',
  'node.registered',
  'node.updated',
  'node.retired',
  'minutes.recorded',
  'chaincode.committed',
  'channel.configured',
  'revocation.published',
  'resolution.recorded',
  'obligation.set',
  'obligation.fulfilled',
  'obligation.accepted',
  'obligation.returned',
  'obligation.overdue',
  'obligation.waived',
  'merit.entered',
  'penalty.imposed',
  'penalty.replied',
  'penalty.enforced',
  'penalty.annulled',
  'penalty.lifted',
  'case.brought',
  'case.replied',
  'case.withdrawn',
  'case.found',
  'case.set-aside',
  'case.lapsed',
  'case.closed',
  'charter.adopted',
  'proposal.drafted',
  'proposal.sponsored',
  'proposal.submitted',
  'proposal.voting-opened',
  'proposal.extended',
  'proposal.reveal-opened',
  'proposal.decided',
  'proposal.queued',
  'proposal.converted',
  'proposal.vetoed',
  'proposal.held',
  'proposal.released',
  'proposal.superseded',
  'proposal.withdrawal-agreed',
  'proposal.referral-demanded',
  'proposal.awaiting-ratification',
  'proposal.ratified',
  'proposal.annulled',
  'body.consented',
  'body.agreed',
  'proposal.withdrawn',
  'proposal.expired',
  'ballot.cast',
  'ballot.changed',
  'ballot.committed',
  'ballot.revealed',
  'ballot.recused',
  'ratification.cast',
  'delegation.given',
  'delegation.revoked',
  'attendance.resumed',
  'effect.undone',
  'effect.kept',
  'execution.started',
  'execution.contributed',
  'execution.attested',
  'execution.executed',
  'execution.failed',
] as const;

export type AuditEvent = (typeof AUDIT_EVENTS)[number];

/** Record kinds, as named in `ledger/keys.ts`. */
export const RECORD_KINDS = [
  'consortium',
  'charter',
  'member',
  'person',
  'account-request',
  'key-reset',
  'credential',
  'person-credential',
  'proposal',
  'phase',
  'sponsorship',
  'ballot',
  'commitment',
  'ratification-ballot',
  'delegation',
  'recusal',
  'referral-demand',
  'consent',
  'attendance',
  'resumption',
  'tabling',
  'stage-decision',
  'decision',
  'contribution',
  'attestation',
  'chaincode',
  'seat',
  'power',
  'node',
  'obligation',
  'minutes',
  'accord',
  'merit-entry',
  'penalty',
  'case',
  'audit',
] as const;

export type RecordKind = (typeof RECORD_KINDS)[number];

/** One per change (R37): who, what, before and after, in which transaction. */
export interface AuditRecord {
  readonly schemaVersion: 1;
  readonly txId: TxId;
  /** Order within the transaction, from 0. */
  readonly index: number;
  readonly at: Millis;
  readonly event: AuditEvent;
  readonly actor: {
    readonly mspId: MspId;
    readonly memberId: MemberId | null;
    /** Null for an agent. */
    readonly personId: PersonId | null;
    readonly fingerprint: Fingerprint;
  };
  /** The record that changed: its kind and its key's attributes. */
  readonly subject: { readonly kind: RecordKind; readonly key: readonly string[] };
  readonly before: unknown;
  readonly after: unknown;
}
