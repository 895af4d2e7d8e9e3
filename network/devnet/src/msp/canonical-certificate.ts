import { withSignature } from '../crypto/signed-document.js';
import { lowSignature } from '../crypto/verify-signature.js';
import { issuerFailure, onlyChain, type TrustedAuthorities } from './certificate-chain.js';
import { readX509Certificate, type X509Certificate } from './x509-certificate.js';

/**
 * The form of a certificate in which Fabric knows it: with the lower of the two values that s may have in the issuer's
 * ECDSA signature, since anybody can turn one into the other. Certificates signed with RSA are taken as they are.
 * @throws when an ECDSA-signed certificate has no chain to a trusted root; any self-signed authority passes.
 */
export function canonicalCertificate(
  certificate: X509Certificate,
  trusted: TrustedAuthorities,
): X509Certificate {
  if (certificate.signatureAlgorithm.family !== 'ecdsa') {
    return certificate;
  }
  if (certificate.isCa && issuerFailure(certificate, certificate) === undefined) {
    const root = withLowSignature(certificate, certificate);
    onlyChain(root, { ...trusted, roots: [root] });
    return root;
  }
  const [, issuer] = onlyChain(certificate, trusted);
  if (!issuer) {
    throw new Error(
      'failed to traverse certificate verification chain for leaf or intermediate certificate, ' +
        `with subject CN=${certificate.subject.commonName}`,
    );
  }
  return withLowSignature(certificate, issuer);
}

function withLowSignature(certificate: X509Certificate, issuer: X509Certificate): X509Certificate {
  const low = issuer.key && lowSignature(issuer.key, certificate.signature);
  if (!low) {
    throw new Error('curve not recognized');
  }
  return low === certificate.signature
    ? certificate
    : readX509Certificate(withSignature(certificate.der, low));
}
