import type { MemberId, Millis, PersonId, Sha256Hex } from '../ids.js';
import type { AwardTerms } from './merit.js';

/** What people of a body can do together about a matter that is no proposal. */
export const ACCORD_ACTS = ['merit.award'] as const;
export type AccordAct = (typeof ACCORD_ACTS)[number];

/** What is agreed on, by act. */
export interface AccordTerms extends Record<AccordAct, object> {
  readonly 'merit.award': AwardTerms;
}

/**
 * One person's part in a joint act on a matter that is no proposal. The matter is the hash of act and terms: whoever says the same
 * agrees, and nobody has to be first.
 */
export interface AccordRecord {
  readonly schemaVersion: 1;
  readonly matter: Sha256Hex;
  readonly act: AccordAct;
  readonly terms: AccordTerms[AccordAct];
  readonly bodyId: string;
  readonly personId: PersonId;
  readonly memberId: MemberId;
  readonly at: Millis;
}
