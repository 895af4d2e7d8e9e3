import type { MemberId, ProposalId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { TransactionInput, TransactionName } from '@fabric-governance/chaincode/contracts/transactions';
import type { ChaincodePayload } from '@fabric-governance/chaincode/governance/records/network-actions';

/** One transaction for the ledger. */
export type SubmitStep = {
  [Name in TransactionName]: {
    readonly kind: 'submit';
    readonly name: Name;
    readonly input: TransactionInput<Name>;
    /** What tells it from others of its name, where no proposal does. */
    readonly about?: string;
  };
}[TransactionName];

interface OfAttempt {
  readonly proposalId: ProposalId;
  readonly attempt: number;
}

/** Sign one's own configuration update and put the signature on the ledger. */
export interface ContributeStep extends OfAttempt {
  readonly kind: 'contribute';
  /** Serialized common.ConfigUpdate, base64. */
  readonly configUpdate: string;
}

/** Send the update, with the signatures gathered on the ledger, to the ordering service. */
export interface BroadcastStep extends OfAttempt {
  readonly kind: 'broadcast';
  /** Serialized common.ConfigUpdate, base64. */
  readonly configUpdate: string;
  /** Serialized common.ConfigSignature, base64, in the order of the members. */
  readonly configSignatures: readonly string[];
  /** Number of the config block that the update was made from. */
  readonly madeFrom: number;
}

interface OfDefinition extends OfAttempt {
  readonly definition: ChaincodePayload;
}

/** Look at one's own package, install it, approve the definition for one's organisation and say so on the ledger. */
export interface ApproveStep extends OfDefinition {
  readonly kind: 'approve';
}

/** Commit what enough organisations have approved. */
export interface CommitStep extends OfDefinition {
  readonly kind: 'commit';
  /** Members whose peers are asked to endorse. */
  readonly endorsing: readonly MemberId[];
}

/** Ask one's own peer what the channel agrees on, and attest it. */
export interface VerifyStep extends OfDefinition {
  readonly kind: 'verify';
  /** The block that brought it. */
  readonly blockNumber: number;
  readonly headerHash: Sha256Hex;
}

/** What an agent can do next. All steps may be repeated without harm: ledger and network refuse what is already done. */
export type Step = SubmitStep | ContributeStep | BroadcastStep | ApproveStep | CommitStep | VerifyStep;

/** Equal for the same step of the same attempt: keeps one from being taken twice at the same time. */
export function stepKey(step: Step): string {
  if (step.kind !== 'submit') return `${step.kind}/${step.proposalId}/${step.attempt}`;
  if (step.about !== undefined) return `${step.name}/${step.about}`;
  const { proposalId, attempt } = step.input as { proposalId?: string; attempt?: number };
  return `${step.name}/${proposalId ?? ''}/${attempt ?? 0}`;
}
