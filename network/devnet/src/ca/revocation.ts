import type { CertificateAuthority } from '../crypto/certificate-authority.js';
import { authorizationFailure, CA_ERROR, CaError } from './ca-error.js';
import type { Decision } from './ca-journal.js';
import type { CaChange, CertificateRecord } from './ca-records.js';
import type { CaState } from './ca-state.js';
import type { Caller } from './caller.js';
import type { RevocationBody, RevocationListBody } from './request-bodies.js';

/** How long a revocation list says it is good for, fabric-ca's default. */
const LIST_LIFETIME_MS = 24 * 60 * 60 * 1000;

/** Numbers of the reasons (RFC 5280, 5.3.1), by the names that requests use; any other name is 0. */
const REASONS = {
  unspecified: 0,
  keycompromise: 1,
  cacompromise: 2,
  affiliationchanged: 3,
  superseded: 4,
  cessationofoperation: 5,
  certificatehold: 6,
  removefromcrl: 8,
  privilegewithdrawn: 9,
  aacompromise: 10,
} as const;

/** Decides which certificates are revoked, and the identity with them when it is named alone. Throws CaError. */
export function decideRevocation(
  state: CaState,
  caller: Caller,
  body: RevocationBody,
): Decision<readonly CertificateRecord[]> {
  const serial = normalised(body.serial);
  const aki = normalised(body.aki);
  if (serial !== '' && aki !== '') {
    const certificate = certificateToRevoke(state, caller, { serial, aki, owner: body.id });
    return revoking([certificate], body.reason, []);
  }
  if (body.id === '') {
    throw new CaError(
      400,
      CA_ERROR.missingRevokeArguments,
      'Either Name or Serial and AKI are required for a revoke request',
    );
  }
  mustBeRevoker(caller, body.id);
  const identity = state.identity(body.id);
  if (!identity) {
    throw identityNotFound(body.id);
  }
  if (identity.id !== caller.id) {
    caller.mustManage(identity);
  }
  const certificates = state.certificatesOf(identity.id).filter(({ revocation }) => !revocation);
  return revoking(certificates, body.reason, [{ kind: 'identity', record: { ...identity, revoked: true } }]);
}

/** The changes that revoke certificates; those revoked already keep their time and reason. */
export function revocations(certificates: readonly CertificateRecord[], reason: string): readonly CaChange[] {
  const revocation = { at: Date.now(), reason: reasonNumber(reason) };
  return certificates
    .filter((record) => !record.revocation)
    .map((record) => ({ kind: 'certificate', record: { ...record, revocation } }));
}

/** PEM of the list of revoked certificates within the asked-for times. Throws CaError 400. */
export function revocationListPem(
  authority: CertificateAuthority,
  state: CaState,
  filter: RevocationListBody,
): string {
  const { revokedafter, revokedbefore, expireafter, expirebefore } = filter;
  if (revokedafter && revokedbefore && revokedafter > revokedbefore) {
    throw badFilter(CA_ERROR.revokedAfter, 'revokedafter', 'revokedbefore');
  }
  if (expireafter && expirebefore && expireafter > expirebefore) {
    throw badFilter(CA_ERROR.expiredAfter, 'expireafter', 'expirebefore');
  }
  const revoked = state.certificates().flatMap(({ serial, notAfter, revocation }) => {
    const isListed =
      revocation !== undefined &&
      isBetween(revocation.at, revokedafter, revokedbefore) &&
      isBetween(notAfter, expireafter, expirebefore);
    return isListed ? [{ serial, revokedAt: new Date(revocation.at) }] : [];
  });
  const now = Date.now();
  return authority.revoke(revoked, {
    thisUpdate: new Date(now),
    nextUpdate: new Date(now + LIST_LIFETIME_MS),
  });
}

function certificateToRevoke(
  state: CaState,
  caller: Caller,
  { serial, aki, owner }: { readonly serial: string; readonly aki: string; readonly owner: string },
): CertificateRecord {
  const named = `Certificate with serial ${serial} and AKI ${aki}`;
  const certificate = state.certificate(serial, aki);
  if (!certificate) {
    const reason = 'Failed to get Certificate: sql: no rows in result set';
    throw new CaError(404, CA_ERROR.revokedCertificateNotFound, `${named} was not found: ${reason}`);
  }
  mustBeRevoker(caller, certificate.id);
  if (certificate.revocation) {
    throw new CaError(404, CA_ERROR.alreadyRevoked, `${named} was already revoked`);
  }
  if (owner !== '' && owner !== certificate.id) {
    throw new CaError(400, CA_ERROR.wrongOwner, `${named} is not owned by ${owner}`);
  }
  const identity = state.identity(certificate.id);
  if (!identity) {
    throw identityNotFound(certificate.id);
  }
  if (certificate.serial !== caller.certificate.serial) {
    caller.mustManage(identity);
  }
  return certificate;
}

function revoking(
  certificates: readonly CertificateRecord[],
  reason: string,
  also: readonly CaChange[],
): Decision<readonly CertificateRecord[]> {
  return { changes: [...also, ...revocations(certificates, reason)], result: certificates };
}

/** Everybody may revoke what is their own. */
function mustBeRevoker(caller: Caller, owner: string): void {
  if (caller.id !== owner && !caller.has('hf.Revoker')) {
    throw authorizationFailure(`'${caller.id}' may not revoke`);
  }
}

function identityNotFound(id: string): CaError {
  const reason = 'Failed to get User: sql: no rows in result set';
  return new CaError(404, CA_ERROR.revokedIdentityNotFound, `Identity ${id} was not found: ${reason}`);
}

/** Numbers come with colons, capitals and leading zeros, as other tools print them. */
function normalised(hex: string): string {
  return hex.toLowerCase().replace(/^0+/u, '').replaceAll(':', '');
}

function reasonNumber(name: string): number {
  return Object.entries(REASONS).find(([known]) => known === name)?.[1] ?? REASONS.unspecified;
}

function isBetween(time: number, after: Date | undefined, before: Date | undefined): boolean {
  return (!after || time > after.getTime()) && (!before || time < before.getTime());
}

function badFilter(code: 36 | 37, after: string, before: string): CaError {
  return new CaError(
    400,
    code,
    `Invalid '${after}' value. It must not be a timestamp greater than '${before}'`,
  );
}
