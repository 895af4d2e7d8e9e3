import { join } from 'node:path';
import { CertificateAuthority } from './certificate-authority.js';
import { IDENTITY_USAGE, TLS_USAGE } from './certificate-content.js';
import type { AlternativeName } from './certificate-extensions.js';
import type { DistinguishedName } from './distinguished-name.js';
import { generateKeyPair } from './key-pair.js';
import { nodeOusYaml, type RoleUnit } from './node-ous.js';
import {
  caCertificateFile,
  type MemberPaths,
  type OrganisationNames,
  organisationPaths,
  tlsCaCertificateFile,
} from './organisation-paths.js';

/** Contents by path relative to the organisation's folder. A path that ends in a slash is an empty folder. */
export type OrganisationFiles = ReadonlyMap<string, string>;

const LOCATION: DistinguishedName = [{ C: ['US'] }, { ST: ['California'] }, { L: ['San Francisco'] }];

/** Makes all keys and certificates of a new organisation, in cryptogen's layout. Nothing is written. */
export async function makeOrganisationFiles(names: OrganisationNames): Promise<OrganisationFiles> {
  const { domain } = names;
  const paths = organisationPaths(names);
  const [ca, tlsCa] = await Promise.all([
    CertificateAuthority.create(authorityName(`ca.${domain}`, domain)),
    CertificateAuthority.create(authorityName(`tlsca.${domain}`, domain)),
  ]);
  const maker = new FileMaker(domain, ca, tlsCa);

  maker.put(paths.caCertificate, ca.certificatePem);
  maker.put(paths.caPrivateKey, ca.privateKeyPem);
  maker.put(paths.tlsCaCertificate, tlsCa.certificatePem);
  maker.put(paths.tlsCaPrivateKey, tlsCa.privateKeyPem);
  maker.putRoots(paths.msp);
  await Promise.all([
    // fabric-ca's server certifies its own TLS key, so that its clients need to know one root only.
    maker.putTls(
      ca,
      { certificate: paths.caTlsCertificate, privateKey: paths.caTlsPrivateKey },
      { name: `ca.${domain}`, hosts: [`ca.${domain}`, domain] },
    ),
    maker.putMember(paths.node, names.kind),
    maker.putMember(paths.admin, 'admin'),
    maker.putMember(paths.user, 'client'),
  ]);
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

  /** The public part of an MSP folder: trusted roots and node OUs; no administrators by name, the OU tells them. */
  putRoots(msp: string): void {
    this.put(join(msp, 'admincerts/'), '');
    this.put(join(msp, 'cacerts', caCertificateFile(this.#domain)), this.#ca.certificatePem);
    this.put(join(msp, 'tlscacerts', tlsCaCertificateFile(this.#domain)), this.#tlsCa.certificatePem);
    this.put(join(msp, 'config.yaml'), nodeOusYaml(this.#domain));
  }

  /** An identity with its MSP and TLS folders. */
  async putMember(paths: MemberPaths, role: RoleUnit): Promise<void> {
    const keys = await generateKeyPair();
    this.putRoots(paths.msp);
    this.put(paths.privateKey, keys.privateKeyPem);
    this.put(
      paths.certificate,
      this.#ca.issue({
        subject: [...LOCATION, { OU: [role] }, { CN: [paths.name] }],
        publicKeySpki: keys.publicKeySpki,
        usage: IDENTITY_USAGE,
      }),
    );
    this.put(paths.tlsCa, this.#tlsCa.certificatePem);
    const isServer = role === 'peer' || role === 'orderer';
    const [shortName = paths.name] = paths.name.split('.');
    await this.putTls(
      this.#tlsCa,
      { certificate: paths.tlsCertificate, privateKey: paths.tlsPrivateKey },
      { name: paths.name, hosts: isServer ? [paths.name, shortName] : [] },
    );
  }

  /** A TLS certificate; one with host names is also good for this machine, where devnet listens. */
  async putTls(
    issuer: CertificateAuthority,
    paths: { readonly certificate: string; readonly privateKey: string },
    { name, hosts }: { readonly name: string; readonly hosts: readonly string[] },
  ): Promise<void> {
    const keys = await generateKeyPair();
    const alternativeNames: AlternativeName[] = [
      ...[...hosts, 'localhost'].map((value) => ({ kind: 'dns' as const, value })),
      { kind: 'ip', value: '127.0.0.1' },
    ];
    this.put(paths.privateKey, keys.privateKeyPem);
    this.put(
      paths.certificate,
      issuer.issue({
        subject: [...LOCATION, { CN: [name] }],
        publicKeySpki: keys.publicKeySpki,
        usage: TLS_USAGE,
        ...(hosts.length > 0 && { alternativeNames }),
      }),
    );
  }
}

function authorityName(commonName: string, domain: string): DistinguishedName {
  return [...LOCATION, { O: [domain] }, { CN: [commonName] }];
}
