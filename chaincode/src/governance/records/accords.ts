import type { MemberId, Millis, PersonId, Sha256Hex } from '../ids.js';
import type { FindingTerms } from './cases.js';
import type { AwardTerms } from './merit.js';

/** What people of a body can do together about a matter that is no proposal. */
export const ACCORD_ACTS = ['merit.award', 'case.find'] as const;
export type AccordAct = (typeof ACCORD_ACTS)[number];

/** What is agreed on, by act. */
export interface AccordTerms extends Record<AccordAct, object> {
  readonly 'merit.award': AwardTerms;
  readonly 'case.find': FindingTerms;
}

/**
 * One person's part in a joint act on a matter that is no proposal. The matter is the hash of act and terms: whoever says the same
 * agrees, and nobody has to be first.
 */
export type AccordRecord = { [Act in AccordAct]: AccordOn<Act> }[AccordAct];

interface AccordOn<Act extends AccordAct> {
  readonly schemaVersion: 1;
  readonly matter: Sha256Hex;
  readonly act: Act;
  readonly terms: AccordTerms[Act];
  readonly bodyId: string;
  readonly personId: PersonId;
  readonly memberId: MemberId;
  readonly at: Millis;
}
