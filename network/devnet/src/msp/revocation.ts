import type { RevocationList } from './certificate-revocation-list.js';
import { signatureFailure } from './signature-algorithm.js';
import type { X509Certificate } from './x509-certificate.js';

/**
 * Why a certificate counts as revoked, in Fabric's words; undefined when it does not. A list counts when its authority
 * key is the issuer's and the issuer has signed it; one that names no authority makes everybody's check fail.
 */
export function revocationFailure(
  { serialHex }: X509Certificate,
  issuer: X509Certificate,
  lists: readonly RevocationList[],
): string | undefined {
  for (const list of lists) {
    if (list.authorityKeyIdentifier === undefined) {
      return (
        'could not obtain Authority Key Identifier for crl: ' +
        'authorityKeyIdentifier not found in certificate'
      );
    }
    if (
      list.authorityKeyIdentifier === issuer.subjectKeyIdentifier &&
      list.serials.has(serialHex) &&
      isSignedBy(issuer, list)
    ) {
      return 'The certificate has been revoked';
    }
  }
  return undefined;
}

function isSignedBy({ key }: X509Certificate, list: RevocationList): boolean {
  return key !== undefined && signatureFailure(list.signatureAlgorithm, list, key, true) === undefined;
}
