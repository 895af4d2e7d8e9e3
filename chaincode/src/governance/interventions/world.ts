import type { Millis } from '../ids.js';
import type { ConsortiumRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';

/** What interventions act on. */
export interface World {
  readonly state: GovernanceState;
  readonly consortium: ConsortiumRecord;
  readonly now: Millis;
}
