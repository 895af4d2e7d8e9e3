import { needActive, permissionsOf, type PersonActor } from '../authority/actor.js';
import type { Charter } from '../charter.js';
import type { PersonId, Sha256Hex } from '../ids.js';
import type { PersonRecord } from '../records/members.js';
import type { ProposalRecord } from '../records/proposals.js';
import { ownRule } from '../authority/roles.js';
import type { Choice } from '../states.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

/** An approval that a ballot claims to have. */
export interface ClaimedApproval {
  readonly personId: PersonId;
  readonly person: PersonRecord | null;
  /** Whether the institution's private collection holds exactly this approval, of this choice on this proposal. */
  readonly proven: boolean;
}

export interface ApprovalContext {
  /** Who casts the ballot. */
  readonly actor: PersonActor;
  readonly proposal: Pick<ProposalRecord, 'personId'>;
  /** What is approved: a choice, or the commitment that hides it. */
  readonly choice?: Choice;
  readonly commitment?: Sha256Hex;
  /** The charter in force. */
  readonly charter: Charter;
}

/**
 * Whose approvals count, sorted: different active people of the institution who may approve, each proven, as many as the
 * institution's own rule asks for; where maker is not checker, the caster's own counts for nothing (R2).
 */
export function countApprovals(
  claims: readonly ClaimedApproval[],
  context: ApprovalContext,
): Verdict<readonly PersonId[]> {
  for (const claim of claims) {
    const refused = checkClaim(claim, context);
    if (refused !== undefined) return refused;
  }
  const { member, person } = context.actor;
  const { approvals: needed, makerIsNotChecker } = ownRule(member.decisionRule, context.charter);
  const all = [...new Set(claims.map((claim) => claim.personId))].sort();
  const counted = makerIsNotChecker ? all.filter((id) => id !== person.id) : all;
  if (counted.length >= needed) return accept(counted);
  if (all.length >= needed) return refuse('MAKER_IS_CHECKER', { personId: person.id });
  return refuse('BALLOT_NOT_APPROVED', { memberId: member.id, approvals: counted.length, needed });
}

function checkClaim(
  claim: ClaimedApproval,
  { actor, choice, charter, proposal }: ApprovalContext,
): Refused | undefined {
  const { personId, person, proven } = claim;
  if (person?.memberId !== actor.member.id) return refuse('PERSON_NOT_FOUND', { personId });
  const refused = needActive(person);
  if (refused !== undefined) return refused;
  if (!permissionsOf(person.roles, charter).has('ballot.approve')) {
    return refuse('PERMISSION_DENIED', { permission: 'ballot.approve', personId });
  }
  if (charter.duties?.drafterIsNotApprover === true && proposal.personId === personId) {
    return refuse('DRAFTER_IS_APPROVER', { personId });
  }
  return proven ? undefined : refuse('APPROVAL_NOT_FOUND', { personId, choice: choice ?? 'secret' });
}
