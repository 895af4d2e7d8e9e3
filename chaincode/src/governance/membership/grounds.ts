import type { LocalText } from '../charter.js';
import type { MemberId, Millis } from '../ids.js';
import { isInForce } from '../penalties/standing.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';

/** For what a ground is named, and which the charter knows: absent where it asks for none. */
export interface Grounded {
  readonly memberId: MemberId;
  readonly ground: string | undefined;
  readonly for: 'suspension' | 'removal';
  readonly known: Readonly<Record<string, LocalText>> | undefined;
}

/**
 * GROUND_UNKNOWN, unless the ground is one that the charter names for it, or a penalty in force on this member whose consequence is just that
 * (R30): such a penalty does nothing by itself. Where the charter names no grounds none is needed, but what is named must be one.
 */
export function needGround(
  { memberId, ground, for: consequence, known }: Grounded,
  state: GovernanceState,
  now: Millis,
): Refused | undefined {
  if (ground === undefined && known === undefined) return undefined;
  const penalties = furtherRecords(state, 'penalty')
    .filter((one) => one.memberId === memberId && one.consequence === consequence && isInForce(one, now))
    .map(({ penaltyId }) => penaltyId);
  const grounds = [...Object.keys(known ?? {}), ...penalties];
  if (ground !== undefined && grounds.includes(ground)) return undefined;
  return refuse('GROUND_UNKNOWN', { ground: ground ?? '', grounds: grounds.join(' ') });
}
