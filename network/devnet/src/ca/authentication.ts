import { toHex } from '@fabric-governance/protocol/bytes';
import type { Certificate } from '@fabric-governance/protocol/certificate';
import { AsnConvert } from '@peculiar/asn1-schema';
import { AuthorityKeyIdentifier } from '@peculiar/asn1-x509';
import { EXTENSION_OID } from '../crypto/certificate-extensions.js';
import { authenticationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { CaJournal, Decision } from './ca-journal.js';
import type { IdentityRecord } from './ca-records.js';
import type { CaState } from './ca-state.js';
import { Caller } from './caller.js';
import { isSecret } from './secret.js';
import { certificateOfToken, type SignedRequest } from './token.js';

/** Wrong secrets in a row after which an identity is locked, fabric-ca's default. */
const MAX_WRONG_SECRETS = 10;

/** Name and secret of HTTP basic authentication. */
export interface BasicCredentials {
  readonly id: string;
  readonly secret: string;
}

/** The authorization header. Throws CaError 401 when there is none. */
export function authorizationHeader(header: string | undefined): string {
  if (header === undefined || header === '') {
    throw new CaError(401, CA_ERROR.noAuthorization, 'No authorization header');
  }
  return header;
}

/** Reads HTTP basic authentication. Throws CaError 401. */
export function basicCredentials(header: string): BasicCredentials {
  const encoded = /^Basic (.+)$/iu.exec(header)?.[1];
  const text = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) {
    throw authenticationFailure('no name and secret in the authorization header');
  }
  return { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}

/**
 * Checks a secret; a wrong one is counted.
 * @throws CaError 401 for an unknown identity, a wrong secret, a spent or revoked one, or after ten wrong ones in a row.
 */
export async function login(journal: CaJournal, credentials: BasicCredentials): Promise<IdentityRecord> {
  const answer = await journal.update((state) => decideLogin(state, credentials));
  if (answer instanceof CaError) {
    throw answer;
  }
  return answer;
}

/** Whose certificate signed the request. Throws CaError 401 unless the authority issued it and it is in force. */
export function callerOfToken(state: CaState, token: string, request: SignedRequest): Caller {
  const certificate = certificateOfToken(token, request);
  const record = state.certificate(certificate.serialHex, authorityKeyIdentifier(certificate));
  if (!record) {
    throw authenticationFailure('the certificate was not issued here');
  }
  const now = Date.now();
  if (certificate.notAfter < now || certificate.notBefore > now || record.revocation) {
    throw authenticationFailure('the certificate has expired or was revoked');
  }
  const identity = state.identity(certificate.subject.commonName);
  if (!identity) {
    throw authenticationFailure(`there is no identity '${certificate.subject.commonName}'`);
  }
  return new Caller(identity, record);
}

/** Hex identifier of the key that signed a certificate, without leading zeros; empty when it names none. */
export function authorityKeyIdentifier({ extensions }: Certificate): string {
  const extension = extensions.get(EXTENSION_OID.authorityKeyIdentifier);
  const identifier = extension && AsnConvert.parse(extension, AuthorityKeyIdentifier).keyIdentifier;
  return identifier ? toHex(new Uint8Array(identifier.buffer)).replace(/^0+/u, '') : '';
}

function decideLogin(state: CaState, { id, secret }: BasicCredentials): Decision<IdentityRecord | CaError> {
  const record = state.identity(id);
  if (!record) {
    return refusal('there is no such identity');
  }
  const { wrongSecrets } = record;
  if (wrongSecrets >= MAX_WRONG_SECRETS) {
    const text = `Incorrect password entered ${wrongSecrets} times, max incorrect password limit of ${MAX_WRONG_SECRETS} reached`;
    return { changes: [], result: new CaError(401, CA_ERROR.passwordAttempts, text) };
  }
  if (!isSecret(secret, record)) {
    const counted = { ...record, wrongSecrets: wrongSecrets + 1 };
    return { ...refusal('wrong secret'), changes: [{ kind: 'identity', record: counted }] };
  }
  if (record.revoked) {
    return refusal('the identity is revoked');
  }
  if (record.maxEnrolments >= 0 && record.enrolments >= record.maxEnrolments) {
    return refusal(`the identity has enrolled ${record.enrolments} times already`);
  }
  const fresh = { ...record, wrongSecrets: 0 };
  return { changes: wrongSecrets > 0 ? [{ kind: 'identity', record: fresh }] : [], result: fresh };
}

function refusal(reason: string): Decision<CaError> {
  return { changes: [], result: authenticationFailure(reason) };
}
