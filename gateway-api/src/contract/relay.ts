import { z } from 'zod';
import { base64Schema, blockNumberSchema, txIdSchema } from './scalars.js';

/** The four things a gateway relays. */
export const RELAY_STEPS = ['evaluate', 'endorse', 'submit', 'commit-status'] as const;
export type RelayStep = (typeof RELAY_STEPS)[number];

const bytes = base64Schema.min(4);
/** DER ECDSA, low-S. */
const signature = base64Schema.min(8).max(200);

/** Serialized `gateway.ProposedTransaction` with the signature over its proposal bytes. */
export const signedProposalSchema = z.strictObject({ proposedTransaction: bytes, signature });
export type SignedProposal = z.infer<typeof signedProposalSchema>;

/** The envelope payload to check against the proposal and sign. */
export const endorsementSchema = z
  .object({ txId: txIdSchema, envelopePayload: base64Schema })
  .meta({ id: 'Endorsement' });
export type Endorsement = z.infer<typeof endorsementSchema>;

/** The endorsed payload with the signature over it. */
export const submissionSchema = z.strictObject({ txId: txIdSchema, envelopePayload: bytes, signature });
export type Submission = z.infer<typeof submissionSchema>;
export const submittedSchema = z.object({ txId: txIdSchema }).meta({ id: 'Submitted' });
export type Submitted = z.infer<typeof submittedSchema>;

/** Serialized `gateway.CommitStatusRequest` with the signature over it. */
export const commitRequestSchema = z.strictObject({ request: bytes, signature });
export type CommitRequest = z.infer<typeof commitRequestSchema>;

/**
 * The transaction's validation. Answered only when the read model has applied the block, so that what is read next shows
 * the write. An invalid transaction is answered as the error TRANSACTION_CONFLICT or TRANSACTION_INVALID.
 */
export const commitStatusSchema = z
  .object({
    code: z.int(),
    codeName: z.string(),
    blockNumber: blockNumberSchema,
    successful: z.boolean(),
  })
  .meta({ id: 'CommitStatus' });
export type CommitStatus = z.infer<typeof commitStatusSchema>;

/** The chaincode's answer bytes, base64; ours answers JSON. Unsigned by anyone. */
export const evaluationSchema = z.object({ result: z.string() }).meta({ id: 'Evaluation' });
export type Evaluation = z.infer<typeof evaluationSchema>;
