import type { z } from 'zod';
import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import type { Effects } from '../change.js';
import { dutySchema, planObligation } from '../obligations/impose.js';
import type { ObligationRecord } from '../records/obligations.js';
import type { PowerRecord } from '../records/powers.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { reasonSchema } from '../actions/reason.js';
import { livePower, needInScope } from './live-power.js';

/** A demand as it comes in: the duty, why, and what the evidence must show. It is owed to the regulator that demands it. */
export const demandSchema = dutySchema
  .omit({ owedTo: true })
  .extend({ reason: reasonSchema, shows: reasonSchema.exactOptional() });
export type Demand = z.output<typeof demandSchema>;

export interface DemandState {
  readonly state: GovernanceState;
  /** Powers of the caller's institution. */
  readonly powers: readonly PowerRecord[];
  /** Obligations that this power has led to before. */
  readonly earlier: readonly ObligationRecord[];
}

/**
 * A regulator with the power for it demands a report of a member (R5): an obligation of the member's like any other, due in time, reported with
 * evidence and accepted by the regulator. It stands under the vote that granted the power. PERMISSION_DENIED, POWER_MISSING,
 * POWER_OUT_OF_SCOPE, OBLIGATION_EXISTS, and what any obligation is refused for.
 */
export function decideDemandReport(
  { state, powers, earlier }: DemandState,
  { reason, shows, ...duty }: Demand,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const regulator = actor.member.id;
  const denied = needPermission(actor, 'body.act');
  if (denied !== undefined) return denied;
  const held = livePower({ memberId: regulator, power: 'demand-report' }, powers, now);
  if (!held.ok) return held;
  const { proposalId } = held.value;
  const exists = earlier.some((one) => one.proposalId === proposalId && one.id === duty.id);
  if (exists) return refuse('OBLIGATION_EXISTS', { proposalId, obligation: duty.id });
  const outside = needInScope(held.value, duty.memberId);
  if (outside !== undefined) return outside;
  const demand = { personId: actor.person.id, reason };
  const occasion = { proposalId, demand, ...(shows === undefined ? {} : { shows }) };
  const planned = planObligation({ ...duty, owedTo: regulator }, occasion, { state, now });
  if (!planned.ok) return planned;
  return accept({
    changes: [planned.value],
    result: { proposalId, obligation: duty.id, memberId: duty.memberId },
  });
}
