import { z } from 'zod';
import { changed } from '../change.js';
import { URGENCIES } from '../charter/releases.js';
import { idSchema } from '../charter/scalars.js';
import { endOf } from '../calendar/deadline.js';
import type { Sha256Hex } from '../ids.js';
import { nodeIdSchema } from '../membership/member-schema.js';
import type { ReleasePayload } from '../records/actions.js';
import type { ReleaseRecord } from '../records/releases.js';
import { checkPlan } from '../releases/check-plan.js';
import { NODE_KINDS } from '../states.js';
import { furtherRecords } from '../state.js';
import { accept, refuse } from '../verdict.js';
import type { ActionDefinition } from './action.js';

const artefact = z.strictObject({
  name: z.string().min(1).max(200),
  version: z.string().min(1).max(60),
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/u, 'SHA-256 in lower-case hex')
    .transform((hash) => hash as Sha256Hex),
  size: z.int().min(0),
  locator: z.string().min(1).max(500),
});

const waves = z
  .array(z.array(nodeIdSchema).min(1).max(200))
  .min(1)
  .max(100)
  .refine((all) => new Set(all.flat()).size === all.flat().length, 'each node once');

/**
 * Approves a version of node software and the plan of its rollout (R11, J 16.4–16.5). A ledger action, other than the design's list of
 * network actions has it: a rollout takes days, node by node, so that what proves it is not one attestation within an attempt,
 * but each institution's acknowledgement of each of its nodes, with evidence.
 */
export const releaseApprove: ActionDefinition<ReleasePayload> = {
  family: 'ledger',
  schema: z.strictObject({
    id: idSchema,
    nodeKind: z.enum(NODE_KINDS),
    version: z.string().min(1).max(60),
    notes: z.string().max(20_000),
    urgency: z.enum(URGENCIES),
    artefacts: z.array(artefact).min(1).max(50),
    waves,
    rollBack: z.string().min(1).max(20_000),
  }),
  needs: ['node', 'release'],
  subject: ({ id }) => id,
  plan(payload, state, { now, proposal }) {
    const rules = state.charter.releases;
    if (rules === undefined) return refuse('PART_NOT_USED', { part: 'releases' });
    const { id, urgency } = payload;
    if (furtherRecords(state, 'release').some((one) => one.id === id)) {
      return refuse('RELEASE_EXISTS', { releaseId: id });
    }
    const refused = checkPlan(payload, { ...state, nodes: furtherRecords(state, 'node') });
    if (refused !== undefined) return refused;
    const record: ReleaseRecord = {
      schemaVersion: 1,
      ...payload,
      proposalId: proposal.id,
      since: now,
      dueAt: endOf(now, rules.within[urgency], state.charter),
      state: 'rolling-out',
    };
    return accept([changed('release.approved', null, { kind: 'release', record })]);
  },
};
