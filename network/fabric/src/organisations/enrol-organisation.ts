import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { nodeOusYaml } from '@fabric-governance/devnet/crypto/node-ous';
import {
  caCertificateFile,
  type MemberPaths,
  tlsCaCertificateFile,
} from '@fabric-governance/devnet/crypto/organisation-paths';
import { LOCAL_NAMES, type OrdererOrganisation, type PeerOrganisation } from '../network-model.js';
import { caNames } from './ca-identities.js';
import { newCertificateRequest } from './certificate-request.js';
import type { SecretOf } from './enrolment-secrets.js';
import { authorityCertificate, type CaServer, enrol } from './fabric-ca-client.js';
import { type OrganisationLayout, organisationLayout } from './organisation-layout.js';

/** Where an organisation's people and nodes are certified, and with which secrets. */
export interface EnrolmentOffice {
  readonly server: CaServer;
  readonly secretOf: SecretOf;
  /** The `organizations` folder. */
  readonly organizations: string;
}

/**
 * Has the organisation's nodes, administrator and client certified by its authorities, the first time; later it only tells where
 * everything is. The organisation's folder appears when it is complete, so that a crash leaves nothing half made.
 *
 * @throws CaRefused, or the connection's error.
 */
export async function enrolOrganisation(
  organisation: PeerOrganisation | OrdererOrganisation,
  office: EnrolmentOffice,
): Promise<OrganisationLayout> {
  const layout = organisationLayout(organisation, office.organizations);
  // Not the folder alone: where containers mount it, it stands there empty from the beginning.
  if (!existsSync(layout.caCertificate)) {
    const partial = `${layout.root}.partial`;
    rmSync(partial, { recursive: true, force: true });
    const files = await new Enroller(organisation, office, layout).enrolAll();
    for (const [path, content] of files) {
      const target = join(partial, relative(layout.root, path));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content, { mode: isSecret(path) ? 0o600 : 0o644 });
    }
    renameSync(partial, layout.root);
  }
  return layout;
}

function isSecret(path: string): boolean {
  return path.endsWith('priv_sk') || path.endsWith('.key');
}

/** Collects the files of one organisation, by path. */
class Enroller {
  readonly #organisation: PeerOrganisation | OrdererOrganisation;
  readonly #office: EnrolmentOffice;
  readonly #layout: OrganisationLayout;
  readonly #files = new Map<string, string>();
  #authority = '';
  #tlsAuthority = '';

  constructor(
    organisation: PeerOrganisation | OrdererOrganisation,
    office: EnrolmentOffice,
    layout: OrganisationLayout,
  ) {
    this.#organisation = organisation;
    this.#office = office;
    this.#layout = layout;
  }

  async enrolAll(): Promise<ReadonlyMap<string, string>> {
    const { identity, tls } = caNames(this.#organisation);
    const { server } = this.#office;
    this.#authority = await authorityCertificate(server, identity);
    this.#tlsAuthority = await authorityCertificate(server, tls);
    const { caCertificate, tlsCaCertificate, msp, nodes, admin, user } = this.#layout;
    this.#files.set(caCertificate, this.#authority);
    this.#files.set(tlsCaCertificate, this.#tlsAuthority);
    this.#putRoots(msp);
    for (const [hostName, files] of nodes) await this.#enrolMember(files, [hostName]);
    await this.#enrolMember(admin, []);
    await this.#enrolMember(user, []);
    if (this.#organisation.kind === 'peer') await this.#enrolChaincodeService();
    return this.#files;
  }

  /** An identity with its MSP folder, and its TLS files. */
  async #enrolMember(files: MemberPaths, hostNames: readonly string[]): Promise<void> {
    const { identity } = caNames(this.#organisation);
    const issued = await this.#certify(identity, files.name);
    this.#putRoots(files.msp);
    this.#files.set(files.certificate, issued.certificate);
    this.#files.set(files.privateKey, issued.privateKeyPem);
    const tls = await this.#certifyTls(files.name, hostNames);
    this.#files.set(files.tlsCa, this.#tlsAuthority);
    this.#files.set(files.tlsCertificate, tls.certificate);
    this.#files.set(files.tlsPrivateKey, tls.privateKeyPem);
  }

  async #enrolChaincodeService(): Promise<void> {
    const name = `chaincode.${this.#organisation.domain}`;
    const tls = await this.#certifyTls(name, [name]);
    this.#files.set(this.#layout.chaincodeTls.certificate, tls.certificate);
    this.#files.set(this.#layout.chaincodeTls.key, tls.privateKeyPem);
  }

  #certifyTls(name: string, hostNames: readonly string[]): Promise<Issued> {
    const { tls } = caNames(this.#organisation);
    const hosts = hostNames.length === 0 ? [] : [...hostNames, ...LOCAL_NAMES];
    return this.#certify(tls, name, hosts);
  }

  async #certify(caName: string, id: string, tlsHosts?: readonly string[]): Promise<Issued> {
    const { server, secretOf } = this.#office;
    const { csr, privateKeyPem } = await newCertificateRequest(id);
    const secret = secretOf(this.#organisation.id, id);
    const certificate = await enrol(server, {
      caName,
      id,
      secret,
      csr,
      ...(tlsHosts === undefined ? {} : { tlsHosts }),
    });
    return { certificate, privateKeyPem };
  }

  /** The public part of an MSP folder: trusted roots and node OUs. */
  #putRoots(msp: string): void {
    const { domain } = this.#organisation;
    this.#files.set(join(msp, 'cacerts', caCertificateFile(domain)), this.#authority);
    this.#files.set(join(msp, 'tlscacerts', tlsCaCertificateFile(domain)), this.#tlsAuthority);
    this.#files.set(join(msp, 'config.yaml'), nodeOusYaml(domain));
  }
}

interface Issued {
  readonly certificate: string;
  readonly privateKeyPem: string;
}
