import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeAuthorityFolder } from './authority-folder.js';
import { CertificateAuthority } from './certificate-authority.js';
import { makeOrganisationFiles } from './organisation-files.js';
import { type MemberPaths, type OrganisationNames, organisationPaths } from './organisation-paths.js';

/** A certificate and its private key, in memory and on disk. */
export interface Credential {
  readonly certificatePath: string;
  readonly privateKeyPath: string;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
}

/** An identity of the organisation: a peer, an orderer, the administrator or the user. */
export interface Member {
  /** Common name, such as `peer0.org1.example.com` or `Admin@org1.example.com`. */
  readonly name: string;
  /** The MSP folder as the `peer` command's CORE_PEER_MSPCONFIGPATH wants it. */
  readonly mspPath: string;
  readonly identity: Credential;
  readonly tls: Credential;
  readonly tlsCaPath: string;
}

/** All that devnet holds of one organisation. */
export interface Organisation extends OrganisationNames {
  /** Absolute when the given `organizations` folder was. */
  readonly path: string;
  readonly ca: CertificateAuthority;
  readonly tlsCa: CertificateAuthority;
  /** TLS of the fabric-ca endpoint, issued by {@link ca}. */
  readonly caTls: Credential;
  /** Its peer, or its orderer. */
  readonly node: Member;
  readonly admin: Member;
  readonly user: Member;
}

/**
 * Takes up an organisation's keys and certificates from the `organizations` folder, making them the first time.
 * A new organisation appears under its name only when complete, so that a crash leaves nothing half made.
 * @throws when the folder exists but lacks a file, or a key does not belong to its certificate.
 */
export async function ensureOrganisation(
  names: OrganisationNames,
  organizationsDir: string,
): Promise<Organisation> {
  const path = join(organizationsDir, organisationPaths(names).root);
  if (!existsSync(path)) {
    await writeNew(path, await makeOrganisationFiles(names));
  }
  const organisation = loadOrganisation(names, path);
  writeAuthorityFolder(organisation, organizationsDir);
  return organisation;
}

/** Writes all files side by side. A path that ends in a slash is a folder. */
async function writeNew(path: string, files: ReadonlyMap<string, string>): Promise<void> {
  const partial = `${path}.partial`;
  await rm(partial, { recursive: true, force: true });
  const folders = new Set([...files.keys()].map((name) => (name.endsWith('/') ? name : dirname(name))));
  await Promise.all([...folders].map((folder) => mkdir(join(partial, folder), { recursive: true })));
  await Promise.all(
    [...files]
      .filter(([name]) => !name.endsWith('/'))
      .map(([name, content]) =>
        writeFile(join(partial, name), content, { mode: isSecret(name) ? 0o600 : 0o644 }),
      ),
  );
  await rename(partial, path);
}

function isSecret(path: string): boolean {
  return path.endsWith('priv_sk') || path.endsWith('.key');
}

function loadOrganisation(names: OrganisationNames, path: string): Organisation {
  const paths = organisationPaths(names);
  const read = (relative: string): string => readFileSync(join(path, relative), 'utf8');
  return {
    kind: names.kind,
    name: names.name,
    mspId: names.mspId,
    domain: names.domain,
    path,
    ca: CertificateAuthority.load(read(paths.caCertificate), read(paths.caPrivateKey)),
    tlsCa: CertificateAuthority.load(read(paths.tlsCaCertificate), read(paths.tlsCaPrivateKey)),
    caTls: loadCredential(path, paths.caTlsCertificate, paths.caTlsPrivateKey),
    node: loadMember(path, paths.node),
    admin: loadMember(path, paths.admin),
    user: loadMember(path, paths.user),
  };
}

function loadMember(path: string, paths: MemberPaths): Member {
  return {
    name: paths.name,
    mspPath: join(path, paths.msp),
    identity: loadCredential(path, paths.certificate, paths.privateKey),
    tls: loadCredential(path, paths.tlsCertificate, paths.tlsPrivateKey),
    tlsCaPath: join(path, paths.tlsCa),
  };
}

function loadCredential(path: string, certificate: string, privateKey: string): Credential {
  const certificatePath = join(path, certificate);
  const privateKeyPath = join(path, privateKey);
  return {
    certificatePath,
    privateKeyPath,
    certificatePem: readFileSync(certificatePath, 'utf8'),
    privateKeyPem: readFileSync(privateKeyPath, 'utf8'),
  };
}
