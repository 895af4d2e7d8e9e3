import { REFUSALS, type RefusalCode } from '@fabric-governance/chaincode/governance/errors';
import { z } from 'zod';
import { txIdSchema } from './scalars.js';

/**
 * Whose failure it is, and so what to do: `input`, `forbidden`, `not-found` and `state` are the person's; after a `conflict`
 * the person may build and sign the same thing again; `unknown` must be settled by the commit status of `txId` before
 * anything is signed anew; `system` is the institution's or the network's.
 */
export const ERROR_KINDS = [
  'input',
  'forbidden',
  'not-found',
  'state',
  'conflict',
  'unknown',
  'system',
] as const;
export type ErrorKind = (typeof ERROR_KINDS)[number];

/** HTTP status of each kind; a code may name its own in `GATEWAY_ERRORS`. */
export const STATUS_OF_KIND = {
  input: 400,
  forbidden: 403,
  'not-found': 404,
  state: 409,
  conflict: 409,
  unknown: 503,
  system: 500,
} as const satisfies Record<ErrorKind, number>;

interface ErrorEntry {
  readonly kind: ErrorKind;
  readonly status?: number;
  readonly params: readonly string[];
}

/** The gateway's own codes. The chaincode's refusals (`REFUSALS`) pass through beside them, unchanged. */
export const GATEWAY_ERRORS = {
  REQUEST_INVALID: { kind: 'input', params: ['path', 'problem'] },
  REQUEST_TOO_LARGE: { kind: 'input', status: 413, params: ['limitBytes'] },
  ROUTE_NOT_FOUND: { kind: 'not-found', params: ['path'] },
  TOO_MANY_REQUESTS: { kind: 'state', status: 429, params: ['retryAfterSeconds'] },
  /** A page of another origin sent this request. */
  ORIGIN_FOREIGN: { kind: 'forbidden', params: ['origin'] },
  SESSION_REQUIRED: { kind: 'forbidden', status: 401, params: [] },
  /** An outside institution's person asked for something of the consortium. */
  SESSION_OUTSIDE: { kind: 'forbidden', params: ['memberId'] },
  CHALLENGE_UNKNOWN: { kind: 'forbidden', status: 401, params: [] },
  CERTIFICATE_MALFORMED: { kind: 'input', params: ['problem'] },
  CERTIFICATE_NOT_OURS: { kind: 'forbidden', params: ['mspId'] },
  CERTIFICATE_EXPIRED: { kind: 'forbidden', params: ['notAfter'] },
  CERTIFICATE_NOT_YET_VALID: { kind: 'forbidden', params: ['notBefore'] },
  /** It stands in the institution's revocation list on the channel. */
  CERTIFICATE_REVOKED: { kind: 'forbidden', params: ['enrolmentId'] },
  CERTIFICATE_OF_NOBODY: { kind: 'forbidden', params: ['enrolmentId'] },
  SIGNATURE_INVALID: { kind: 'forbidden', params: [] },
  ENROLMENT_REFUSED: { kind: 'forbidden', params: ['enrolmentId', 'reason'] },
  CA_UNREACHABLE: { kind: 'system', status: 503, params: ['reason'] },
  /** Relayed bytes are no proposal, transaction or request of Fabric's. */
  RELAY_MALFORMED: { kind: 'input', params: ['problem'] },
  /** The creator inside is not the certificate of this session. */
  RELAY_NOT_YOURS: { kind: 'forbidden', params: ['mspId', 'fingerprint'] },
  RELAY_ELSEWHERE: { kind: 'forbidden', params: ['channel', 'chaincode'] },
  /** A key that the transaction read, or a range it scanned, was changed first: MVCC (11) or phantom (12). */
  TRANSACTION_CONFLICT: { kind: 'conflict', params: ['validationCode', 'codeName', 'blockNumber'] },
  TRANSACTION_INVALID: { kind: 'state', params: ['validationCode', 'codeName', 'blockNumber'] },
  /** Endorsers computed different results, usually because one of them is a block behind. */
  ENDORSEMENTS_DIFFER: { kind: 'conflict', params: ['detail'] },
  ENDORSEMENT_FAILED: { kind: 'system', status: 502, params: ['detail'] },
  /** The own peer does not know of enough peers that may endorse, or is not on the channel: as a rule because it has only just joined. */
  PEERS_NOT_FOUND: { kind: 'system', status: 503, params: ['detail'] },
  IDENTITY_REFUSED: { kind: 'forbidden', params: ['detail'] },
  SUBMIT_REFUSED: { kind: 'system', status: 502, params: ['detail'] },
  SUBMIT_UNKNOWN: { kind: 'unknown', params: ['detail'] },
  COMMIT_UNKNOWN: { kind: 'unknown', params: ['detail'] },
  EVALUATION_FAILED: { kind: 'system', status: 502, params: ['detail'] },
  PEER_UNREACHABLE: { kind: 'system', status: 503, params: ['detail'] },
  /** The read model has not caught up with the peer since the gateway started. */
  LEDGER_NOT_READY: { kind: 'system', status: 503, params: ['height'] },
  CHARTER_NOT_FOUND: { kind: 'not-found', params: ['version'] },
  TRANSACTION_NOT_FOUND: { kind: 'not-found', params: ['txId'] },
  BLOCK_NOT_FOUND: { kind: 'not-found', params: ['blockNumber'] },
  CERTIFICATE_NOT_FOUND: { kind: 'not-found', params: ['fingerprint'] },
  DOCUMENT_NOT_FOUND: { kind: 'not-found', params: ['hash'] },
  DOCUMENT_STORE_FULL: { kind: 'system', status: 507, params: ['limitBytes'] },
  APPLICATION_SIGNATURE_INVALID: { kind: 'forbidden', params: ['problem'] },
  APPLICATION_EVIDENCE_MISSING: { kind: 'input', params: ['hash'] },
  APPLICATION_ALREADY_MEMBER: { kind: 'state', params: ['memberId'] },
  APPLICATION_INBOX_FULL: { kind: 'system', status: 507, params: ['limit'] },
  SPONSOR_UNKNOWN: { kind: 'not-found', params: ['memberId'] },
  SPONSOR_UNREACHABLE: { kind: 'system', status: 503, params: ['memberId', 'reason'] },
  /** A fault of this gateway; its log has more under the correlation id. */
  INTERNAL: { kind: 'system', params: ['correlationId'] },
} as const satisfies Record<string, ErrorEntry>;

export type GatewayErrorCode = keyof typeof GATEWAY_ERRORS;
export type ErrorCode = GatewayErrorCode | RefusalCode;
export const ERROR_CODES = [...Object.keys(GATEWAY_ERRORS), ...Object.keys(REFUSALS)] as ErrorCode[];

/** The body of every answer that is not a success. */
export const errorBodySchema = z
  .object({
    error: z.object({
      code: z.enum(ERROR_CODES),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      kind: z.enum(ERROR_KINDS),
      txId: txIdSchema.exactOptional(),
    }),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof errorBodySchema>;
export type ApiError = ErrorBody['error'];

/** Kind and HTTP status of any code, the gateway's or the chaincode's. */
export function errorClass(code: ErrorCode): { readonly kind: ErrorKind; readonly status: number } {
  const entry: ErrorEntry =
    code in GATEWAY_ERRORS ? GATEWAY_ERRORS[code as GatewayErrorCode] : REFUSALS[code as RefusalCode];
  return { kind: entry.kind, status: entry.status ?? STATUS_OF_KIND[entry.kind] };
}
