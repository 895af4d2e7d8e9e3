import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writePrivateFile } from '@fabric-governance/launch/private-file';
import type { ConnectionProfile } from '@fabric-governance/protocol/connection-profile';
import { addressOf, type HostPort, type NetworkModel, type PeerOrganisation } from '../network-model.js';
import { caNames } from './ca-identities.js';
import type { OrganisationLayout } from './organisation-layout.js';

/**
 * Writes an institution's connection profile beside its keys: its peers and authority, every orderer, and the certificate that its
 * programs show at TLS handshakes.
 *
 * @returns path of the file, as programs expect it: `connection-<institution>.json`.
 */
export function writeConnectionProfile(
  model: NetworkModel,
  organisation: PeerOrganisation,
  layouts: ReadonlyMap<string, OrganisationLayout>,
): string {
  const own = layoutOf(layouts, organisation.id);
  const ordering = layoutOf(layouts, model.ordering.id);
  const path = join(own.root, `connection-${organisation.id}.json`);
  const profile = connectionProfile(model, organisation, { own, ordering });
  writePrivateFile(path, `${JSON.stringify(profile, null, 2)}\n`);
  return path;
}

/** An organisation's layout by its id. Throws RangeError when it was not enrolled. */
export function layoutOf(layouts: ReadonlyMap<string, OrganisationLayout>, id: string): OrganisationLayout {
  const layout = layouts.get(id);
  if (layout === undefined) throw new RangeError(`${id} has no keys yet.`);
  return layout;
}

function connectionProfile(
  { consortium, ordering }: NetworkModel,
  { id, mspId, domain, ca: authority, nodes }: PeerOrganisation,
  layouts: { readonly own: OrganisationLayout; readonly ordering: OrganisationLayout },
): ConnectionProfile {
  const tlsRoots = readFileSync(layouts.own.tlsCaCertificate, 'utf8');
  const ordererRoots = readFileSync(layouts.ordering.tlsCaCertificate, 'utf8');
  const ca = `ca.${domain}`;
  const peers = nodes.map(({ hostName }) => hostName);
  const orderers = ordering.nodes.map(({ hostName }) => hostName);
  const { user } = layouts.own;
  return {
    name: `${consortium.channel}-${id}`,
    version: '1.0.0',
    client: {
      organization: id,
      tlsCerts: { client: { cert: { path: user.tlsCertificate }, key: { path: user.tlsPrivateKey } } },
    },
    organizations: { [id]: { mspid: mspId, peers, certificateAuthorities: [ca] } },
    peers: Object.fromEntries(nodes.map((node) => [node.hostName, endpoint(node, tlsRoots)])),
    orderers: Object.fromEntries(ordering.nodes.map((node) => [node.hostName, endpoint(node, ordererRoots)])),
    certificateAuthorities: {
      [ca]: {
        url: `https://${addressOf(authority)}`,
        caName: caNames({ id }).identity,
        tlsCACerts: { pem: [tlsRoots] },
      },
    },
    channels: {
      [consortium.channel]: { orderers, peers: Object.fromEntries(peers.map((name) => [name, {}])) },
    },
  };
}

function endpoint(node: HostPort, pem: string): ConnectionProfile['peers'][string] {
  return { url: `grpcs://${addressOf(node)}`, tlsCACerts: { pem } };
}
