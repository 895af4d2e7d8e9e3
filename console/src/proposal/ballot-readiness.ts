import type { DecisionRule } from '@fabric-governance/chaincode/governance/records/members';
import type { Choice } from '@fabric-governance/chaincode/governance/states';

/** An approval as far as counting goes. */
export interface CountableApproval {
  readonly personId: string;
  readonly choice: Choice;
}

/** How far an institution is from casting a ballot. */
export interface Readiness<A extends CountableApproval> {
  /** Approvals that count for the choice, the ones to prove when casting. */
  readonly counting: readonly A[];
  readonly needed: number;
  readonly ready: boolean;
}

/**
 * Which approvals count for a choice by the institution's own rule (R2): of people who may approve today, and where maker is
 * not checker, not the caster's own.
 */
export function readinessOf<A extends CountableApproval>(
  approvals: readonly A[],
  choice: Choice,
  context: {
    readonly rule: DecisionRule;
    readonly casterId: string | null;
    readonly mayApprove: (personId: string) => boolean;
  },
): Readiness<A> {
  const { rule, casterId, mayApprove } = context;
  const counting = approvals.filter(
    (approval) =>
      approval.choice === choice &&
      mayApprove(approval.personId) &&
      !(rule.makerIsNotChecker && approval.personId === casterId),
  );
  return { counting, needed: rule.approvals, ready: counting.length >= rule.approvals };
}
