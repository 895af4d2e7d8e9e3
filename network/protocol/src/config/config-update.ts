import type { Map as ProtobufMap } from 'google-protobuf';
import {
  ConfigGroup,
  ConfigPolicy,
  ConfigUpdate,
  ConfigValue,
} from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { equalBytes } from '../bytes.js';
import { ProtocolError } from '../errors.js';
import { canonicalBytes, sameMessage } from './canonical.js';
import { entriesOf, ROOT_PATH } from './elements.js';

/** What became of one element: nothing (then only its version is told), or something to read and to write. */
type Delta<T> = { readonly same: T } | { readonly read?: T; readonly write: T };

/** What became of a map of elements. */
interface MapDelta<T> {
  readonly read: readonly (readonly [string, T])[];
  readonly write: readonly (readonly [string, T])[];
  readonly same: readonly (readonly [string, T])[];
  /** Whether a name was added or removed. */
  readonly membersChanged: boolean;
}

/**
 * The `common.ConfigUpdate` that leads from one configuration to the other, byte for byte the same wherever it is
 * computed, so that agents can sign what each has computed alone. Versions in `updated` are ignored. A changed value
 * or policy gets version + 1 and stands in the write set; a group whose members or mod_policy changed gets version + 1
 * and names its unchanged members in both sets; removal is omission. Throws CONFIG_UNCHANGED or BAD_CONFIG.
 */
export function computeConfigUpdate(channel: string, original: Config, updated: Config): Uint8Array {
  const delta = groupDelta(rootOf(original), rootOf(updated));
  if ('same' in delta) throw new ProtocolError('CONFIG_UNCHANGED');
  const update = new ConfigUpdate();
  update.setChannelId(channel);
  update.setReadSet(delta.read);
  update.setWriteSet(delta.write);
  return canonicalBytes(update);
}

function groupDelta(before: ConfigGroup, after: ConfigGroup): Delta<ConfigGroup> {
  const policies = mapDelta(before.getPoliciesMap(), after.getPoliciesMap(), policyDelta, (policy) =>
    withVersion(policy.clone(), 0),
  );
  const values = mapDelta(before.getValuesMap(), after.getValuesMap(), valueDelta, (value) =>
    withVersion(value.clone(), 0),
  );
  const groups = mapDelta(before.getGroupsMap(), after.getGroupsMap(), groupDelta, asNewGroup);
  const maps = [policies, values, groups];
  const restructured =
    before.getModPolicy() !== after.getModPolicy() || maps.some(({ membersChanged }) => membersChanged);
  const read = withVersion(new ConfigGroup(), before.getVersion());
  if (!restructured && maps.every(({ write }) => write.length === 0)) return { same: read };
  const write = withVersion(new ConfigGroup(), before.getVersion() + (restructured ? 1 : 0));
  if (restructured) write.setModPolicy(after.getModPolicy());
  place(policies, { restructured, read: read.getPoliciesMap(), write: write.getPoliciesMap() });
  place(values, { restructured, read: read.getValuesMap(), write: write.getValuesMap() });
  place(groups, { restructured, read: read.getGroupsMap(), write: write.getGroupsMap() });
  return { read, write };
}

function mapDelta<T>(
  before: ProtobufMap<string, T>,
  after: ProtobufMap<string, T>,
  changeOf: (before: T, after: T) => Delta<T>,
  addition: (after: T) => T,
): MapDelta<T> {
  const [existing, wished] = [new Map(entriesOf(before)), new Map(entriesOf(after))];
  const read: [string, T][] = [];
  const write: [string, T][] = [];
  const same: [string, T][] = [];
  let membersChanged = false;
  for (const name of new Set([...existing.keys(), ...wished.keys()])) {
    const [old, wanted] = [existing.get(name), wished.get(name)];
    membersChanged ||= old === undefined || wanted === undefined;
    if (wanted === undefined) continue;
    const delta = old === undefined ? { write: addition(wanted) } : changeOf(old, wanted);
    if ('same' in delta) same.push([name, delta.same]);
    else {
      write.push([name, delta.write]);
      if (delta.read !== undefined) read.push([name, delta.read]);
    }
  }
  return { read, write, same, membersChanged };
}

function place<T>(
  delta: MapDelta<T>,
  into: { restructured: boolean; read: ProtobufMap<string, T>; write: ProtobufMap<string, T> },
): void {
  const bare = into.restructured ? delta.same : [];
  for (const [name, element] of [...delta.read, ...bare]) into.read.set(name, element);
  for (const [name, element] of [...delta.write, ...bare]) into.write.set(name, element);
}

function valueDelta(before: ConfigValue, after: ConfigValue): Delta<ConfigValue> {
  const same =
    before.getModPolicy() === after.getModPolicy() &&
    equalBytes(before.getValue_asU8(), after.getValue_asU8());
  if (same) return { same: withVersion(new ConfigValue(), before.getVersion()) };
  return { write: withVersion(after.clone(), before.getVersion() + 1) };
}

function policyDelta(before: ConfigPolicy, after: ConfigPolicy): Delta<ConfigPolicy> {
  const same =
    before.getModPolicy() === after.getModPolicy() && sameMessage(before.getPolicy(), after.getPolicy());
  if (same) return { same: withVersion(new ConfigPolicy(), before.getVersion()) };
  return { write: withVersion(after.clone(), before.getVersion() + 1) };
}

/** A new group's elements all start at version 0, whatever the caller's copy says. */
function asNewGroup(group: ConfigGroup): ConfigGroup {
  const fresh = withVersion(group.clone(), 0);
  for (const map of [fresh.getValuesMap(), fresh.getPoliciesMap()]) {
    map.forEach((element: ConfigValue | ConfigPolicy) => withVersion(element, 0));
  }
  for (const [name, inner] of entriesOf(fresh.getGroupsMap()))
    fresh.getGroupsMap().set(name, asNewGroup(inner));
  return fresh;
}

function withVersion<T extends ConfigGroup | ConfigValue | ConfigPolicy>(element: T, version: number): T {
  element.setVersion(version);
  return element;
}

function rootOf(config: Config): ConfigGroup {
  const root = config.getChannelGroup();
  if (root === undefined)
    throw new ProtocolError('BAD_CONFIG', { path: ROOT_PATH, detail: 'no channel group' });
  return root;
}
