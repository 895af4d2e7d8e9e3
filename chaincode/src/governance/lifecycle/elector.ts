import type { MemberId, ProposalId } from '../ids.js';
import type { RecusalRecord } from '../records/proposals.js';
import { refuse, type Refused } from '../verdict.js';
import type { PinnedRules } from './pinned-rules.js';

/** Refuses a member that the pinned electorate does not have: NOT_IN_ELECTORATE. */
export function needElector(
  { electors }: Pick<PinnedRules, 'electors'>,
  proposalId: ProposalId,
  memberId: MemberId,
): Refused | undefined {
  if (electors.electorate.some((elector) => elector.memberId === memberId)) return undefined;
  return refuse('NOT_IN_ELECTORATE', { proposalId, memberId });
}

/** Refuses a member that is recused, from the start or by its own declaration: RECUSED. */
export function needDisinterested(
  { electors }: Pick<PinnedRules, 'electors'>,
  proposalId: ProposalId,
  { memberId, declared }: { readonly memberId: MemberId; readonly declared: RecusalRecord | null },
): Refused | undefined {
  const elector = electors.electorate.find((one) => one.memberId === memberId);
  if (declared === null && elector?.recused === undefined) return undefined;
  return refuse('RECUSED', { proposalId, memberId });
}
