import { z } from 'zod';
import { noted } from '../change.js';
import { mspIdSchema, sha256Schema } from '../membership/member-schema.js';
import { needMembers } from '../network/organisations.js';
import type { RevocationPayload } from '../records/network-actions.js';
import { sha256Hex } from '../sha256.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/** Fabric wants `X509 CRL`; what stands in it, orderers check. */
const listSchema = z
  .string()
  .regex(
    /^-----BEGIN X509 CRL-----\n[A-Za-z0-9+/=\n]+-----END X509 CRL-----\n?$/u,
    'one PEM list of the type X509 CRL',
  )
  .max(200_000);

/**
 * Puts an institution's revocation lists into its definition on the channel: from then on peers and orderers refuse what is revoked. Its own
 * administrator's signature is enough for the network, so its agent signs, and the others attest what they found.
 */
export const revocationPublish: ActionDefinition<RevocationPayload> = {
  family: 'network',
  schema: z.strictObject({
    mspId: mspIdSchema,
    from: z.array(sha256Schema).max(10),
    to: z.array(listSchema).min(1).max(10),
  }),
  subject: ({ mspId }) => mspId,
  effect: (lists) => ({ kind: 'channel-change', change: { kind: 'revocation-lists', ...lists } }),
  plan({ mspId, from, to }, state, { proposal }) {
    const refused = needMembers([mspId], state);
    if (refused !== undefined) return refused;
    const hashes = to.map((list) => sha256Hex(list));
    if (hashes.join() === from.join()) return refuse('CHANGE_WITHOUT_EFFECT', { kind: 'revocation-lists' });
    const published = { mspId, from, to: hashes };
    return accept([noted('revocation.published', { kind: 'proposal', record: proposal }, published)]);
  },
};
