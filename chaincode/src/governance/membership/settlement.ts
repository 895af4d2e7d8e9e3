import type { MemberId } from '../ids.js';
import { outstandingOf } from '../obligations/standing.js';
import type { CaseRecord } from '../records/cases.js';
import type { Unsettled } from '../records/members.js';
import type { ObligationRecord } from '../records/obligations.js';
import type { PenaltyRecord } from '../records/penalties.js';

/** What an institution can have left open. */
export interface OpenMatters {
  readonly obligations: readonly ObligationRecord[];
  readonly penalties: readonly PenaltyRecord[];
  readonly cases: readonly CaseRecord[];
}

/** Kinds of record that a settlement looks at. */
export const SETTLEMENT_NEEDS = ['obligation', 'penalty', 'case'] as const;

/**
 * What an institution has open when it leaves (R8): obligations that it has not reported, dues among them; penalties that are announced and
 * neither in force nor over; disputes on which there is no finding yet. What it has reported and others have not yet accepted is
 * not its to settle; and a finding, like a penalty in force, has done what it could.
 */
export function unsettledOf(memberId: MemberId, { obligations, penalties, cases }: OpenMatters): Unsettled[] {
  return [
    ...outstandingOf(memberId, obligations).map(({ proposalId, id }): Unsettled => ({
      kind: 'obligation',
      key: [proposalId, id],
    })),
    ...penalties
      .filter((one) => one.memberId === memberId && one.state === 'notice')
      .map(({ penaltyId, source }): Unsettled => ({ kind: 'penalty', key: [memberId, penaltyId, source] })),
    ...cases
      .filter(({ state, complainant, respondent }) => {
        return state === 'open' && (complainant === memberId || respondent === memberId);
      })
      .map(({ id }): Unsettled => ({ kind: 'case', key: [id] })),
  ];
}
