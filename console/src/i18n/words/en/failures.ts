import type { GatewayErrorCode } from '@fabric-governance/gateway-api/contract/errors';
import type { ProtocolErrorCode } from '@fabric-governance/protocol/errors';
import type { ConsoleErrorCode } from '../../../api/failure.js';

export const gatewayFailures = {
  REQUEST_INVALID: 'The request is malformed at “{{path}}”: {{problem}}.',
  REQUEST_TOO_LARGE: 'That is larger than the gateway accepts ({{limitBytes}} bytes).',
  ROUTE_NOT_FOUND: 'The gateway does not know {{path}}.',
  TOO_MANY_REQUESTS: 'Too many requests. Try again in {{retryAfterSeconds}} seconds.',
  ORIGIN_FOREIGN: 'The request came from another site ({{origin}}) and was refused.',
  SESSION_REQUIRED: 'You are not signed in, or the session has ended. Sign in again.',
  SESSION_OUTSIDE: '{{memberId}} is not a member of the consortium yet.',
  CHALLENGE_UNKNOWN: 'The sign-in took too long. Try again.',
  CERTIFICATE_MALFORMED: 'The certificate cannot be read: {{problem}}.',
  CERTIFICATE_NOT_OURS: 'This certificate was not issued by this institution ({{mspId}}).',
  CERTIFICATE_EXPIRED: 'This certificate expired at {{notAfter}}.',
  CERTIFICATE_NOT_YET_VALID: 'This certificate is valid only from {{notBefore}}.',
  CERTIFICATE_REVOKED:
    'The certificate of {{enrolmentId}} has been revoked, and the network no longer accepts it.',
  CERTIFICATE_OF_NOBODY: 'The certificate’s holder, {{enrolmentId}}, is nobody of this institution.',
  SIGNATURE_INVALID: 'The signature does not hold for this certificate.',
  ENROLMENT_REFUSED: 'The institution’s certificate authority refused {{enrolmentId}}: {{reason}}.',
  CA_UNREACHABLE: 'The institution’s certificate authority cannot be reached: {{reason}}.',
  RELAY_MALFORMED: 'The gateway could not read what was signed: {{problem}}.',
  RELAY_NOT_YOURS: 'What was signed names another signer than this session’s ({{mspId}}).',
  RELAY_ELSEWHERE: 'What was signed is for another channel or chaincode ({{channel}}, {{chaincode}}).',
  TRANSACTION_CONFLICT:
    'Somebody else changed the same record a moment before ({{codeName}}, block {{blockNumber}}). Nothing was written. Look at it again, then retry.',
  TRANSACTION_INVALID:
    'The network marked the transaction invalid ({{codeName}}, block {{blockNumber}}). Nothing was written.',
  ENDORSEMENTS_DIFFER:
    'The institutions’ peers disagreed, usually because one is a block behind. Nothing was written. Retry.',
  ENDORSEMENT_FAILED: 'The institutions’ peers did not endorse this: {{detail}}',
  PEERS_NOT_FOUND:
    'The institution’s peer does not know enough of the others’ peers yet. Nothing was written. Try again shortly. ({{detail}})',
  IDENTITY_REFUSED: 'The network refused this certificate: {{detail}}',
  SUBMIT_REFUSED: 'The ordering service refused the transaction: {{detail}}',
  SUBMIT_UNKNOWN:
    'It is not known whether the transaction was ordered. Check its status before signing anything again.',
  COMMIT_UNKNOWN:
    'It is not known yet whether the transaction was written. Check its status before signing anything again.',
  EVALUATION_FAILED: 'The peer could not answer: {{detail}}',
  PEER_UNREACHABLE: 'The institution’s peer cannot be reached: {{detail}}',
  LEDGER_NOT_READY: 'The gateway is still reading the ledger (block {{height}}). Try again shortly.',
  CHARTER_NOT_FOUND: 'There is no charter version {{version}}.',
  TRANSACTION_NOT_FOUND: 'There is no transaction {{txId}} in the chain.',
  BLOCK_NOT_FOUND: 'There is no block {{blockNumber}} yet.',
  CERTIFICATE_NOT_FOUND: 'No certificate with the fingerprint {{fingerprint}} has been seen in the chain.',
  DOCUMENT_NOT_FOUND: 'No gateway has the document with the hash {{hash}}.',
  DOCUMENT_STORE_FULL: 'The gateway’s store of documents is full ({{limitBytes}} bytes).',
  APPLICATION_SIGNATURE_INVALID: 'The application’s signature does not hold: {{problem}}.',
  APPLICATION_EVIDENCE_MISSING: 'A piece of evidence is missing: {{hash}}.',
  APPLICATION_ALREADY_MEMBER: '{{memberId}} already is a member.',
  APPLICATION_INBOX_FULL: 'The sponsor’s inbox is full ({{limit}} applications).',
  SPONSOR_UNKNOWN: 'This gateway does not know the sponsor {{memberId}}.',
  SPONSOR_UNREACHABLE: 'The sponsor {{memberId}} cannot be reached: {{reason}}.',
  INTERNAL: 'The gateway failed. Its log says more.',
} as const satisfies Record<GatewayErrorCode, string>;

export const protocolFailures = {
  BAD_ENCODING: 'The answer cannot be read as {{format}}: {{detail}}. Nothing was signed.',
  BAD_CERTIFICATE: 'A certificate cannot be read: {{detail}}.',
  BAD_SIGNATURE_FORMAT: 'A signature is malformed: {{detail}}.',
  BAD_CONNECTION_PROFILE: 'The connection profile is wrong: {{detail}}.',
  BAD_POLICY: 'A policy cannot be read: {{detail}}.',
  BAD_CONFIG: 'The channel configuration is wrong at {{path}}: {{detail}}.',
  CONFIG_UNCHANGED: 'The channel configuration would not change.',
  CONFIG_UPDATE_STALE: 'The configuration update is out of date at {{path}}.',
  CONFIG_UPDATE_INVALID: 'The configuration update is invalid at {{path}}: {{detail}}.',
  HEADER_MISMATCH:
    'The gateway prepared another transaction than the one you asked for ({{part}}). It was not signed.',
  PAYLOAD_MISMATCH:
    'The gateway prepared another request than the one you made ({{part}}). It was not signed.',
  PROPOSAL_HASH_MISMATCH: 'The peers endorsed another request than the one you made. It was not signed.',
  NOT_CANONICAL: 'The prepared transaction could hide something in {{part}}. It was not signed.',
  NOT_ENDORSED: 'The prepared transaction carries no endorsement. It was not signed.',
  ENDORSEMENT_INVALID: 'An endorsement by {{mspId}} does not hold. The transaction was not signed.',
} as const satisfies Record<ProtocolErrorCode, string>;

export const consoleFailures = {
  INSECURE_CONTEXT: 'The browser offers no cryptography here. Open the console over https or from localhost.',
  KEY_STORE_REFUSED: 'The browser would not keep the key. Private windows often forget; use an ordinary one.',
  KEY_NOT_HERE: 'This browser holds no key of {{personId}}.',
  LINK_INCOMPLETE: 'The link lacks the person or the one-time secret. Open it again from the landing page.',
  PERSON_UNKNOWN: 'This institution knows nobody called {{personId}}.',
  BOUND_ELSEWHERE:
    '{{personId}} already acts with a key that another browser holds. Keys never leave the browser that made them, so use that browser, or, if it is lost, ask for a new key.',
  GATEWAY_UNREACHABLE: 'The institution’s gateway cannot be reached. Is it running?',
  ANSWER_UNEXPECTED: 'The gateway answered something unexpected at {{path}}: {{problem}}',
  SIGNING_DECLINED: 'You did not sign. Nothing was written.',
  COMMIT_UNSETTLED:
    'It is still not known whether the transaction was written. Check again before signing anew.',
  DOCUMENT_TOO_LARGE: '{{name}} is larger than {{limitBytes}} bytes.',
  DOCUMENT_HASH_DIFFERS: 'The stored document is another one: expected {{expected}}, found {{found}}.',
  UNEXPECTED: 'Something unforeseen happened: {{detail}}',
} as const satisfies Record<ConsoleErrorCode, string>;
