import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ProtocolError } from '../errors.js';
import { entryOf, groupAt } from './elements.js';
import { setValue } from './group-builder.js';
import { anchors } from './org-group.js';
import type { OrganisationKind } from './read-config.js';

/** A copy of the configuration with an application organisation added or replaced; the original stays as it is. */
export function withOrganisation(config: Config, name: string, group: ConfigGroup): Config {
  return edited(config, (root) => section(root, 'Application').getGroupsMap().set(name, group));
}

/** A copy of the configuration without an application organisation. Throws BAD_CONFIG when it has none of that name. */
export function withoutOrganisation(config: Config, name: string): Config {
  return edited(config, (root) => {
    organisationIn(root, 'Application', name);
    section(root, 'Application').getGroupsMap().del(name);
  });
}

/** A copy of the configuration with an application organisation's anchor peers replaced. Throws BAD_CONFIG. */
export function withAnchorPeers(
  config: Config,
  name: string,
  peers: readonly { readonly host: string; readonly port: number }[],
): Config {
  return edited(config, (root) => {
    setValue(organisationIn(root, 'Application', name), 'AnchorPeers', anchors(peers));
  });
}

/** A copy of the configuration with something done to the group at a path such as `/Channel/Orderer`. Throws BAD_CONFIG when there is none. */
export function withGroupEdited(config: Config, path: string, edit: (group: ConfigGroup) => void): Config {
  const copy = config.clone();
  const group = groupAt(copy, path);
  if (group === undefined) throw missing(path);
  edit(group);
  return copy;
}

function edited(config: Config, edit: (root: ConfigGroup) => void): Config {
  const copy = config.clone();
  const root = copy.getChannelGroup();
  if (root === undefined) throw missing('/Channel');
  edit(root);
  return copy;
}

function section(root: ConfigGroup, kind: OrganisationKind): ConfigGroup {
  const group = entryOf(root.getGroupsMap(), kind);
  if (group === undefined) throw missing(`/Channel/${kind}`);
  return group;
}

function organisationIn(root: ConfigGroup, kind: OrganisationKind, name: string): ConfigGroup {
  const group = entryOf(section(root, kind).getGroupsMap(), name);
  if (group === undefined) throw missing(`/Channel/${kind}/${name}`);
  return group;
}

function missing(path: string): ProtocolError {
  return new ProtocolError('BAD_CONFIG', { path, detail: 'no such group' });
}
