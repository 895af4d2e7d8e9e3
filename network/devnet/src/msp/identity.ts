import { createHash, type KeyObject } from 'node:crypto';
import { equalBytes, toHex } from '@fabric-governance/protocol/bytes';
import type { Certificate } from '@fabric-governance/protocol/certificate';
import { decode } from '@fabric-governance/protocol/message';
import type { MspRole, Principal } from '@fabric-governance/protocol/policy';
import { SerializedIdentity } from '@hyperledger/fabric-protos/lib/msp/identities_pb.js';
import { verifiedSignatures } from '../crypto/verified-signatures.js';
import { verifyLowS } from '../crypto/verify-signature.js';
import { canonicalCertificate } from './canonical-certificate.js';
import { type Membership, membershipOf } from './identity-validation.js';
import type { MspDefinition } from './membership-rules.js';
import { MspError } from './msp-error.js';
import { firstPemBlock } from './pem-block.js';
import { readX509Certificate, type X509Certificate } from './x509-certificate.js';

/** Somebody with a certificate that an organisation of the channel can read. Expiry is not judged. */
export interface Identity {
  readonly mspId: string;
  /** As sent; one certificate has many PEM forms. */
  readonly certificatePem: string;
  readonly certificateDer: Uint8Array;
  /** MSP id and digest of the certificate: the same for all forms in which one identity is sent. */
  readonly name: string;
  readonly certificate: Certificate;
  /** Why the organisation does not vouch for the identity; undefined when it does. */
  readonly refusal: MspError | undefined;
  /** Whether the DER signature over the message is the identity's, and low-S. */
  verify(message: Uint8Array, signature: Uint8Array): boolean;
  /** Whether it belongs to a principal, as one whom the organisation vouches for where Fabric asks that. */
  satisfies(principal: Principal): boolean;
  /**
   * Whether the certificate has expired at a time (milliseconds since 1970). Fabric asks at the door of orderer and
   * peer only, never when it validates a block.
   */
  isExpired(at: number): boolean;
}

/** An identity as it was sent. */
export interface SentIdentity {
  readonly mspId: string;
  /** PEM, in whatever form. */
  readonly certificate: Uint8Array;
}

/** Reads a `msp.SerializedIdentity`. Throws MspError `malformed`. */
export function sentIdentity(bytes: Uint8Array): SentIdentity {
  try {
    const message = decode(SerializedIdentity, bytes);
    return { mspId: message.getMspid(), certificate: message.getIdBytes_asU8() };
  } catch (cause) {
    throw new MspError('malformed', 'could not deserialize a SerializedIdentity', { cause });
  }
}

/**
 * Reads an identity of an organisation. Whether the organisation vouches for it is told by its `refusal`.
 * @throws MspError `malformed` for what is no certificate, or none that has to do with the organisation
 */
export function readIdentity(sent: SentIdentity, msp: MspDefinition): Identity {
  const block = firstPemBlock(sent.certificate);
  if (!block) {
    throw new MspError('malformed', 'could not decode the PEM structure');
  }
  const certificate = attempt(() => readX509Certificate(block.content), 'parseCertificate failed: ');
  if (!certificate.key) {
    const kinds = "Certificate's public key type not recognized. Supported keys: [ECDSA, RSA]";
    throw new MspError('malformed', `failed to import certificate's public key: ${kinds}`);
  }
  const canonical = attempt(() => canonicalCertificate(certificate, msp.authorities), '');
  return new ReadIdentity(sent, { certificate: canonical, key: certificate.key }, msp);
}

class ReadIdentity implements Identity {
  readonly mspId: string;
  readonly certificatePem: string;
  readonly certificate: X509Certificate;
  readonly name: string;
  readonly refusal: MspError | undefined;
  readonly #membership: Membership | undefined;
  readonly #msp: MspDefinition;
  readonly #key: KeyObject;

  constructor(
    sent: SentIdentity,
    { certificate, key }: { readonly certificate: X509Certificate; readonly key: KeyObject },
    msp: MspDefinition,
  ) {
    this.mspId = sent.mspId;
    this.certificatePem = Buffer.from(sent.certificate).toString('utf8');
    this.certificate = certificate;
    this.name = `${sent.mspId}/${createHash(msp.identifierHash).update(certificate.der).digest('hex')}`;
    this.#msp = msp;
    this.#key = key;
    try {
      this.#membership = membershipOf(certificate, msp);
    } catch (cause) {
      this.refusal = new MspError('invalid', messageOf(cause), { cause });
    }
  }

  get certificateDer(): Uint8Array {
    return this.certificate.der;
  }

  verify(message: Uint8Array, signature: Uint8Array): boolean {
    const { signatureHash: hash } = this.#msp;
    return (
      hash !== undefined &&
      verifiedSignatures.check({ spki: this.certificate.spki, message, signature }, () =>
        verifyLowS(this.#key, message, signature, hash),
      )
    );
  }

  satisfies(principal: Principal): boolean {
    switch (principal.kind) {
      case 'role':
        return principal.mspId === this.mspId && this.#hasRole(principal.role);
      case 'unit':
        return (
          principal.mspId === this.mspId && this.#hasUnit(principal.unit, principal.certifiersIdentifier)
        );
      case 'identity':
        return this.refusal === undefined && this.#isSame(principal.identity);
      case 'combined':
        return principal.principals.length > 0 && principal.principals.every((each) => this.satisfies(each));
      case 'nominal':
        return true;
      case 'unsupported':
        return false;
    }
  }

  isExpired(at: number): boolean {
    return at > this.certificate.notAfter;
  }

  /** Administrators named one by one were judged with the definition; everybody else is judged here. */
  #hasRole(role: MspRole): boolean {
    if (role === 'admin' && this.#msp.administrators.has(toHex(this.certificate.der))) {
      return true;
    }
    return role === 'member' ? this.refusal === undefined : this.#membership?.roles.has(role) === true;
  }

  #hasUnit(unit: string, certifiers: string): boolean {
    return (
      this.#membership !== undefined &&
      this.#membership.certifiersIdentifier === certifiers &&
      this.#membership.units.includes(unit)
    );
  }

  #isSame(serialized: Uint8Array): boolean {
    try {
      const sent = sentIdentity(serialized);
      return (
        sent.mspId === this.mspId &&
        equalBytes(readIdentity(sent, this.#msp).certificateDer, this.certificateDer)
      );
    } catch (error) {
      if (error instanceof MspError) {
        // A principal that names no certificate is satisfied by nobody.
        return false;
      }
      throw error;
    }
  }
}

function attempt<T>(read: () => T, prefix: string): T {
  try {
    return read();
  } catch (cause) {
    throw new MspError('malformed', `${prefix}${messageOf(cause)}`, { cause });
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
