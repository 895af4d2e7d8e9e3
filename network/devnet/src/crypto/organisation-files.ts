import { join } from 'node:path';
import type { JsonGeneralNames, JsonName } from '@peculiar/x509';
import { CertificateAuthority } from './certificate-authority.js';
import { generateKeyPair } from './key-pair.js';
import { nodeOusYaml, type RoleUnit } from './node-ous.js';
import {
  caCertificateFile,
  type MemberPaths,
  type OrganisationNames,
  organisationPaths,
  tlsCaCertificateFile,
} from './organisation-paths.js';

/** Contents by path relative to the organisation's folder. */
export type OrganisationFiles = ReadonlyMap<string, string>;

const LOCATION: JsonName = [{ C: ['US'] }, { L: ['San Francisco'] }, { ST: ['California'] }];

/** Makes all keys and certificates of a new organisation, in cryptogen's layout. Nothing is written. */
export async function makeOrganisationFiles(names: OrganisationNames): Promise<OrganisationFiles> {
  const { domain } = names;
  const paths = organisationPaths(names);
  const ca = await CertificateAuthority.create(authorityName(`ca.${domain}`, domain));
  const tlsCa = await CertificateAuthority.create(authorityName(`tlsca.${domain}`, domain));
  const maker = new FileMaker(domain, ca, tlsCa);

  maker.put(paths.caCertificate, ca.certificatePem);
  maker.put(paths.caPrivateKey, ca.privateKeyPem);
  maker.put(paths.tlsCaCertificate, tlsCa.certificatePem);
  maker.put(paths.tlsCaPrivateKey, tlsCa.privateKeyPem);
  maker.putRoots(paths.msp);
  await maker.putTls(
    { certificate: paths.caTlsCertificate, privateKey: paths.caTlsPrivateKey },
    { name: `ca.${domain}`, hosts: [`ca.${domain}`] },
  );
  await maker.putMember(paths.node, names.kind);
  await maker.putMember(paths.admin, 'admin');
  await maker.putMember(paths.user, 'client');
  return maker.files;
}

/** Collects the files of one organisation. */
class FileMaker {
  readonly files = new Map<string, string>();
  readonly #domain: string;
  readonly #ca: CertificateAuthority;
  readonly #tlsCa: CertificateAuthority;

  constructor(domain: string, ca: CertificateAuthority, tlsCa: CertificateAuthority) {
    this.#domain = domain;
    this.#ca = ca;
    this.#tlsCa = tlsCa;
  }

  put(path: string, content: string): void {
    this.files.set(path, content);
  }

  /** The public part of an MSP folder: trusted roots and node OUs. */
  putRoots(msp: string): void {
    this.put(join(msp, 'cacerts', caCertificateFile(this.#domain)), this.#ca.certificatePem);
    this.put(join(msp, 'tlscacerts', tlsCaCertificateFile(this.#domain)), this.#tlsCa.certificatePem);
    this.put(join(msp, 'config.yaml'), nodeOusYaml(this.#domain));
  }

  /** An identity with its MSP and TLS folders. */
  async putMember(paths: MemberPaths, role: RoleUnit): Promise<void> {
    const keys = generateKeyPair();
    this.putRoots(paths.msp);
    this.put(paths.privateKey, keys.privateKeyPem);
    this.put(
      paths.certificate,
      await this.#ca.issue({
        subject: [...LOCATION, { OU: [role] }, { CN: [paths.name] }],
        publicKeySpki: keys.publicKeySpki,
        purpose: 'identity',
      }),
    );
    this.put(paths.tlsCa, this.#tlsCa.certificatePem);
    const isServer = role === 'peer' || role === 'orderer';
    await this.putTls(
      { certificate: paths.tlsCertificate, privateKey: paths.tlsPrivateKey },
      { name: paths.name, hosts: isServer ? [paths.name] : [] },
    );
  }

  /** A TLS certificate; one with host names is also good for localhost, where devnet listens. */
  async putTls(
    paths: { readonly certificate: string; readonly privateKey: string },
    { name, hosts }: { readonly name: string; readonly hosts: readonly string[] },
  ): Promise<void> {
    const keys = generateKeyPair();
    const alternativeNames: JsonGeneralNames = [
      ...[...hosts, 'localhost'].map((value) => ({ type: 'dns' as const, value })),
      { type: 'ip', value: '127.0.0.1' },
    ];
    this.put(paths.privateKey, keys.privateKeyPem);
    this.put(
      paths.certificate,
      await this.#tlsCa.issue({
        subject: [...LOCATION, { CN: [name] }],
        publicKeySpki: keys.publicKeySpki,
        purpose: 'tls',
        ...(hosts.length > 0 ? { alternativeNames } : {}),
      }),
    );
  }
}

function authorityName(commonName: string, domain: string): JsonName {
  return [...LOCATION, { O: [domain] }, { CN: [commonName] }];
}
