import type { MemberId, Millis } from '../ids.js';
import type { PowerRecord } from '../records/powers.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

/** Whether a power has not run out yet. */
export const isLive = ({ until }: Pick<PowerRecord, 'until'>, now: Millis): boolean => now < until;

/** The power that a vote has given a regulator and that has not run out (R5): POWER_MISSING otherwise. */
export function livePower(
  { memberId, power }: Pick<PowerRecord, 'memberId' | 'power'>,
  powers: readonly PowerRecord[],
  now: Millis,
): Verdict<PowerRecord> {
  const held = powers.find((one) => one.memberId === memberId && one.power === power && isLive(one, now));
  return held === undefined ? refuse('POWER_MISSING', { memberId, power }) : accept(held);
}

/** POWER_OUT_OF_SCOPE: the power was granted over certain members, and this is none of them. */
export function needInScope({ power, over }: PowerRecord, memberId: MemberId): Refused | undefined {
  if (over === undefined || over.includes(memberId)) return undefined;
  return refuse('POWER_OUT_OF_SCOPE', { memberId, power: power });
}
