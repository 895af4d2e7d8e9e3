import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OrganisationNames } from './organisation-paths.js';

interface WithCertificate {
  readonly certificatePem: string;
}

/**
 * Puts an authority's certificate, and that of its endpoint, where fabric-ca's server leaves them in Fabric's test
 * network, `fabric-ca/<organisation>`: its scripts and tutorials tell clients to trust these files.
 */
export function writeAuthorityFolder(
  {
    kind,
    name,
    ca,
    caTls,
  }: OrganisationNames & { readonly ca: WithCertificate; readonly caTls: WithCertificate },
  organizationsDir: string,
): void {
  const folder = join(organizationsDir, 'fabric-ca', kind === 'orderer' ? 'ordererOrg' : name.toLowerCase());
  mkdirSync(folder, { recursive: true });
  for (const [file, content] of [
    ['ca-cert.pem', ca.certificatePem],
    ['tls-cert.pem', caTls.certificatePem],
  ] as const) {
    const path = join(folder, file);
    if (!existsSync(path) || readFileSync(path, 'utf8') !== content) {
      writeFileSync(path, content);
    }
  }
}
