import { z } from 'zod';
import { documentSchema } from '../document.js';
import { checkRegistration, registrationChanges } from '../membership/member-registration.js';
import { hostAndPortSchema, newMemberSchema, newPersonSchema } from '../membership/member-schema.js';
import type { AdmissionPayload } from '../records/actions.js';
import { accept } from '../verdict.js';
import type { ActionDefinition } from './action.js';

const pem = z
  .string()
  .regex(
    /^-----BEGIN CERTIFICATE-----\n[A-Za-z0-9+/=\n]+-----END CERTIFICATE-----\n?$/u,
    'one PEM certificate',
  )
  .max(8000);

const schema = z.strictObject({
  member: newMemberSchema,
  people: z.array(newPersonSchema).min(1).max(100),
  organisation: z.strictObject({
    rootCertificates: z.array(pem).min(1).max(10),
    tlsRootCertificates: z.array(pem).min(1).max(10),
    anchorPeers: z.array(hostAndPortSchema).max(10),
  }),
  evidence: z.array(documentSchema).max(50),
});

/**
 * Admits an institution (R7): its organisation joins the channel by the members' agents, and with enough attestations it becomes
 * a member with its people. They bind their keys themselves, afterwards.
 */
export const memberAdmit: ActionDefinition<AdmissionPayload> = {
  family: 'network',
  schema,
  subject: ({ member }) => member.id,
  effect: ({ member, organisation }) => ({
    kind: 'channel-change',
    change: { kind: 'organisation-added', mspId: member.mspId, ...organisation },
  }),
  plan: ({ member, people }, state, { now }) =>
    checkRegistration({ member, people }, state) ??
    accept(registrationChanges({ member, people }, { charter: state.charter, now })),
};
