import { charterSchema } from '@fabric-governance/chaincode/governance/charter';
import { NETWORK_PHASES } from '@fabric-governance/chaincode/governance/charter/network-phases';
import { REGULATOR_POWERS } from '@fabric-governance/chaincode/governance/charter/accounts';
import type { Alarm } from '@fabric-governance/chaincode/governance/membership/alarms';
import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import type {
  Bar,
  CharterRecord,
  ConsortiumRecord,
  MemberRecord,
  PersonRecord,
} from '@fabric-governance/chaincode/governance/records/members';
import type { NodeRecord } from '@fabric-governance/chaincode/governance/records/nodes';
import type { PhaseRecord, ProposalRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import {
  MEMBER_STATUSES,
  NODE_KINDS,
  NODE_STATUSES,
  PARTICIPANT_KINDS,
  PERSON_STATUSES,
  PROPOSAL_STATES,
} from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import { caseAppealSchema } from './cases.js';
import { awardSchema, penaltyKeySchema } from './merit.js';
import { accountActionSchemas } from './accounts.js';
import { admissionSchema, decisionRuleSchema, documentReferenceSchema } from './admission.js';
import { interventionActionSchemas, stopPeriodSchema, systemStopSchema } from './interventions.js';
import { dataRulesPayloadSchema } from './data-sets.js';
import { minutesPayloadSchema } from './minutes.js';
import { chaincodeSchema, configureSchema, revocationSchema } from './network-actions.js';
import { releaseNamedSchema, releasePayloadSchema } from './releases.js';
import {
  fingerprintSchema,
  localTextSchema,
  memberIdSchema,
  millisSchema,
  mspIdSchema,
  nodeIdSchema,
  personIdSchema,
  proposalIdSchema,
  sha256Schema,
  txIdSchema,
} from './scalars.js';

/** Schemas of the ledger's records as answers; each is checked at compile time against the chaincode's own type. */
const schemaVersion = z.literal(1);

export const consortiumSchema = z
  .object({
    schemaVersion,
    name: localTextSchema,
    channel: z.string(),
    foundingHash: sha256Schema,
    foundedAt: millisSchema,
    charterVersion: z.int(),
    stop: systemStopSchema.exactOptional(),
    stops: z.array(stopPeriodSchema).exactOptional(),
    phase: z.enum(NETWORK_PHASES).exactOptional(),
    phaseSince: millisSchema.exactOptional(),
  })
  .meta({ id: 'Consortium' }) satisfies z.ZodType<ConsortiumRecord>;

export const memberSchema = z
  .object({
    schemaVersion,
    id: memberIdSchema,
    mspId: mspIdSchema,
    name: localTextSchema,
    kinds: z.array(z.enum(PARTICIPANT_KINDS)),
    status: z.enum(MEMBER_STATUSES),
    votes: z.boolean(),
    weight: z.int(),
    group: z.string().exactOptional(),
    decisionRule: decisionRuleSchema,
    agent: fingerprintSchema,
    since: millisSchema,
    suspension: z
      .object({
        reason: z.string(),
        from: z.enum(['active', 'leaving']),
        until: millisSchema.exactOptional(),
        proposalId: proposalIdSchema.exactOptional(),
        interventionId: z.string().exactOptional(),
      })
      .exactOptional(),
    exit: z
      .object({
        proposalId: proposalIdSchema,
        declaredAt: millisSchema,
        dueAt: millisSchema,
        waitsUntil: millisSchema,
      })
      .exactOptional(),
    departure: z
      .object({
        at: millisSchema,
        reason: z.string(),
        proposalId: proposalIdSchema,
        unsettled: z
          .array(z.object({ kind: z.enum(['obligation', 'penalty', 'case']), key: z.array(z.string()) }))
          .exactOptional(),
      })
      .exactOptional(),
  })
  .meta({ id: 'Member' }) satisfies z.ZodType<MemberRecord>;
export const memberListSchema = z.array(memberSchema);

/** A node of the register. */
export const nodeSchema = z
  .object({
    schemaVersion,
    id: nodeIdSchema,
    memberId: memberIdSchema,
    kind: z.enum(NODE_KINDS),
    version: z.string(),
    host: z.object({ name: z.string(), system: z.string(), place: z.string().exactOptional() }),
    status: z.enum(NODE_STATUSES),
    since: millisSchema,
    registeredAt: millisSchema,
    suspension: z.object({ interventionId: z.string(), until: millisSchema.exactOptional() }).exactOptional(),
  })
  .meta({ id: 'Node' }) satisfies z.ZodType<NodeRecord>;
export const nodeListSchema = z.array(nodeSchema);

/** What people should look at about members and nodes, the gravest first. */
export const alarmListSchema = z.array(
  z
    .discriminatedUnion('kind', [
      z.object({ kind: z.enum(['members', 'nodes']), number: z.int(), warn: z.int(), least: z.int() }),
      z.object({ kind: z.literal('node-failed'), nodeId: nodeIdSchema }),
    ])
    .meta({ id: 'Alarm' }) satisfies z.ZodType<Alarm>,
);

const barSchema = z.object({
  kind: z.enum(['frozen', 'locked']),
  source: z.string(),
  since: millisSchema,
  until: millisSchema.exactOptional(),
}) satisfies z.ZodType<Bar>;

/** A person as of now, with the fingerprint of the key that acts for them, if there is one. */
export const personViewSchema = z
  .object({
    schemaVersion,
    id: personIdSchema,
    memberId: memberIdSchema,
    name: localTextSchema,
    status: z.enum(PERSON_STATUSES),
    roles: z.array(z.string()),
    bars: z.array(barSchema).exactOptional(),
    validUntil: millisSchema.exactOptional(),
    closed: z.object({ at: millisSchema, reason: z.string() }).exactOptional(),
    fingerprint: fingerprintSchema.nullable(),
  })
  .meta({ id: 'PersonView' }) satisfies z.ZodType<PersonRecord>;
export type PersonView = z.infer<typeof personViewSchema>;
export const personListSchema = z.array(personViewSchema);

export const charterRecordSchema = z
  .object({
    schemaVersion,
    version: z.int(),
    charter: charterSchema,
    hash: sha256Schema,
    since: millisSchema,
  })
  .meta({ id: 'CharterRecord' }) satisfies z.ZodType<CharterRecord>;
/** Charter versions, oldest first. */
export const charterListSchema = z.array(
  z.object({ version: z.int(), hash: sha256Schema, since: millisSchema, inForce: z.boolean() }),
);
export type CharterVersion = z.infer<typeof charterListSchema>[number];

const rolePayload = z.object({ personId: personIdSchema, roleId: z.string() });
export const actionSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('member.admit'), payload: admissionSchema }),
    z.object({
      kind: z.literal('member.suspend'),
      payload: z.object({
        memberId: memberIdSchema,
        ground: z.string().exactOptional(),
        reason: z.string(),
        lasts: z.string().exactOptional(),
      }),
    }),
    z.object({ kind: z.literal('phase.change'), payload: z.object({ phase: z.enum(NETWORK_PHASES) }) }),
    z.object({
      kind: z.literal('member.remove'),
      payload: z.object({
        memberId: memberIdSchema,
        mspId: mspIdSchema,
        ground: z.string().exactOptional(),
        reason: z.string(),
        evidence: z.array(documentReferenceSchema),
      }),
    }),
    z.object({
      kind: z.literal('member.exit'),
      payload: z.object({
        memberId: memberIdSchema,
        mspId: mspIdSchema,
        reason: z.string(),
        amendment: z.object({ proposalId: proposalIdSchema, base: z.int() }).exactOptional(),
      }),
    }),
    z.object({ kind: z.literal('member.reinstate'), payload: z.object({ memberId: memberIdSchema }) }),
    z.object({
      kind: z.literal('charter.amend'),
      payload: z.object({ base: z.int(), charter: charterSchema }),
    }),
    z.object({
      kind: z.literal('regulator.empower'),
      payload: z.object({
        memberId: memberIdSchema,
        power: z.enum(REGULATOR_POWERS),
        until: millisSchema,
        over: z.array(memberIdSchema).exactOptional(),
      }),
    }),
    z.object({
      kind: z.literal('seat.elect'),
      payload: z.object({
        bodyId: z.string(),
        seatClass: z.string(),
        candidates: z.array(
          z.object({ id: z.string(), memberId: memberIdSchema, personId: personIdSchema.exactOptional() }),
        ),
      }),
    }),
    z.object({
      kind: z.literal('seat.appoint'),
      payload: z.object({
        bodyId: z.string(),
        seatClass: z.string(),
        memberId: memberIdSchema,
        personId: personIdSchema.exactOptional(),
      }),
    }),
    z.object({
      kind: z.literal('member.weigh'),
      payload: z.object({
        memberId: memberIdSchema,
        weight: z.int().exactOptional(),
        group: z.string().nullable().exactOptional(),
      }),
    }),
    z.object({ kind: z.literal('merit.award'), payload: awardSchema }),
    z.object({
      kind: z.literal('penalty.impose'),
      payload: z.object({ memberId: memberIdSchema, penaltyId: z.string(), grounds: z.string() }),
    }),
    z.object({ kind: z.literal('penalty.lift'), payload: penaltyKeySchema }),
    z.object({ kind: z.literal('penalty.appeal'), payload: penaltyKeySchema }),
    z.object({ kind: z.literal('chaincode.commit'), payload: chaincodeSchema }),
    z.object({ kind: z.literal('channel.configure'), payload: configureSchema }),
    z.object({ kind: z.literal('revocation.publish'), payload: revocationSchema }),
    ...accountActionSchemas,
    ...interventionActionSchemas,
    z.object({ kind: z.literal('case.appeal'), payload: caseAppealSchema }),
    z.object({ kind: z.literal('role.grant'), payload: rolePayload }),
    z.object({ kind: z.literal('role.revoke'), payload: rolePayload }),
    z.object({ kind: z.literal('release.approve'), payload: releasePayloadSchema }),
    z.object({ kind: z.literal('release.resume'), payload: releaseNamedSchema }),
    z.object({ kind: z.literal('release.roll-back'), payload: releaseNamedSchema }),
    z.object({
      kind: z.literal('obligation.set'),
      payload: z.object({
        id: z.string(),
        text: z.string(),
        memberId: memberIdSchema,
        personId: personIdSchema.exactOptional(),
        owedTo: memberIdSchema.exactOptional(),
        dues: z.literal(true).exactOptional(),
        due: z.union([z.strictObject({ at: millisSchema }), z.strictObject({ after: z.string() })]),
      }),
    }),
    z.object({
      kind: z.literal('obligation.waive'),
      payload: z.object({
        proposalId: proposalIdSchema,
        id: z.string(),
        memberId: memberIdSchema,
        reason: z.string(),
      }),
    }),
    z.object({ kind: z.literal('data.rule'), payload: dataRulesPayloadSchema }),
    z.object({
      kind: z.literal('data.withdraw'),
      payload: z.object({ id: z.string(), reason: z.string() }),
    }),
    z.object({ kind: z.literal('minutes.record'), payload: minutesPayloadSchema }),
    z.object({
      kind: z.literal('resolution.record'),
      payload: z.object({ text: z.string(), matter: z.string().exactOptional() }),
    }),
  ])
  .meta({ id: 'Action' }) satisfies z.ZodType<Action>;

const pinnedElectorateSchema = z.object({
  electorate: z.array(
    z.object({
      memberId: memberIdSchema,
      weight: z.int(),
      ownWeight: z.int().exactOptional(),
      group: z.string().exactOptional(),
      classes: z.array(z.string()).exactOptional(),
      inactive: z.literal(true).exactOptional(),
      recused: z.enum(['subject', 'ruled']).exactOptional(),
    }),
  ),
  vacant: z.int().exactOptional(),
  chair: memberIdSchema.exactOptional(),
});

export const pinSchema = pinnedElectorateSchema.extend({
  at: millisSchema,
  payloadHash: sha256Schema,
  charterVersion: z.int(),
  seats: z.int().exactOptional(),
  standard: pinnedElectorateSchema.exactOptional(),
});

export const proposalSchema = z
  .object({
    schemaVersion,
    id: proposalIdSchema,
    title: z.string(),
    description: z.string(),
    documents: z.array(documentReferenceSchema),
    actions: z.array(actionSchema),
    trackId: z.string(),
    memberId: memberIdSchema,
    personId: personIdSchema,
    createdAt: millisSchema,
    voting: z.string().exactOptional(),
    secondCallOf: proposalIdSchema.exactOptional(),
    pin: pinSchema.exactOptional(),
  })
  .meta({ id: 'Proposal' }) satisfies z.ZodType<ProposalRecord>;

export const phaseSchema = z
  .object({
    schemaVersion,
    proposalId: proposalIdSchema,
    state: z.enum(PROPOSAL_STATES),
    since: millisSchema,
    noticeEndsAt: millisSchema.exactOptional(),
    votingOpenedAt: millisSchema.exactOptional(),
    votingEndsAt: millisSchema.exactOptional(),
    extended: z.int().exactOptional(),
    revealEndsAt: millisSchema.exactOptional(),
    trackId: z.string().exactOptional(),
    dueAt: millisSchema.exactOptional(),
    expiresAt: millisSchema.exactOptional(),
    reviewsEndAt: z.array(millisSchema).readonly().exactOptional(),
    attempt: z.int().exactOptional(),
    attemptEndsAt: millisSchema.exactOptional(),
    retryAt: millisSchema.exactOptional(),
    ratificationEndsAt: millisSchema.exactOptional(),
    executedIn: txIdSchema.exactOptional(),
    hold: z
      .object({
        state: z.enum(PROPOSAL_STATES),
        at: millisSchema,
        until: millisSchema,
        bodyId: z.string(),
        reason: z.string(),
      })
      .exactOptional(),
    pauses: z
      .array(stopPeriodSchema.extend({ by: z.literal('stop').exactOptional() }))
      .readonly()
      .exactOptional(),
    failure: z.string().exactOptional(),
    withdrawnReason: z.string().exactOptional(),
    vetoReason: z.string().exactOptional(),
    calledAgainBy: proposalIdSchema.exactOptional(),
    supersededBy: z.string().exactOptional(),
  })
  .meta({ id: 'Phase' }) satisfies z.ZodType<PhaseRecord>;
