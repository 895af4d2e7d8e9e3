import { changed } from '../change.js';
import { awardEntry } from '../merit/award.js';
import { awardTermsSchema } from '../merit/terms.js';
import type { AwardTerms } from '../records/merit.js';
import { furtherRecords } from '../state.js';
import { accept } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Awards a member the points of a reason of the charter (R30), or takes them where the reason's points are below zero. */
export const meritAward: ActionDefinition<AwardTerms> = {
  family: 'ledger',
  schema: awardTermsSchema,
  concerns: ({ memberId }) => [memberId],
  reads: ({ memberId, reasonId }) => [{ kind: 'merit-entry', prefix: [memberId, 'reason', reasonId] }],
  plan(payload, state, { now, proposal }) {
    const entries = furtherRecords(state, 'merit-entry');
    const occasion = { by: 'vote', source: proposal.id, at: now } as const;
    const entry = awardEntry(payload, { ...state, entries }, occasion);
    if (!entry.ok) return entry;
    return accept([changed('merit.entered', null, { kind: 'merit-entry', record: entry.value })]);
  },
};
