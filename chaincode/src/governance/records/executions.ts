import type { MemberId, Millis, ProposalId, Sha256Hex } from '../ids.js';

/** A member's signature over the configuration update of an execution attempt. All byte strings base64. */
export interface ContributionRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly attempt: number;
  /** Serialized common.ConfigUpdate, made by each agent by itself from the current configuration. */
  readonly configUpdate: string;
  /** Serialized common.ConfigSignature over it. */
  readonly configSignature: string;
  readonly at: Millis;
}

/** What a member's agent found when it re-read the network (R33). */
export interface AttestationRecord {
  readonly schemaVersion: 1;
  readonly proposalId: ProposalId;
  readonly memberId: MemberId;
  readonly attempt: number;
  readonly result: 'done' | 'failed';
  /** The config block that shows it: present when done. */
  readonly evidence?: { readonly blockNumber: number; readonly headerHash: Sha256Hex };
  /** Present when failed. */
  readonly reason?: string;
  readonly at: Millis;
}
