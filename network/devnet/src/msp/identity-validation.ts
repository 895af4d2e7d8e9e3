import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import { equalBytes } from '@fabric-governance/protocol/bytes';
import type { Certificate } from '@fabric-governance/protocol/certificate';
import type { MspDefinition, NodeRole, RootAuthority } from './msp-definition.js';
import { MspError } from './msp-error.js';

/** Fabric judges a chain at the moment the certificate became valid, plus a second, and never by the clock. */
const JUDGED_AFTER_MS = 1000;
/** Bytes of a certifiers identifier that Fabric prints. */
const PRINTED_HEX_DIGITS = 16;

/** The public key of a SubjectPublicKeyInfo, for Node's signature functions. */
export function publicKeyOf(spki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
}

/**
 * The root that issued a certificate.
 * @throws MspError `malformed` when no root of the MSP did, or the root was not valid when the certificate began.
 */
export function issuerOf(certificate: Certificate, { roots }: MspDefinition): RootAuthority {
  const issuers = roots.filter((root) => isIssuedBy(certificate, root.certificate));
  const [issuer] = issuers;
  if (!issuer) {
    throw malformed('x509: certificate signed by unknown authority');
  }
  const moment = certificate.notBefore + JUDGED_AFTER_MS;
  const { notBefore, notAfter } = issuer.certificate;
  if (moment < notBefore || moment > notAfter || moment > certificate.notAfter) {
    throw malformed('x509: certificate has expired or is not yet valid');
  }
  if (issuers.length > 1) {
    throw malformed(`this MSP only supports a single validation chain, got ${issuers.length}`);
  }
  return issuer;
}

/** The rules that Fabric applies after the chain: no authority as identity, not revoked, exactly one role. */
export function validate(
  certificate: Certificate,
  issuer: RootAuthority,
  msp: MspDefinition,
): NodeRole | undefined {
  if (certificate.isCa) {
    throw invalid(
      'could not obtain certification chain: An X509 certificate with Basic Constraint: ' +
        'Certificate Authority equals true cannot be used as an identity',
    );
  }
  if (isRevoked(certificate, issuer, msp)) {
    throw invalid(
      'could not validate identity against certification chain: The certificate has been revoked',
    );
  }
  return roleOf(certificate, issuer, msp);
}

function isIssuedBy(certificate: Certificate, root: Certificate): boolean {
  return (
    equalBytes(root.subjectDer, certificate.issuerDer) &&
    signatureHolds(root, certificate.signedDer, certificate.signature)
  );
}

function isRevoked({ serialHex }: Certificate, issuer: RootAuthority, msp: MspDefinition): boolean {
  return msp.revocationLists.some(
    (list) =>
      list.authorityKeyIdentifier === issuer.subjectKeyIdentifier &&
      list.serials.has(serialHex) &&
      signatureHolds(issuer.certificate, list.signedDer, list.signature),
  );
}

/** Signatures on certificates may be high-S: Fabric lowers them itself before comparing. */
function signatureHolds(signer: Certificate, signedDer: Uint8Array, signature: Uint8Array): boolean {
  return verify('sha256', signedDer, publicKeyOf(signer.spki), signature);
}

function roleOf(certificate: Certificate, issuer: RootAuthority, msp: MspDefinition): NodeRole | undefined {
  if (!msp.roleUnits) {
    return undefined;
  }
  const units = certificate.subject.organizationalUnits;
  const printed = `[${units.map((unit) => `${unit}(${issuer.certifiersIdentifier.slice(0, PRINTED_HEX_DIGITS)})`).join(' ')}]`;
  const roles: NodeRole[] = [];
  for (const unit of units) {
    const roleUnit = msp.roleUnits.find((known) => known.unit === unit);
    if (!roleUnit) {
      continue;
    }
    if ((roleUnit.certifiersIdentifier ?? issuer.certifiersIdentifier) !== issuer.certifiersIdentifier) {
      throw invalidUnits(`certifiersIdentifier does not match: ${printed}, MSP: [${msp.mspId}]`);
    }
    roles.push(roleUnit.role);
  }
  if (roles.length > 1) {
    throw invalidUnits(
      'the identity must have a client, a peer, an orderer, or an admin OU role to be valid, ' +
        `not a combination of them. OUs: ${printed}, MSP: [${msp.mspId}]`,
    );
  }
  const [role] = roles;
  if (!role) {
    throw invalidUnits(
      'the identity does not have an OU that resolves to client, peer, orderer, or admin role. ' +
        `OUs: ${printed}, MSP: [${msp.mspId}]`,
    );
  }
  return role;
}

function malformed(detail: string): MspError {
  return new MspError('malformed', `the supplied identity is not valid: ${detail}`);
}

function invalid(message: string): MspError {
  return new MspError('invalid', message);
}

function invalidUnits(detail: string): MspError {
  return invalid(`could not validate identity's OUs: ${detail}`);
}
