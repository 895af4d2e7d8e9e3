import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Organisation } from './organisation.js';
import { type YamlValue, yamlText } from './yaml-text.js';

/** Where one organisation's endpoints listen, each as `host:port`. */
export interface ProfileEndpoints {
  /** Channels that the peer has joined. */
  readonly channels: readonly string[];
  readonly peerAddress: string;
  readonly caAddress: string;
  /** Name by which fabric-ca's clients address the authority, such as `ca-org1`. */
  readonly caName: string;
  readonly orderer: Organisation;
  readonly ordererAddress: string;
}

/**
 * Writes Fabric's common connection profile of a peer organisation into its folder, in JSON and in YAML.
 * @returns path of the first, `connection-<name in lower case>.json`.
 */
export function writeConnectionProfile(organisation: Organisation, endpoints: ProfileEndpoints): string {
  const path = join(organisation.path, `connection-${organisation.name.toLowerCase()}.json`);
  const profile = connectionProfile(organisation, endpoints);
  writeFileSync(path, `${JSON.stringify(profile, null, 2)}\n`);
  writeFileSync(path.replace(/json$/u, 'yaml'), yamlText(profile));
  return path;
}

/** The profile's content, in the shape that fabric-samples' network makes. */
export function connectionProfile(organisation: Organisation, endpoints: ProfileEndpoints): YamlValue {
  const peer = organisation.node.name;
  const orderer = endpoints.orderer.node.name;
  const ca = `ca.${organisation.domain}`;
  return {
    name: `${endpoints.channels[0] ?? 'devnet'}-${organisation.name.toLowerCase()}`,
    version: '1.0.0',
    client: {
      organization: organisation.name,
      connection: { timeout: { peer: { endorser: '300' } } },
    },
    channels: Object.fromEntries(
      endpoints.channels.map((channel) => [channel, { orderers: [orderer], peers: { [peer]: {} } }]),
    ),
    organizations: {
      [organisation.name]: { mspid: organisation.mspId, peers: [peer], certificateAuthorities: [ca] },
    },
    orderers: { [orderer]: grpcEndpoint(endpoints.orderer, endpoints.ordererAddress) },
    peers: { [peer]: grpcEndpoint(organisation, endpoints.peerAddress) },
    certificateAuthorities: {
      [ca]: {
        url: `https://${endpoints.caAddress}`,
        caName: endpoints.caName,
        tlsCACerts: { pem: [organisation.ca.certificatePem] },
        httpOptions: { verify: false },
      },
    },
  };
}

function grpcEndpoint({ node, tlsCa }: Organisation, address: string): YamlValue {
  return {
    url: `grpcs://${address}`,
    tlsCACerts: { pem: tlsCa.certificatePem },
    grpcOptions: { 'ssl-target-name-override': node.name, hostnameOverride: node.name },
  };
}
