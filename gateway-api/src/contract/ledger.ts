import { z } from 'zod';
import {
  blockNumberSchema,
  fingerprintSchema,
  memberIdSchema,
  millisSchema,
  mspIdSchema,
  pemSchema,
  personIdSchema,
  sha256Schema,
  txIdSchema,
} from './scalars.js';

/** A signer as found in the chain: certificate and, where the ledger knows them, member and person. */
export const signerSchema = z
  .object({
    mspId: mspIdSchema,
    certificate: pemSchema,
    fingerprint: fingerprintSchema,
    subject: z.string(),
    issuer: z.string(),
    memberId: memberIdSchema.exactOptional(),
    personId: personIdSchema.exactOptional(),
    /** True for the key of a member's operator agent. */
    agent: z.boolean().exactOptional(),
  })
  .meta({ id: 'Signer' });
export type Signer = z.infer<typeof signerSchema>;

/** One key written. `record` is there for keys of our chaincode that hold a governance record. */
export const writeSchema = z
  .object({
    namespace: z.string(),
    /** The key as text; composite keys with their parts joined by `/`. */
    key: z.string(),
    isDelete: z.boolean(),
    kind: z.string().exactOptional(),
    record: z.unknown().optional(),
    /** SHA-256 of the value's bytes. */
    valueHash: sha256Schema,
  })
  .meta({ id: 'Write' });
export type Write = z.infer<typeof writeSchema>;

/** Hashes only: the contents stay inside the institution (R36). */
export const privateWriteSchema = z
  .object({
    namespace: z.string(),
    collection: z.string(),
    keyHash: sha256Schema,
    valueHash: sha256Schema.nullable(),
    isDelete: z.boolean(),
  })
  .meta({ id: 'PrivateWrite' });
export type PrivateWrite = z.infer<typeof privateWriteSchema>;

export const transactionParamsSchema = z.strictObject({ txId: txIdSchema });
/** A transaction of the chain, valid or not. */
export const transactionViewSchema = z
  .object({
    txId: z.string(),
    blockNumber: blockNumberSchema,
    transactionIndex: z.int(),
    type: z.enum(['config', 'endorser', 'undecodable']),
    /** The client's own word; null where it wrote none. */
    at: millisSchema.nullable(),
    validationCode: z.int(),
    validationName: z.string(),
    creator: signerSchema.nullable(),
    endorsers: z.array(signerSchema),
    chaincode: z.string().nullable(),
    function: z.string().nullable(),
    args: z.array(z.string()),
    writes: z.array(writeSchema),
    privateWrites: z.array(privateWriteSchema),
    event: z.object({ name: z.string(), payload: z.string() }).nullable(),
    /** SHA-256 of the envelope's bytes as they stand in the block. */
    envelopeHash: sha256Schema,
  })
  .meta({ id: 'TransactionView' });
export type TransactionView = z.infer<typeof transactionViewSchema>;

export const blockParamsSchema = z.strictObject({ number: blockNumberSchema });
const blockFields = {
  number: blockNumberSchema,
  headerHash: sha256Schema,
  previousHash: z.string(),
  dataHash: sha256Schema,
  isConfig: z.boolean(),
};
export const blockSummarySchema = z
  .object({
    ...blockFields,
    transactions: z.int(),
    valid: z.int() /** The client's own word; null where it wrote none. */,
    at: millisSchema.nullable(),
  })
  .meta({ id: 'BlockSummary' });
export type BlockSummary = z.infer<typeof blockSummarySchema>;
/** Newest first. */
export const blockPageSchema = z
  .object({
    blocks: z.array(blockSummarySchema),
    /** Number of blocks in the chain, in decimal. */
    height: z.string(),
    nextCursor: z.string().exactOptional(),
  })
  .meta({ id: 'BlockPage' });
export type BlockPage = z.infer<typeof blockPageSchema>;

export const blockViewSchema = z
  .object({
    ...blockFields,
    /** Whether the data hash, recomputed from the envelopes, is the header's. */
    dataHashMatches: z.boolean(),
    /** Who ordered it, from the signature metadata. The genesis block has none. */
    orderers: z.array(signerSchema),
    transactions: z.array(
      z.object({
        txId: z.string(),
        type: z.enum(['config', 'endorser', 'undecodable']),
        /** The client's own word; null where it wrote none. */
        at: millisSchema.nullable(),
        validationCode: z.int(),
        validationName: z.string(),
        function: z.string().nullable(),
        creator: z.object({ mspId: mspIdSchema, fingerprint: fingerprintSchema }).nullable(),
      }),
    ),
  })
  .meta({ id: 'BlockView' });
export type BlockView = z.infer<typeof blockViewSchema>;

export const certificateParamsSchema = z.strictObject({ fingerprint: fingerprintSchema });
export const certificateFieldsSchema = z.object({
  fingerprint: fingerprintSchema,
  certificate: pemSchema,
  subject: z.string(),
  issuer: z.string(),
  /** Lower-case hex. */
  serial: z.string(),
  notBefore: millisSchema,
  notAfter: millisSchema,
});
export type CertificateFields = z.infer<typeof certificateFieldsSchema>;
/** A certificate seen in the chain, followed up to the root that the channel's configuration names for its MSP. */
export const certificateViewSchema = certificateFieldsSchema
  .extend({
    mspId: mspIdSchema,
    memberId: memberIdSchema.exactOptional(),
    personId: personIdSchema.exactOptional(),
    agent: z.boolean().exactOptional(),
    /** From the issuer up to the root. */
    chain: z.array(certificateFieldsSchema),
    /** True when every signature up to a root of the MSP verifies. */
    chainVerified: z.boolean(),
    /** The first block it was seen in. */
    firstSeenInBlock: blockNumberSchema,
  })
  .meta({ id: 'CertificateView' });
export type CertificateView = z.infer<typeof certificateViewSchema>;

/** What `GET /api/events` sends as server-sent events. */
export const ledgerEventSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('block'), number: blockNumberSchema }),
    z.object({ kind: z.literal('standing'), standing: z.enum(['member', 'outside']) }),
  ])
  .meta({ id: 'LedgerEvent' });
export type LedgerEvent = z.infer<typeof ledgerEventSchema>;
