import type { ProposalId } from '@fabric-governance/chaincode/governance/ids';
import type { TransactionInput, TransactionName } from '@fabric-governance/chaincode/contracts/transactions';

/** One transaction for the ledger. */
export type SubmitStep = {
  [Name in TransactionName]: {
    readonly kind: 'submit';
    readonly name: Name;
    readonly input: TransactionInput<Name>;
  };
}[TransactionName];

/** Sign one's own configuration update and put the signature on the ledger. */
export interface ContributeStep {
  readonly kind: 'contribute';
  readonly proposalId: ProposalId;
  readonly attempt: number;
  /** Serialized common.ConfigUpdate, base64. */
  readonly configUpdate: string;
}

/** Send the update, with the signatures gathered on the ledger, to the ordering service. */
export interface BroadcastStep {
  readonly kind: 'broadcast';
  readonly proposalId: ProposalId;
  readonly attempt: number;
  /** Serialized common.ConfigUpdate, base64. */
  readonly configUpdate: string;
  /** Serialized common.ConfigSignature, base64, in the order of the members. */
  readonly configSignatures: readonly string[];
}

/** What an agent can do next. All steps may be repeated without harm: the ledger refuses what is already done. */
export type Step = SubmitStep | ContributeStep | BroadcastStep;

/** Equal for the same step of the same attempt: keeps one from being taken twice at the same time. */
export function stepKey(step: Step): string {
  if (step.kind !== 'submit') return `${step.kind}/${step.proposalId}/${step.attempt}`;
  const { proposalId, attempt } = step.input as { proposalId?: string; attempt?: number };
  return `${step.name}/${proposalId ?? ''}/${attempt ?? 0}`;
}
