import type { MemberId, ProposalId } from './ids.js';
import type { AccountRequestRecord, KeyResetRecord } from './records/accounts.js';
import type { AuditEvent, AuditRecord, RecordKind } from './records/audit.js';
import type { AttendanceRecord, ResumptionRecord, TablingRecord } from './records/attendance.js';
import type { ConsentRecord, SeatRecord } from './records/bodies.js';
import type { DataSetRecord } from './records/data-sets.js';
import type { MinutesRecord } from './records/minutes.js';
import type { NodeRecord } from './records/nodes.js';
import type { ObligationRecord } from './records/obligations.js';
import type { AccordRecord } from './records/accords.js';
import type { CaseRecord } from './records/cases.js';
import type { MeritRecord } from './records/merit.js';
import type { PenaltyRecord } from './records/penalties.js';
import type { PowerRecord } from './records/powers.js';
import type { DownNodeEntry, ReleaseRecord, RolloutStepRecord } from './records/releases.js';
import type { DecisionRecord } from './records/decisions.js';
import type { ChaincodeRecord } from './records/network-actions.js';
import type { InterventionRecord } from './records/interventions.js';
import type { AttestationRecord, ContributionRecord } from './records/executions.js';
import type {
  CharterRecord,
  ConsortiumRecord,
  CredentialRecord,
  MemberRecord,
  PersonCredentialRecord,
  PersonRecord,
} from './records/members.js';
import type {
  BallotRecord,
  CommitmentRecord,
  DelegationRecord,
  PhaseRecord,
  ProposalRecord,
  RecusalRecord,
  ReferralDemandRecord,
  SponsorshipRecord,
} from './records/proposals.js';

/**
 * Index of an institution's open proposals: counts them for the charter's cap without reading a key that other institutions
 * write. Written by the draft, deleted when the proposal ends. It repeats what proposal and phase say, so it is no
 * record of its own and is not audited.
 */
export interface OpenProposalEntry {
  readonly schemaVersion: 1;
  readonly memberId: MemberId;
  readonly proposalId: ProposalId;
}

/** Which document is stored under which kind of key. */
export interface StoredTypes extends Record<RecordKind, unknown> {
  consortium: ConsortiumRecord;
  charter: CharterRecord;
  member: MemberRecord;
  person: PersonRecord;
  'account-request': AccountRequestRecord;
  intervention: InterventionRecord;
  'key-reset': KeyResetRecord;
  credential: CredentialRecord;
  'person-credential': PersonCredentialRecord;
  proposal: ProposalRecord;
  phase: PhaseRecord;
  sponsorship: SponsorshipRecord;
  ballot: BallotRecord;
  commitment: CommitmentRecord;
  'ratification-ballot': BallotRecord;
  delegation: DelegationRecord;
  recusal: RecusalRecord;
  'referral-demand': ReferralDemandRecord;
  consent: ConsentRecord;
  attendance: AttendanceRecord;
  resumption: ResumptionRecord;
  tabling: TablingRecord;
  decision: DecisionRecord;
  'stage-decision': DecisionRecord;
  contribution: ContributionRecord;
  attestation: AttestationRecord;
  chaincode: ChaincodeRecord;
  seat: SeatRecord;
  power: PowerRecord;
  node: NodeRecord;
  release: ReleaseRecord;
  'rollout-step': RolloutStepRecord;
  'down-node': DownNodeEntry;
  obligation: ObligationRecord;
  minutes: MinutesRecord;
  'data-set': DataSetRecord;
  accord: AccordRecord;
  'merit-entry': MeritRecord;
  penalty: PenaltyRecord;
  case: CaseRecord;
  audit: AuditRecord;
  'open-proposal': OpenProposalEntry;
}
export type StoredKind = keyof StoredTypes;

/** A document to be stored under the key that follows from its own content (`ledger/keys.ts`). */
export type Write = {
  [Kind in StoredKind]: { readonly kind: Kind; readonly record: StoredTypes[Kind]; readonly delete?: true };
}[StoredKind];
export type RecordWrite = Extract<Write, { kind: RecordKind }>;

/** One state change: what is audited, and all that is written for it. */
export interface Change {
  readonly event: AuditEvent;
  /** The record that changed; its key becomes the audit record's subject. */
  readonly subject: RecordWrite;
  /** The record before; null when it is new. */
  readonly before: unknown;
  readonly after: unknown;
  readonly writes: readonly Write[];
}

/** What an accepted command does to the ledger, and what its transaction answers. */
export interface Effects {
  readonly changes: readonly Change[];
  readonly result: Readonly<Record<string, unknown>>;
}

/** A change of one record (`before` null: a new one), with what else is written for it. */
export function changed(
  event: AuditEvent,
  before: RecordWrite['record'] | null,
  write: RecordWrite,
  also: readonly Write[] = [],
): Change {
  return { event, subject: write, before, after: write.record, writes: [write, ...also] };
}

/** A change that is nothing but its audit record: something was noted about `subject`. */
export function noted(event: AuditEvent, subject: RecordWrite, after: unknown): Change {
  return { event, subject, before: null, after, writes: [] };
}
