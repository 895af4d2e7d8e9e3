import { z } from 'zod';
import { ProtocolError } from './errors.js';

const tlsCertificates = z.object({ pem: z.string().startsWith('-----BEGIN CERTIFICATE-----') });
const grpcOptions = z.looseObject({
  'ssl-target-name-override': z.string().optional(),
  hostnameOverride: z.string().optional(),
});
const grpcNode = z.looseObject({
  url: z.string().regex(/^grpcs:\/\/[^/]+:\d+$/, 'grpcs://host:port'),
  tlsCACerts: tlsCertificates,
  grpcOptions: grpcOptions.optional(),
});

/**
 * Fabric's common connection profile, in JSON: how one organisation's clients reach the network. Certificates stand in
 * it as text, so the file needs no neighbours. Unknown members are kept.
 */
export const connectionProfileSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  client: z.looseObject({
    organization: z.string(),
    /** What the organisation's clients show to nodes that ask for a certificate. */
    tlsCerts: z
      .looseObject({
        client: z
          .object({ cert: z.object({ path: z.string() }), key: z.object({ path: z.string() }) })
          .optional(),
      })
      .optional(),
  }),
  organizations: z.record(
    z.string(),
    z.looseObject({
      mspid: z.string(),
      peers: z.array(z.string()),
      certificateAuthorities: z.array(z.string()).default([]),
    }),
  ),
  peers: z.record(z.string(), grpcNode),
  orderers: z.record(z.string(), grpcNode).default({}),
  certificateAuthorities: z
    .record(
      z.string(),
      z.looseObject({
        url: z.url({ protocol: /^https$/ }),
        caName: z.string(),
        tlsCACerts: z.object({ pem: z.union([z.string(), z.array(z.string())]) }),
      }),
    )
    .default({}),
  channels: z
    .record(
      z.string(),
      z.looseObject({
        orderers: z.array(z.string()).default([]),
        peers: z.record(z.string(), z.unknown()).default({}),
      }),
    )
    .default({}),
});

export type ConnectionProfile = z.infer<typeof connectionProfileSchema>;

/** Where a gRPC node listens and how its TLS certificate is checked. */
export interface GrpcEndpoint {
  /** host:port */
  readonly address: string;
  readonly tlsRootsPem: string;
  /** Name that the certificate carries, where it is not the host. */
  readonly tlsServerName?: string;
}

/** Where an organisation's fabric-ca listens. */
export interface CaEndpoint {
  readonly url: string;
  readonly caName: string;
  readonly tlsRootsPem: string;
}

/** PEM files of the certificate, and its key, that a client shows to nodes which ask for one. */
export interface ClientTlsFiles {
  readonly certificatePath: string;
  readonly keyPath: string;
}

/** Reads and checks a profile; throws BAD_CONNECTION_PROFILE with every finding in `detail`. */
export function parseConnectionProfile(json: string): ConnectionProfile {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch (cause) {
    throw new ProtocolError('BAD_CONNECTION_PROFILE', { detail: String(cause) }, { cause });
  }
  const result = connectionProfileSchema.safeParse(document);
  if (result.success) return result.data;
  const findings = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new ProtocolError('BAD_CONNECTION_PROFILE', { detail: findings.join('; ') }, { cause: result.error });
}

/** The first peer of the profile's own organisation. Throws BAD_CONNECTION_PROFILE when it names none. */
export function ownPeer(profile: ConnectionProfile): GrpcEndpoint {
  return endpoint(profile.peers, ownOrganization(profile).peers[0], 'peers');
}

/** The fabric-ca of the profile's own organisation. Throws BAD_CONNECTION_PROFILE when it names none. */
export function ownCa(profile: ConnectionProfile): CaEndpoint {
  const name = ownOrganization(profile).certificateAuthorities[0];
  const ca = name === undefined ? undefined : profile.certificateAuthorities[name];
  if (ca === undefined)
    throw new ProtocolError('BAD_CONNECTION_PROFILE', { detail: 'no certificate authority' });
  const { pem } = ca.tlsCACerts;
  return { url: ca.url, caName: ca.caName, tlsRootsPem: typeof pem === 'string' ? pem : pem.join('\n') };
}

/** Every orderer of the profile. */
export function orderers(profile: ConnectionProfile): readonly GrpcEndpoint[] {
  return Object.keys(profile.orderers).map((name) => endpoint(profile.orderers, name, 'orderers'));
}

/** What the organisation's clients show at TLS handshakes; undefined on a network that asks for nothing. */
export function clientTlsFiles(profile: ConnectionProfile): ClientTlsFiles | undefined {
  const client = profile.client.tlsCerts?.client;
  return client && { certificatePath: client.cert.path, keyPath: client.key.path };
}

function ownOrganization(profile: ConnectionProfile): ConnectionProfile['organizations'][string] {
  const organization = profile.organizations[profile.client.organization];
  if (organization === undefined) {
    throw new ProtocolError('BAD_CONNECTION_PROFILE', {
      detail: 'client.organization names no organization',
    });
  }
  return organization;
}

function endpoint(nodes: ConnectionProfile['peers'], name: string | undefined, kind: string): GrpcEndpoint {
  const node = name === undefined ? undefined : nodes[name];
  if (node === undefined)
    throw new ProtocolError('BAD_CONNECTION_PROFILE', { detail: `${kind}: no ${name ?? 'entry'}` });
  const serverName = node.grpcOptions?.['ssl-target-name-override'] ?? node.grpcOptions?.hostnameOverride;
  return {
    address: node.url.replace(/^grpcs:\/\//, ''),
    tlsRootsPem: node.tlsCACerts.pem,
    ...(serverName !== undefined && { tlsServerName: serverName }),
  };
}
