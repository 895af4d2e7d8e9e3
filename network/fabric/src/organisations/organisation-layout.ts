import { join } from 'node:path';
import {
  type MemberPaths,
  memberPaths,
  organisationPaths,
} from '@fabric-governance/devnet/crypto/organisation-paths';
import type { OrdererOrganisation, PeerOrganisation } from '../network-model.js';

/** Absolute paths of an organisation's keys and certificates: cryptogen's layout, as devnet has it, with any number of nodes. */
export interface OrganisationLayout {
  readonly root: string;
  readonly caCertificate: string;
  readonly tlsCaCertificate: string;
  /** The organisation's public MSP folder. */
  readonly msp: string;
  /** By host name. */
  readonly nodes: ReadonlyMap<string, MemberPaths>;
  /** The administrator: the agent's identity. */
  readonly admin: MemberPaths;
  /** An ordinary client: the gateway's identity. */
  readonly user: MemberPaths;
  /** TLS files of the chaincode service; it has no identity on the channel. */
  readonly chaincodeTls: { readonly certificate: string; readonly key: string };
}

/** Where an organisation's files are, or will be. */
export function organisationLayout(
  organisation: PeerOrganisation | OrdererOrganisation,
  organizations: string,
): OrganisationLayout {
  const { kind, domain, nodes } = organisation;
  const paths = organisationPaths({ ...organisation, name: organisation.id });
  const root = join(organizations, paths.root);
  const absolute = (member: MemberPaths): MemberPaths => {
    const { name, ...files } = member;
    const moved = Object.fromEntries(Object.entries(files).map(([key, path]) => [key, join(root, path)]));
    return { name, ...(moved as Omit<MemberPaths, 'name'>) };
  };
  return {
    root,
    caCertificate: join(root, paths.caCertificate),
    tlsCaCertificate: join(root, paths.tlsCaCertificate),
    msp: join(root, paths.msp),
    nodes: new Map(
      nodes.map(({ hostName }) => [
        hostName,
        absolute(memberPaths(join(`${kind}s`, hostName), hostName, 'server')),
      ]),
    ),
    admin: absolute(paths.admin),
    user: absolute(paths.user),
    chaincodeTls: {
      certificate: join(root, 'chaincode', `chaincode.${domain}`, 'tls', 'server.crt'),
      key: join(root, 'chaincode', `chaincode.${domain}`, 'tls', 'server.key'),
    },
  };
}

/** A node's files. Throws RangeError for a host name that is not the organisation's. */
export function nodeFiles({ nodes, root }: OrganisationLayout, hostName: string): MemberPaths {
  const files = nodes.get(hostName);
  if (files === undefined) throw new RangeError(`${root} has no node ${hostName}.`);
  return files;
}
