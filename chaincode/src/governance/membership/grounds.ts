import type { Charter } from '../charter.js';
import type { MemberId, Millis } from '../ids.js';
import { isInForce } from '../penalties/standing.js';
import type { ObligationRecord } from '../records/obligations.js';
import type { PenaltyRecord } from '../records/penalties.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';
import { duesLosses } from './dues.js';

/** What a ground is for. */
export type Grounded = 'suspension' | 'removal';

/** The ground of unpaid dues, which stands open beside those that the charter names. */
export const DUES_GROUND = 'dues';

/** What can be named as the ground: a ground of the charter, a penalty, or unpaid dues. */
export interface OpenGround {
  readonly id: string;
  readonly by: 'charter' | 'penalty' | 'dues';
}

/** What tells which grounds are open. */
export interface GroundsState {
  readonly charter: Charter;
  readonly penalties: readonly PenaltyRecord[];
  /** Of removals only: suspensions know no ground of unpaid dues. */
  readonly obligations: readonly ObligationRecord[];
}

/**
 * What can be named as the ground for suspending or removing a member at this moment: what the charter names for it; a penalty in force on
 * the member whose consequence is just that (R30), for such a penalty does nothing by itself; and for a removal dues that have been
 * unpaid for so long that the charter lets the member be removed (shared/charters.md 22).
 */
export function openGrounds(
  { memberId, for: what }: { readonly memberId: MemberId; readonly for: Grounded },
  { charter, penalties, obligations }: GroundsState,
  now: Millis,
): readonly OpenGround[] {
  const isForDues =
    what === 'removal' && duesLosses(memberId, { charter, obligations }, now).has('membership');
  const imposed = penalties.filter(
    (one) => one.memberId === memberId && one.consequence === what && isInForce(one, now),
  );
  const grounds: readonly OpenGround[] = [
    ...Object.keys(charter.membership?.[what]?.grounds ?? {}).map((id) => ({ id, by: 'charter' as const })),
    ...imposed.map(({ penaltyId }) => ({ id: penaltyId, by: 'penalty' as const })),
    ...(isForDues ? [{ id: DUES_GROUND, by: 'dues' as const }] : []),
  ];
  return grounds.filter(({ id }, index) => grounds.findIndex((one) => one.id === id) === index);
}

/** Whether the charter wants a ground to be named. */
export const needsGround = (what: Grounded, { membership }: Charter): boolean =>
  membership?.[what] !== undefined;

/** GROUND_UNKNOWN, unless the ground is open; where the charter names no grounds none is needed, but what is named must be one. */
export function needGround(
  {
    memberId,
    ground,
    for: what,
  }: { readonly memberId: MemberId; readonly ground: string | undefined; readonly for: Grounded },
  state: GovernanceState,
  now: Millis,
): Refused | undefined {
  const { charter } = state;
  if (ground === undefined && !needsGround(what, charter)) return undefined;
  const penalties = furtherRecords(state, 'penalty');
  const obligations = what === 'removal' ? furtherRecords(state, 'obligation') : [];
  const grounds = openGrounds({ memberId, for: what }, { charter, penalties, obligations }, now);
  if (grounds.some(({ id }) => id === ground)) return undefined;
  return refuse('GROUND_UNKNOWN', { ground: ground ?? '', grounds: grounds.map(({ id }) => id).join(' ') });
}
