import type { MemberId, Millis } from '@fabric-governance/chaincode/governance/ids';
import type {
  AttestationRecord,
  ContributionRecord,
} from '@fabric-governance/chaincode/governance/records/executions';
import type {
  CharterRecord,
  ConsortiumRecord,
  FoundingDocument,
  MemberRecord,
  PersonRecord,
} from '@fabric-governance/chaincode/governance/records/members';
import type { VoteRecords } from '@fabric-governance/chaincode/governance/lifecycle/vote-records';
import type { ConsentRecord, SeatRecord } from '@fabric-governance/chaincode/governance/records/bodies';
import type { PowerRecord } from '@fabric-governance/chaincode/governance/records/powers';
import type { PhaseRecord, ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { NetworkFinding } from '../execution/finding.js';
import type { Matters } from './matters.js';

/** A proposal that still can move, with all that decides its next move. */
export interface OpenProposal {
  readonly proposal: ProposalRecord;
  readonly phase: PhaseRecord;
  /** The charter pinned at submission; absent for a draft. */
  readonly charter?: CharterRecord;
  readonly votes: VoteRecords;
  /** Votes about the ratification of an urgent decision. */
  readonly ratification: VoteRecords;
  /** What people of bodies have said about it. */
  readonly consents: readonly ConsentRecord[];
  /** Powers that votes have granted to regulators. */
  readonly powers: readonly PowerRecord[];
  /** Of the running attempt. */
  readonly contributions: readonly ContributionRecord[];
  /** Of the running attempt. */
  readonly attestations: readonly AttestationRecord[];
  /** Computed only for a network action in execution. */
  readonly finding?: NetworkFinding;
}

/** What an agent knows: derived from its own peer's blocks and nothing else, so that a restart loses nothing. */
export interface AgentView {
  readonly consortium: ConsortiumRecord | null;
  readonly members: readonly MemberRecord[];
  readonly people: readonly PersonRecord[];
  readonly seats: readonly SeatRecord[];
  readonly open: readonly OpenProposal[];
  /** What else can fall due. */
  readonly matters: Matters;
  /** Given to the one agent that founds. */
  readonly foundingDocument?: FoundingDocument;
}

/** Who decides: this agent's institution, at this moment of its own clock. */
export interface Moment {
  readonly self: MemberId;
  readonly now: Millis;
}
