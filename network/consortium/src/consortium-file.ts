import { charterSchema, localTextSchema } from '@fabric-governance/chaincode/governance/charter';
import { PARTICIPANT_KINDS } from '@fabric-governance/chaincode/governance/states';
import { z } from 'zod';
import { institutionSettingsSchema, networkSettingsSchema } from './fabric-settings.js';

const words = (maximum: number) =>
  z
    .string()
    .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/u, 'lower-case words joined by -, such as aurora-bank')
    .max(maximum);

const port = z.int().min(1).max(65_535);

/** The charter as it is written down: all but the hash of its text, which is computed. */
export const charterRulesSchema = charterSchema.omit({ textHash: true });

const personSchema = z.strictObject({
  /** Short, and unique within the institution. The full id is `<institution>.<this>`. */
  id: words(38),
  name: localTextSchema,
  /** Role ids of the charter. */
  roles: z.array(z.string()),
});

const institutionSchema = z.strictObject({
  /** Unique in the file. */
  id: words(40),
  /** Name of the organisation's membership service provider in Fabric. */
  mspId: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9.-]*$/u, 'letters, digits, dots and hyphens, such as AuroraBankMSP')
    .max(80),
  /** Domain of the organisation's nodes; its crypto material is filed under it. */
  domain: z
    .string()
    .regex(
      /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/u,
      'a domain name such as aurora.example',
    )
    .max(200),
  name: localTextSchema,
  /** What the institution is to the network (R1). */
  kinds: z.array(z.enum(PARTICIPANT_KINDS)).min(1),
  /** False for a regulator. */
  votes: z.boolean().default(true),
  /** Voting weight. Left out: 1, or 0 for an institution that does not vote. */
  weight: z.int().min(0).max(1_000_000).optional(),
  /** The group of affiliates that it belongs to: institutions under one control (R24). */
  group: words(40).optional(),
  /** How the institution decides on its own ballot (R2). An institution that does not vote needs none. */
  decisionRule: z
    .strictObject({ approvals: z.int().min(1).max(50), makerIsNotChecker: z.boolean() })
    .optional(),
  /** Ports on this machine; each one left out gets its default, see `ports.ts`. */
  ports: z
    .strictObject({
      peer: port.optional(),
      chaincode: port.optional(),
      ca: port.optional(),
      console: port.optional(),
    })
    .default({}),
  /** What only real Fabric asks, see `fabric-settings.ts`. */
  fabric: institutionSettingsSchema.prefault({}),
  people: z.array(personSchema).min(1).max(50),
});

/** The consortium file as it is written, before defaults and cross-checks. README.md describes each key. */
export const consortiumFileSchema = z.strictObject({
  schemaVersion: z.literal(1),
  /** Names the data folder's consortium; part of no record. */
  id: words(40),
  name: localTextSchema,
  /** Fabric's channel name. */
  channel: z
    .string()
    .regex(/^[a-z][a-z0-9.-]*$/u, 'lower-case letters, digits, dots and hyphens, such as governance')
    .max(249),
  /** The charter's natural-language text: a file beside this one. Its SHA-256 becomes part of the charter. */
  charterText: z.string().min(1),
  /** The charter's rules, written here … */
  charter: charterRulesSchema.optional(),
  /** … or in a file of their own, named relative to this one. */
  charterFile: z.string().min(1).optional(),
  institutions: z.array(institutionSchema).min(1).max(100),
  /** Institutions outside the channel, which can apply. */
  applicants: z.array(institutionSchema).max(20).default([]),
  ports: z.strictObject({ landing: port.optional(), orderer: port.optional() }).default({}),
  /** What only real Fabric asks, see `fabric-settings.ts`. */
  fabric: networkSettingsSchema.default({}),
});

/** What may stand in a file: what has a default may be left out. */
export type WrittenConsortiumFile = z.input<typeof consortiumFileSchema>;
export type ConsortiumFile = z.infer<typeof consortiumFileSchema>;
export type InstitutionEntry = ConsortiumFile['institutions'][number];
export type CharterRules = z.infer<typeof charterRulesSchema>;
