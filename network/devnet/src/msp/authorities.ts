import { toHex } from '@fabric-governance/protocol/bytes';
import { canonicalCertificate } from './canonical-certificate.js';
import { type CertificateChain, onlyChain, type TrustedAuthorities } from './certificate-chain.js';
import type { RevocationList } from './certificate-revocation-list.js';
import { IdentityCache } from './identity-cache.js';
import { firstPemBlock } from './pem-block.js';
import { revocationFailure } from './revocation.js';
import { readX509Certificate, type X509Certificate } from './x509-certificate.js';

/** The same few authorities stand in every configuration, several times over. */
const known = new IdentityCache<X509Certificate>();

/** An organisation's authorities, in canonical form. */
export interface Authorities extends TrustedAuthorities {
  /** Hex of the DER of those that have authorities below them: they do not vouch for people. */
  readonly innerNodes: ReadonlySet<string>;
}

/** Reads a certificate in PEM. Throws in Fabric's words. */
export function certificateFromPem(pem: Uint8Array): X509Certificate {
  return known.of(pem, () => readPem(pem));
}

/** Reads a certificate in PEM whose key Fabric can import. Throws in Fabric's words. */
export function importableCertificate(pem: Uint8Array): X509Certificate {
  const certificate = certificateFromPem(pem);
  if (!certificate.key) {
    throw new Error("Certificate's public key type not recognized. Supported keys: [ECDSA, RSA]");
  }
  return certificate;
}

/**
 * The roots and intermediates of an organisation, each of them found good.
 * @throws in Fabric's words for one that is no authority, is not valid, or is revoked.
 */
export function readAuthorities(
  rootPems: readonly Uint8Array[],
  intermediatePems: readonly Uint8Array[],
  lists: readonly RevocationList[],
): Authorities {
  if (rootPems.length === 0) {
    throw new Error('expected at least one CA certificate');
  }
  const given = {
    roots: distinct(rootPems.map(certificateFromPem)),
    intermediates: distinct(intermediatePems.map(certificateFromPem)),
  };
  const canonical = (pems: readonly Uint8Array[]): readonly X509Certificate[] =>
    distinct(pems.map((pem) => canonicalCertificate(importableCertificate(pem), given)));
  const trusted = { roots: canonical(rootPems), intermediates: canonical(intermediatePems) };
  for (const authority of [...trusted.roots, ...trusted.intermediates]) {
    checkAuthority(authority, trusted, lists);
    if (authority.hasNameConstraints) {
      throw new Error(`name constraints of a CA are not offered by devnet, (SN: ${authority.serialHex})`);
    }
  }
  const above = trusted.intermediates.flatMap((authority) => onlyChain(authority, trusted).slice(1));
  return { ...trusted, innerNodes: new Set(above.map(({ der }) => toHex(der))) };
}

/** Checks the authorities of an organisation's TLS certificates. Throws in Fabric's words. */
export function checkTlsAuthorities(
  rootPems: readonly Uint8Array[],
  intermediatePems: readonly Uint8Array[],
  lists: readonly RevocationList[],
): void {
  const trusted = {
    roots: distinct(rootPems.map(certificateFromPem)),
    intermediates: distinct(intermediatePems.map(certificateFromPem)),
  };
  for (const authority of [...trusted.roots, ...trusted.intermediates]) {
    checkAuthority(authority, trusted, lists);
  }
}

/**
 * The chain of a certificate that an authority at the end of the tree has issued: one that has authorities below it
 * vouches for these only.
 * @param parent position in the chain of the authority in question
 * @throws in Fabric's words.
 */
export function memberChain(
  certificate: X509Certificate,
  authorities: Authorities,
  parent: 0 | 1,
): CertificateChain {
  const chain = chainOf(certificate, authorities);
  if (chain.length < 2) {
    throw new Error(`expected a chain of length at least 2, got ${chain.length}`);
  }
  if (authorities.innerNodes.has(toHex((chain[parent] ?? chain[0]).der))) {
    throw new Error(
      'invalid validation chain. Parent certificate should be a leaf of the certification tree',
    );
  }
  return chain;
}

function readPem(pem: Uint8Array): X509Certificate {
  const block = firstPemBlock(pem);
  if (!block) {
    throw new Error('getCertFromPem error: could not decode pem bytes');
  }
  try {
    return readX509Certificate(block.content);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`getCertFromPem error: failed to parse x509 cert: ${detail}`, { cause });
  }
}

function chainOf(certificate: X509Certificate, authorities: Authorities): CertificateChain {
  try {
    return onlyChain(certificate, authorities);
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`failed getting validation chain: ${detail}`, { cause });
  }
}

function checkAuthority(
  authority: X509Certificate,
  trusted: TrustedAuthorities,
  lists: readonly RevocationList[],
): void {
  const serial = `(SN: ${authority.serialHex})`;
  if (!authority.isCa) {
    throw new Error(`CA Certificate did not have the CA attribute, ${serial}`);
  }
  if (authority.subjectKeyIdentifier === undefined) {
    throw new Error(
      `CA Certificate problem with Subject Key Identifier extension, ${serial}: ` +
        'subjectKeyIdentifier not found in certificate',
    );
  }
  const failure = authorityFailure(authority, trusted, lists);
  if (failure !== undefined) {
    throw new Error(`CA Certificate is not valid, ${serial}: ${failure}`);
  }
}

function authorityFailure(
  authority: X509Certificate,
  trusted: TrustedAuthorities,
  lists: readonly RevocationList[],
): string | undefined {
  try {
    const [, issuer] = onlyChain(authority, trusted);
    return issuer && revocationFailure(authority, issuer, lists);
  } catch (cause) {
    return `could not obtain certification chain: ${cause instanceof Error ? cause.message : String(cause)}`;
  }
}

function distinct(certificates: readonly X509Certificate[]): readonly X509Certificate[] {
  return [...new Map(certificates.map((certificate) => [toHex(certificate.der), certificate])).values()];
}
