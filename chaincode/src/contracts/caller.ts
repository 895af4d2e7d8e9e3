import { createHash, X509Certificate } from 'node:crypto';
import type { SerializedIdentity } from 'fabric-shim-api';
import type { Caller } from '../governance/authority/actor.js';
import type { Fingerprint, MspId } from '../governance/ids.js';
import { refuse, type Verdict } from '../governance/verdict.js';
import { accept } from '../governance/verdict.js';

/**
 * One PEM block and nothing else. Fabric takes the first block it can read, with headers and text around it; to read a text in
 * another way than the peer did would be to take someone for someone else, so every unusual text is refused.
 */
const ONE_CERTIFICATE =
  /^-----BEGIN CERTIFICATE-----\r?\n([A-Za-z0-9+/=\r\n]+)-----END CERTIFICATE-----\s*$/u;

/**
 * Who signed the proposal. The fingerprint is the SHA-256 of the key's SubjectPublicKeyInfo: the same for every certificate of
 * that key, and what a browser gets by hashing `exportKey('spki')`.
 */
export function callerOf(creator: SerializedIdentity): Verdict<Caller> {
  const certificate = parseCertificate(Buffer.from(creator.idBytes).toString('utf8'));
  if (certificate === null) {
    return refuse('ARGUMENT_INVALID', { path: 'creator', problem: 'one PEM certificate and nothing else' });
  }
  const spki = certificate.publicKey.export({ type: 'spki', format: 'der' });
  return accept({
    mspId: creator.mspid as MspId,
    fingerprint: createHash('sha256').update(spki).digest('hex') as Fingerprint,
    enrolmentId: commonNameOf(certificate),
  });
}

function parseCertificate(pem: string): X509Certificate | null {
  const body = ONE_CERTIFICATE.exec(pem)?.[1];
  if (body === undefined) return null;
  try {
    return new X509Certificate(Buffer.from(body, 'base64'));
  } catch {
    // Not a certificate: refused by the caller of this function, like any text that is none.
    return null;
  }
}

/** The subject's one common name. Node gives a list where there are several: that is nobody's name. */
function commonNameOf(certificate: X509Certificate): string | null {
  const name: unknown = certificate.toLegacyObject().subject.CN;
  return typeof name === 'string' ? name : null;
}
