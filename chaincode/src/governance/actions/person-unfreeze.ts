import { z } from 'zod';
import { personIdSchema } from '../membership/member-schema.js';
import { planUnbar } from '../people/account-changes.js';
import { institutionOf } from '../people/institution-of.js';
import type { AccountPayload } from '../records/actions.js';
import type { ActionDefinition } from './action.js';
import { reasonSchema } from './reason.js';

/** Ends every freeze of a person's account by vote, whoever has set it (R14). A lock is about the key and stays. */
export const personUnfreeze: ActionDefinition<AccountPayload> = {
  family: 'ledger',
  schema: z.strictObject({ personId: personIdSchema, reason: reasonSchema }),
  concerns: ({ personId }) => [institutionOf(personId)],
  subject: ({ personId }) => personId,
  plan: ({ personId }, state, { now }) => {
    const freezes = {
      event: 'person.unfrozen',
      goes: ({ kind }: { kind: string }) => kind === 'frozen',
    } as const;
    return planUnbar(personId, freezes, { state, now });
  },
};
