import type { RoleUnit } from '@fabric-governance/devnet/crypto/node-ous';
import { organisationPaths } from '@fabric-governance/devnet/crypto/organisation-paths';
import type { OrdererOrganisation, PeerOrganisation } from '../network-model.js';

/** An organisation's two authorities: who belongs to it, and who may open TLS connections. */
export interface CaNames {
  readonly identity: string;
  readonly tls: string;
}

/** Names of an organisation's authorities. The one for identities is that which people enrol at. */
export function caNames({ id }: { readonly id: string }): CaNames {
  return { identity: `ca-${id}`, tls: `tlsca-${id}` };
}

/** Somebody, or something, that an authority knows and certifies. */
export interface CaIdentity {
  readonly id: string;
  readonly role: RoleUnit;
}

/** The nodes, the administrator and the client of an organisation, known to both of its authorities. */
export function organisationIdentities(
  organisation: PeerOrganisation | OrdererOrganisation,
): readonly CaIdentity[] {
  const { admin, user } = organisationPaths({ ...organisation, name: organisation.id });
  return [
    ...organisation.nodes.map(({ hostName }) => ({ id: hostName, role: organisation.kind })),
    { id: admin.name, role: 'admin' },
    { id: user.name, role: 'client' },
  ];
}

/** The chaincode service of an institution, known to the authority for TLS alone: it has no identity on the channel. */
export function chaincodeServiceIdentity(
  organisation: PeerOrganisation | OrdererOrganisation,
): readonly CaIdentity[] {
  return organisation.kind === 'peer' ? [{ id: `chaincode.${organisation.domain}`, role: 'client' }] : [];
}
