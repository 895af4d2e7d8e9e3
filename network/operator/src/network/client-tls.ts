import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { clientTlsFiles, type ConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import { sha256 } from '@fabric-governance/protocol/sha256';

/** What this program shows at TLS handshakes with nodes that ask for a certificate. */
export interface ClientTls {
  /** PEM. */
  readonly certificate: Buffer;
  readonly key: Buffer;
  /** SHA-256 of the certificate's DER: Deliver requests must carry it where the node asks for certificates. */
  readonly certificateHash: Uint8Array;
}

/** Reads the files that the profile names; undefined when it names none. Throws the file system's error when one is missing. */
export function readClientTls(profile: ConnectionProfile): ClientTls | undefined {
  const files = clientTlsFiles(profile);
  if (files === undefined) return undefined;
  const certificate = readFileSync(files.certificatePath);
  const certificateHash = sha256(new Uint8Array(new X509Certificate(certificate).raw));
  return { certificate, key: readFileSync(files.keyPath), certificateHash };
}
