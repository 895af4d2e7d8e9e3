import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCertificate, pemToDer } from '@fabric-governance/protocol/certificate';
import { subjectKeyIdentifier } from '../crypto/certificate-authority.js';
import { generateKeyPair } from '../crypto/key-pair.js';
import { authorityKeyIdentifier } from './authentication.js';
import type { CaService } from './ca-call.js';
import { issueForKey } from './enrolment.js';

const CERTIFICATE = join('msp', 'signcerts', 'cert.pem');
const KEY_STORE = join('msp', 'keystore');
const CONFIGURATION = 'fabric-ca-client-config.yaml';

/**
 * Makes a folder a home of fabric-ca's client (`FABRIC_CA_CLIENT_HOME`) in which an identity has enrolled, so that
 * `fabric-ca-client register` works from there at once, as in Fabric's test network. A certificate that the authority
 * does not know, or that counts no longer, is replaced.
 * @param id a registered identity
 */
export async function ensureEnrolled(service: CaService, path: string, id: string): Promise<void> {
  if (!isInForce(service, join(path, CERTIFICATE))) {
    await enrol(service, path, id);
  }
}

/** Tells fabric-ca's client in its home where the authority listens. */
export function writeClientConfiguration(path: string, caUrl: string): void {
  const lines = ['# Written by devnet at each start.', `url: ${caUrl}`, 'mspdir: msp', ''];
  writeFileSync(join(path, CONFIGURATION), lines.join('\n'));
}

function isInForce({ state }: CaService, path: string): boolean {
  if (!existsSync(path)) {
    return false;
  }
  const certificate = parseCertificate(pemToDer(readFileSync(path, 'utf8')));
  const record = state.certificate(certificate.serialHex, authorityKeyIdentifier(certificate));
  return record !== undefined && !record.revocation && record.notAfter > Date.now();
}

async function enrol(service: CaService, path: string, id: string): Promise<void> {
  const identity = service.state.identity(id);
  if (!identity) {
    throw new Error(`there is no identity '${id}'`);
  }
  const keys = await generateKeyPair();
  const record = issueForKey(service.authority, identity, keys.publicKeySpki);
  await service.update(() => ({ changes: [{ kind: 'certificate', record }], result: undefined }));
  for (const folder of [join('msp', 'signcerts'), KEY_STORE]) {
    mkdirSync(join(path, folder), { recursive: true });
  }
  // Fabric's key stores find a key by the name of its file.
  writeFileSync(join(path, KEY_STORE, `${subjectKeyIdentifier(keys.publicKeySpki)}_sk`), keys.privateKeyPem, {
    mode: 0o600,
  });
  writeFileSync(join(path, CERTIFICATE), record.pem);
}
