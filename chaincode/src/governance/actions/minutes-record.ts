import { z } from 'zod';
import { changed } from '../change.js';
import { documentSchema } from '../document.js';
import type { Sha256Hex } from '../ids.js';
import { memberIdSchema } from '../membership/member-schema.js';
import type { MinutesPayload } from '../records/actions.js';
import type { MinutesRecord } from '../records/minutes.js';
import { furtherRecords } from '../state.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

const signatory = z.strictObject({
  name: z.string().min(1).max(200),
  capacity: z.string().min(1).max(200),
  memberId: memberIdSchema.exactOptional(),
});

/**
 * Records a decision that was made off the ledger (R18): the hash of the signed document, who signed in which capacity, and when. The vote
 * confirms that this is what was decided. What follows from it stands beside it in the same proposal, as obligations or as
 * any other ledger action. A document is recorded once.
 */
export const minutesRecord: ActionDefinition<MinutesPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    text: z.string().min(1).max(20_000),
    madeAt: z.int().min(0).max(8_640_000_000_000_000),
    document: documentSchema.extend({
      hash: documentSchema.shape.hash.transform((hash) => hash as Sha256Hex),
    }),
    signatories: z.array(signatory).min(1).max(200),
  }),
  needs: ['minutes'],
  subject: ({ document }) => document.hash,
  plan({ text, madeAt, document, signatories }, state, { now, proposal }) {
    const { hash } = document;
    const same = furtherRecords(state, 'minutes').find((one) => one.document.hash === hash);
    if (same !== undefined) return refuse('MINUTES_ALREADY_RECORDED', { hash, proposalId: same.proposalId });
    if (madeAt > now) return refuse('MINUTES_OF_THE_FUTURE', { madeAt });
    const known = new Set(state.members.map(({ id }) => id));
    const stray = signatories.find(({ memberId }) => memberId !== undefined && !known.has(memberId));
    if (stray?.memberId !== undefined) return refuse('MEMBER_NOT_FOUND', { memberId: stray.memberId });
    const record: MinutesRecord = {
      schemaVersion: 1,
      proposalId: proposal.id,
      text,
      madeAt,
      document,
      signatories,
      recordedAt: now,
    };
    return accept([changed('minutes.recorded', null, { kind: 'minutes', record })]);
  },
};
