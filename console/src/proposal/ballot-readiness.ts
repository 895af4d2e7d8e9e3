import type { DecisionRule } from '@fabric-governance/chaincode/governance/records/members';
import type { Choice } from '@fabric-governance/chaincode/governance/states';

/** An approval as far as counting goes. */
export interface CountableApproval {
  readonly personId: string;
  readonly choice?: Choice | undefined;
  readonly commitment?: string | undefined;
  readonly ranking?: readonly string[] | undefined;
  readonly round?: 'ratification' | undefined;
}

/** What is to be cast: an approval counts only for exactly this. */
export type ApprovedContent = Omit<CountableApproval, 'personId'>;

/** How far an institution is from casting a ballot. */
export interface Readiness<A extends CountableApproval> {
  /** Approvals that count for the ballot, the ones to prove when casting. */
  readonly counting: readonly A[];
  readonly needed: number;
  readonly ready: boolean;
}

/** Whether an approval is of exactly this ballot, in the same round. */
export function approves(approval: CountableApproval, content: ApprovedContent): boolean {
  return (
    approval.choice === content.choice &&
    approval.commitment === content.commitment &&
    approval.round === content.round &&
    (approval.ranking ?? []).join('\n') === (content.ranking ?? []).join('\n')
  );
}

/**
 * Which approvals count for a ballot by the institution's own rule (R2): of people who may approve today, and where maker is
 * not checker, not the caster's own.
 */
export function readinessOf<A extends CountableApproval>(
  approvals: readonly A[],
  content: ApprovedContent,
  context: {
    readonly rule: DecisionRule;
    readonly casterId: string | null;
    readonly mayApprove: (personId: string) => boolean;
  },
): Readiness<A> {
  const { rule, casterId, mayApprove } = context;
  const counting = approvals.filter(
    (approval) =>
      approves(approval, content) &&
      mayApprove(approval.personId) &&
      !(rule.makerIsNotChecker && approval.personId === casterId),
  );
  return { counting, needed: rule.approvals, ready: counting.length >= rule.approvals };
}
