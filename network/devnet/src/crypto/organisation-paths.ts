import { join } from 'node:path';

/** Names that decide where an organisation's files are. */
export interface OrganisationNames {
  /** An organisation that runs a peer, or one that runs an orderer. */
  readonly kind: 'peer' | 'orderer';
  /** Short name as connection profiles use it, such as `Org1`. */
  readonly name: string;
  readonly mspId: string;
  /** DNS domain, such as `org1.example.com`; also the folder's name. */
  readonly domain: string;
}

/** The folder of one identity: its MSP (certificate, key, roots) and its TLS files. */
export interface MemberPaths {
  /** Host name or user name, the common name of the certificate. */
  readonly name: string;
  readonly msp: string;
  readonly certificate: string;
  readonly privateKey: string;
  readonly tlsCa: string;
  readonly tlsCertificate: string;
  readonly tlsPrivateKey: string;
}

/** Where cryptogen puts the files of an organisation, relative to the organisation's folder unless said otherwise. */
export interface OrganisationPaths {
  /** The organisation's folder, relative to the `organizations` folder. */
  readonly root: string;
  readonly caCertificate: string;
  readonly caPrivateKey: string;
  /** The fabric-ca endpoint's own TLS files; cryptogen has no such endpoint, so the place is ours. */
  readonly caTlsCertificate: string;
  readonly caTlsPrivateKey: string;
  readonly tlsCaCertificate: string;
  readonly tlsCaPrivateKey: string;
  readonly msp: string;
  /** `peer0.<domain>` or `orderer.<domain>`. */
  readonly node: MemberPaths;
  readonly admin: MemberPaths;
  readonly user: MemberPaths;
}

/** File name of the certificate authority's certificate inside `cacerts`. */
export function caCertificateFile(domain: string): string {
  return `ca.${domain}-cert.pem`;
}

/** File name of the TLS certificate authority's certificate inside `tlscacerts`. */
export function tlsCaCertificateFile(domain: string): string {
  return `tlsca.${domain}-cert.pem`;
}

/** cryptogen's layout for an organisation. */
export function organisationPaths({ kind, domain }: OrganisationNames): OrganisationPaths {
  const nodeName = `${kind === 'peer' ? 'peer0' : 'orderer'}.${domain}`;
  return {
    root: join(`${kind}Organizations`, domain),
    caCertificate: join('ca', caCertificateFile(domain)),
    caPrivateKey: join('ca', 'priv_sk'),
    caTlsCertificate: join('ca', 'tls', 'server.crt'),
    caTlsPrivateKey: join('ca', 'tls', 'server.key'),
    tlsCaCertificate: join('tlsca', tlsCaCertificateFile(domain)),
    tlsCaPrivateKey: join('tlsca', 'priv_sk'),
    msp: 'msp',
    node: memberPaths(join(`${kind}s`, nodeName), nodeName, 'server'),
    admin: memberPaths(join('users', `Admin@${domain}`), `Admin@${domain}`, 'client'),
    user: memberPaths(join('users', `User1@${domain}`), `User1@${domain}`, 'client'),
  };
}

/** Where one identity's files are; `folder` is relative to the organisation's. */
export function memberPaths(folder: string, name: string, tlsFile: 'server' | 'client'): MemberPaths {
  return {
    name,
    msp: join(folder, 'msp'),
    certificate: join(folder, 'msp', 'signcerts', `${name}-cert.pem`),
    privateKey: join(folder, 'msp', 'keystore', 'priv_sk'),
    tlsCa: join(folder, 'tls', 'ca.crt'),
    tlsCertificate: join(folder, 'tls', `${tlsFile}.crt`),
    tlsPrivateKey: join(folder, 'tls', `${tlsFile}.key`),
  };
}
