import { z } from 'zod';
import type { Fingerprint } from '../ids.js';
import { personIdSchema } from '../membership/member-schema.js';
import { openAccount } from '../people/account-changes.js';
import { granted, needNoneRunning } from '../people/key-reset.js';
import type { ResetKeyPayload } from '../records/actions.js';
import type { KeyResetRecord } from '../records/accounts.js';
import { furtherRecords } from '../state.js';
import { accept } from '../verdict.js';
import type { ActionDefinition } from './action.js';
import { reasonSchema } from './reason.js';

/** Grants a key reset by vote (R15), whether or not somebody has asked for it before: the lock window begins, in which the old key can cancel. */
export const personResetKey: ActionDefinition<ResetKeyPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    personId: personIdSchema,
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{64}$/u, 'SHA-256 in lower-case hex')
      .transform((text) => text as Fingerprint),
    reason: reasonSchema,
  }),
  needs: ['key-reset'],
  subject: ({ personId, fingerprint }) => `${personId} ${fingerprint}`,
  plan({ personId, fingerprint, reason }, state, { now }) {
    const found = openAccount(personId, state);
    if (!found.ok) return found;
    const resets = furtherRecords(state, 'key-reset').filter((one) => one.personId === personId);
    const refused = needNoneRunning(resets);
    if (refused !== undefined) return refused;
    const before = resets.find((one) => one.fingerprint === fingerprint) ?? null;
    const anew: KeyResetRecord = {
      schemaVersion: 1,
      personId,
      fingerprint,
      reason,
      askedBy: null,
      at: now,
      grants: [],
    };
    const record = before?.ended === undefined ? (before ?? anew) : anew;
    const { charter } = state;
    return accept(granted(record, { person: found.value, before, charter, now }));
  },
};
