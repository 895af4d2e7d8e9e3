import { furtherRecords, type GovernanceState } from '../state.js';
import type { InterventionRecord } from '../records/interventions.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import type { World } from './world.js';
import { endsAt, isInForce } from './in-force.js';

/** Kinds of record that an action on an intervention reads. */
export const INTERVENTION_NEEDS = ['consortium', 'intervention', 'node'] as const;

/** What an action on an intervention works on. @throws RangeError in a consortium that was never founded */
export function worldOf(state: GovernanceState, now: number): World {
  const [consortium] = furtherRecords(state, 'consortium');
  if (consortium === undefined)
    throw new RangeError('an intervention in a consortium that was never founded');
  return { state, consortium, now };
}

/** An intervention in force at this moment: INTERVENTION_NOT_FOUND, INTERVENTION_NOT_IN_FORCE. */
export function inForce(interventionId: string, { state, now }: World): Verdict<InterventionRecord> {
  const record = furtherRecords(state, 'intervention').find(({ id }) => id === interventionId);
  if (record === undefined) return refuse('INTERVENTION_NOT_FOUND', { interventionId });
  const end = endsAt(record);
  const isOver = end !== undefined && now >= end;
  return isInForce(record) && !isOver
    ? accept(record)
    : refuse('INTERVENTION_NOT_IN_FORCE', { interventionId });
}
