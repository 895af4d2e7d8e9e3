import type { Map as ProtobufMap } from 'google-protobuf';
import type {
  Config,
  ConfigGroup,
  ConfigPolicy,
  ConfigValue,
} from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ProtocolError } from '../errors.js';

/** The three kinds of configuration elements, in the words of Fabric's own messages. */
export const ELEMENT_LABELS = { group: '[Group]  ', value: '[Value]  ', policy: '[Policy] ' } as const;
export type ElementKind = keyof typeof ELEMENT_LABELS;

interface ElementMessages {
  group: ConfigGroup;
  value: ConfigValue;
  policy: ConfigPolicy;
}

/** A node of the configuration tree: a group, a value or a policy, each with its version and its mod_policy. */
export type ConfigElement = {
  readonly [Kind in ElementKind]: {
    readonly kind: Kind;
    /** `/Channel/Application/Org1MSP`. */
    readonly path: string;
    /** The group that a relative mod_policy is looked up in: for a group itself, for others the group around it. */
    readonly groupPath: string;
    readonly message: ElementMessages[Kind];
  };
}[ElementKind];

export const ROOT_PATH = '/Channel';
const LEGAL_NAME = /^[a-zA-Z0-9.-]{1,249}$/;

/** How Fabric names an element in its messages, and unique among all of a configuration. */
export function labelOf({ kind, path }: { readonly kind: ElementKind; readonly path: string }): string {
  return `${ELEMENT_LABELS[kind]}${path}`;
}

/** Every element below and including the group, by label. Throws BAD_CONFIG for a name Fabric does not allow. */
export function elementsOf(root: ConfigGroup | undefined): ReadonlyMap<string, ConfigElement> {
  const elements = new Map<string, ConfigElement>();
  const add = (element: ConfigElement): void => {
    elements.set(labelOf(element), element);
  };
  const visit = (group: ConfigGroup, path: string): void => {
    add({ kind: 'group', path, groupPath: path, message: group });
    for (const [name, value] of entriesOf(group.getValuesMap())) {
      add({ kind: 'value', path: childPath(path, name), groupPath: path, message: value });
    }
    for (const [name, policy] of entriesOf(group.getPoliciesMap())) {
      add({ kind: 'policy', path: childPath(path, name), groupPath: path, message: policy });
    }
    for (const [name, inner] of entriesOf(group.getGroupsMap())) visit(inner, childPath(path, name));
  };
  if (root) visit(root, ROOT_PATH);
  return elements;
}

/** A protobuf map's entries, sorted by key. */
export function entriesOf<T>(map: ProtobufMap<string, T>): readonly (readonly [string, T])[] {
  const entries: [string, T][] = [];
  map.forEach((value, name) => {
    entries.push([name, value]);
  });
  return entries.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A protobuf map's entry. The map's own `get` finds what every object inherits, such as `constructor`. */
export function entryOf<T>(map: ProtobufMap<string, T>, name: string): T | undefined {
  return new Map(entriesOf(map)).get(name);
}

/** The group at a path such as `/Channel/Orderer`, if the configuration has it. */
export function groupAt(config: Config, path: string): ConfigGroup | undefined {
  const [root, ...names] = path.split('/').slice(1);
  const start = `/${root ?? ''}` === ROOT_PATH ? config.getChannelGroup() : undefined;
  return names.reduce((outer, name) => outer && entryOf(outer.getGroupsMap(), name), start);
}

/** Whether Fabric accepts the name in a configuration. */
export function isLegalName(name: string): boolean {
  return LEGAL_NAME.test(name) && name !== '.' && name !== '..';
}

function childPath(path: string, name: string): string {
  if (!isLegalName(name))
    throw new ProtocolError('BAD_CONFIG', { path, detail: `name ${JSON.stringify(name)}` });
  return `${path}/${name}`;
}
