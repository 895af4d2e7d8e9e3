import { createHash, type KeyObject, verify } from 'node:crypto';
import { equalBytes, toHex } from '@fabric-governance/protocol/bytes';
import { type Certificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { parseIdentity } from '@fabric-governance/protocol/identity';
import type { Principal } from '@fabric-governance/protocol/policy';
import { isLowS } from '@fabric-governance/protocol/signature';
import { verifiedSignatures } from '../crypto/verified-signatures.js';
import { issuerOf, publicKeyOf, validate } from './identity-validation.js';
import type { MspDefinition, NodeRole } from './msp-definition.js';

/** Someone whose certificate an organisation of the channel vouches for, its role included. Expiry is not judged. */
export interface Identity {
  readonly mspId: string;
  /** As sent; one certificate has many PEM forms. */
  readonly certificatePem: string;
  readonly certificateDer: Uint8Array;
  /** MSP id and SHA-256 of the certificate: the same for all forms in which one identity is sent. */
  readonly name: string;
  readonly certificate: Certificate;
  /** Undefined where the MSP has node OUs off. */
  readonly role: NodeRole | undefined;
  /** Whether the DER signature over SHA-256 of the message is the identity's, and low-S. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
  satisfies(principal: Principal): boolean;
  /**
   * Whether the certificate has expired at a time (milliseconds since 1970). Fabric asks at the door of orderer and
   * peer only, never when it validates a block.
   */
  isExpired(at: number): boolean;
}

/** What an identity is made of, before its organisation has judged it. */
export interface IdentityParts {
  readonly mspId: string;
  readonly certificatePem: string;
  readonly certificate: Certificate;
}

/** Lets an organisation judge a certificate. Throws MspError `malformed` or `invalid`. */
export function acceptIdentity(parts: IdentityParts, msp: MspDefinition): Identity {
  const issuer = issuerOf(parts.certificate, msp);
  return new AcceptedIdentity(parts, msp, validate(parts.certificate, issuer, msp));
}

class AcceptedIdentity implements Identity {
  readonly mspId: string;
  readonly certificatePem: string;
  readonly certificate: Certificate;
  readonly name: string;
  readonly role: NodeRole | undefined;
  readonly #msp: MspDefinition;
  readonly #key: KeyObject;

  constructor(
    { mspId, certificatePem, certificate }: IdentityParts,
    msp: MspDefinition,
    role: NodeRole | undefined,
  ) {
    this.mspId = mspId;
    this.certificatePem = certificatePem;
    this.certificate = certificate;
    this.name = `${mspId}/${createHash('sha256').update(certificate.der).digest('hex')}`;
    this.role = role;
    this.#msp = msp;
    this.#key = publicKeyOf(certificate.spki);
  }

  get certificateDer(): Uint8Array {
    return this.certificate.der;
  }

  verify(message: Uint8Array, signature: Uint8Array): boolean {
    return verifiedSignatures.check({ spki: this.certificate.spki, message, signature }, () => {
      return hasLowS(signature) && verify('sha256', message, this.#key, signature);
    });
  }

  satisfies(principal: Principal): boolean {
    switch (principal.kind) {
      case 'role':
        return principal.mspId === this.mspId && this.#hasRole(principal.role);
      case 'unit':
        return (
          principal.mspId === this.mspId &&
          this.certificate.subject.organizationalUnits.includes(principal.unit)
        );
      case 'identity':
        return this.#isSame(principal.identity);
      case 'unsupported':
        return false;
    }
  }

  isExpired(at: number): boolean {
    return at > this.certificate.notAfter;
  }

  #hasRole(role: NodeRole | 'member'): boolean {
    return (
      role === 'member' ||
      role === this.role ||
      (role === 'admin' && this.#msp.administrators.has(toHex(this.certificate.der)))
    );
  }

  #isSame(serialized: Uint8Array): boolean {
    try {
      const other = parseIdentity(serialized);
      return other.mspId === this.mspId && equalBytes(pemToDer(other.certificatePem), this.certificate.der);
    } catch {
      // A principal that names no certificate is satisfied by nobody.
      return false;
    }
  }
}

function hasLowS(signature: Uint8Array): boolean {
  try {
    return isLowS(signature);
  } catch {
    // Not even a signature.
    return false;
  }
}
