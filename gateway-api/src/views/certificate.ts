import type { Fingerprint } from '@fabric-governance/chaincode/governance/ids';
import { equalBytes, toHex } from '@fabric-governance/protocol/bytes';
import {
  type Certificate,
  isIssuedBy,
  parseCertificate,
  pemToDer,
} from '@fabric-governance/protocol/certificate';
import { sha256 } from '@fabric-governance/protocol/sha256';
import type { CertificateFields, CertificateView } from '../contract/ledger.js';
import { ApiFailure } from '../errors/api-failure.js';
import type { LedgerReader } from '../read-model/ledger-reader.js';
import { holderOf, namesOf } from './signer.js';

/** Longer chains do not occur; a loop of certificates that sign each other would. */
const LONGEST_CHAIN = 8;

/**
 * A certificate seen in the chain, followed to a root that a configuration of the channel named for its MSP. Dates are
 * shown and not judged: it counted when it signed.
 * @throws ApiFailure CERTIFICATE_NOT_FOUND
 */
export function viewCertificate(
  { projection, index }: Pick<LedgerReader, 'projection' | 'index'>,
  fingerprint: Fingerprint,
): CertificateView {
  const seen = index.certificates.get(fingerprint);
  if (!seen) throw new ApiFailure('CERTIFICATE_NOT_FOUND', { fingerprint });
  const certificate = parseCertificate(pemToDer(seen.certificatePem));
  const authorities = [...(index.roots.get(seen.mspId)?.values() ?? [])].map(parseCertificate);
  const chain = chainOf(certificate, authorities);
  const top = chain.at(-1);
  return {
    ...fieldsOf(certificate),
    mspId: seen.mspId,
    ...holderOf({ projection }, fingerprint, seen.mspId),
    chain: chain.map(fieldsOf),
    chainVerified: top !== undefined && isSelfSigned(top),
    firstSeenInBlock: seen.firstSeenInBlock.toString(),
  };
}

/** From the issuer upwards; each link's signature holds. */
function chainOf(certificate: Certificate, authorities: readonly Certificate[]): readonly Certificate[] {
  const chain: Certificate[] = [];
  let current = certificate;
  while (chain.length < LONGEST_CHAIN && !isSelfSigned(current)) {
    const child = current;
    const issuer = authorities.find((authority) => isIssuedBy(child, authority));
    if (!issuer) break;
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}

function isSelfSigned(certificate: Certificate): boolean {
  return equalBytes(certificate.issuerDer, certificate.subjectDer) && isIssuedBy(certificate, certificate);
}

function fieldsOf(certificate: Certificate): CertificateFields {
  const { subject, issuer, pem } = namesOf(certificate.der);
  return {
    fingerprint: toHex(sha256(certificate.spki)) as Fingerprint,
    certificate: pem,
    subject,
    issuer,
    serial: certificate.serialHex,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
  };
}
