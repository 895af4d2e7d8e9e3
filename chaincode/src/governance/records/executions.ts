import type { MemberId, Millis, ProposalId, Sha256Hex } from '../ids.js';

/** What a member's agent gave to an execution attempt: its agreement, in the form in which the network asks for it. */
export type ContributionRecord = Contribution & {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly attempt: number;
  readonly at: Millis;
};

export type Contribution = SignedUpdate | ApprovedPackage;

/** A signature over a change of the channel's configuration. All byte strings base64. */
export interface SignedUpdate {
  /** Serialized common.ConfigUpdate, made by each agent by itself from the current configuration. */
  readonly configUpdate: string;
  /** Serialized common.ConfigSignature over it. */
  readonly configSignature: string;
}

/** That the organisation has approved the decided definition, with this package on its peer: label and SHA-256. */
export interface ApprovedPackage {
  readonly packageId: string;
}

/** What a member's agent found when it re-read the network (R33). */
export interface AttestationRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly attempt: number;
  readonly result: 'done' | 'failed';
  /** Present when done. */
  readonly evidence?: Evidence;
  /** Present when failed. */
  readonly reason?: string;
  readonly at: Millis;
}

/** The block that brought about what was decided. */
export interface Evidence {
  readonly blockNumber: number;
  readonly headerHash: Sha256Hex;
  /** What the own peer says the channel agrees on, where a chaincode's definition was decided. */
  readonly definition?: FoundDefinition;
}

export interface FoundDefinition {
  readonly version: string;
  readonly sequence: number;
  /** MSP ids of the organisations that had approved it, sorted. */
  readonly approvedBy: readonly string[];
}
