import { Config, ConfigGroup, ConfigUpdate } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { ConfigPolicy, ConfigValue } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import { ProtocolError } from '../errors.js';
import { decode } from '../message.js';
import type { ConfigElement } from './elements.js';
import { elementsOf, entriesOf, isLegalName, labelOf, ROOT_PATH } from './elements.js';
import { policyAt } from './policy-tree.js';

type Elements = ReadonlyMap<string, ConfigElement>;

/** A policy that the update's signers must satisfy, evaluated against the configuration before the update. */
export interface RequiredPolicy {
  /** The changed element as Fabric names it, `[Group]  /Channel/Application`. */
  readonly element: string;
  /** Absolute: `/Channel/Application/Admins`. */
  readonly policy: string;
}

export interface AppliedConfigUpdate {
  /** The configuration after the update, its sequence one higher. */
  readonly config: Config;
  /** Sorted by element. An update that only adds to elements it may change needs no more than those. */
  readonly requiredPolicies: readonly RequiredPolicy[];
}

/**
 * Applies a `common.ConfigUpdate` as Fabric's orderers do: the read set must name current versions, each changed
 * element must step up by exactly one, a new one start at 0, and each has a mod_policy. Whether signatures satisfy
 * `requiredPolicies` is the caller's to evaluate. Throws CONFIG_UPDATE_STALE, CONFIG_UPDATE_INVALID, BAD_CONFIG, BAD_ENCODING.
 */
export function applyConfigUpdate(
  channel: string,
  current: Config,
  updateBytes: Uint8Array,
): AppliedConfigUpdate {
  const update = decode(ConfigUpdate, updateBytes);
  if (update.getChannelId() !== channel) {
    throw invalid(
      ROOT_PATH,
      `ConfigUpdate for channel '${update.getChannelId()}' but envelope for channel '${channel}'`,
    );
  }
  const before = elementsOf(current.getChannelGroup());
  const readSet = elementsOf(update.getReadSet());
  checkReadSet(readSet, before);
  const writeSet = elementsOf(update.getWriteSet());
  const changes = new Map(
    [...writeSet].filter(
      ([label, element]) => readSet.get(label)?.message.getVersion() !== element.message.getVersion(),
    ),
  );
  if (changes.size === 0) throw invalid(ROOT_PATH, 'delta set was empty -- update would have no effect');
  const requiredPolicies = [...changes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([label, change]) => requirement(label, change, current, before.get(label)));
  const after = new Map([...before, ...changes]);
  for (const label of writeSet.keys()) {
    if (!after.has(label))
      throw invalid(label, 'writeset contained key which did not appear in proposed config');
  }
  const config = new Config();
  config.setSequence(current.getSequence() + 1);
  config.setChannelGroup(rebuild(ROOT_PATH, after));
  return { config, requiredPolicies };
}

function checkReadSet(readSet: Elements, before: Elements): void {
  for (const [label, read] of readSet) {
    const existing = before.get(label);
    if (existing === undefined)
      throw invalid(label, 'existing config does not contain element but it was in the read set');
    const [required, version] = [read.message.getVersion(), existing.message.getVersion()];
    if (required !== version) {
      throw new ProtocolError('CONFIG_UPDATE_STALE', {
        path: label,
        required: `${required}`,
        current: `${version}`,
      });
    }
  }
}

function requirement(
  label: string,
  change: ConfigElement,
  current: Config,
  existing: ConfigElement | undefined,
): RequiredPolicy[] {
  checkModPolicy(label, change.message.getModPolicy());
  const version = change.message.getVersion();
  if (existing === undefined) {
    if (version !== 0)
      throw invalid(label, `attempted to set key to version ${version}, but key does not exist`);
    return [];
  }
  const currentVersion = existing.message.getVersion();
  if (version !== currentVersion + 1) {
    throw invalid(label, `attempt to set key to version ${version}, but key is at version ${currentVersion}`);
  }
  const policy = absolute(existing);
  if (policyAt(current, policy) === undefined) throw invalid(label, `unexpected missing policy ${policy}`);
  return [{ element: label, policy }];
}

function checkModPolicy(label: string, modPolicy: string): void {
  if (modPolicy === '') throw invalid(label, 'mod_policy not set');
  if (!modPolicy.replace(/^\//, '').split('/').every(isLegalName))
    throw invalid(label, `invalid mod_policy ${modPolicy}`);
}

/** A relative mod_policy belongs to the element's own group, or to the group around a value or policy. */
function absolute({ message, groupPath }: ConfigElement): string {
  const modPolicy = message.getModPolicy();
  return modPolicy.startsWith('/') ? modPolicy : `${groupPath}/${modPolicy}`;
}

/** Membership comes from each group's own message, the members themselves from all elements. */
function rebuild(path: string, elements: Elements): ConfigGroup {
  const source = groupAt(elements, path);
  const group = new ConfigGroup();
  group.setVersion(source.getVersion());
  group.setModPolicy(source.getModPolicy());
  for (const [name] of entriesOf(source.getValuesMap())) {
    group.getValuesMap().set(name, valueAt(elements, `${path}/${name}`).clone());
  }
  for (const [name] of entriesOf(source.getPoliciesMap())) {
    group.getPoliciesMap().set(name, configPolicyAt(elements, `${path}/${name}`).clone());
  }
  for (const [name] of entriesOf(source.getGroupsMap())) {
    group.getGroupsMap().set(name, rebuild(`${path}/${name}`, elements));
  }
  return group;
}

function groupAt(elements: Elements, path: string): ConfigGroup {
  const element = elements.get(labelOf({ kind: 'group', path }));
  if (element?.kind !== 'group') throw invalid(path, 'missing group');
  return element.message;
}

function valueAt(elements: Elements, path: string): ConfigValue {
  const element = elements.get(labelOf({ kind: 'value', path }));
  if (element?.kind !== 'value') throw invalid(path, 'missing value');
  return element.message;
}

function configPolicyAt(elements: Elements, path: string): ConfigPolicy {
  const element = elements.get(labelOf({ kind: 'policy', path }));
  if (element?.kind !== 'policy') throw invalid(path, 'missing policy');
  return element.message;
}

function invalid(path: string, detail: string): ProtocolError {
  return new ProtocolError('CONFIG_UPDATE_INVALID', { path, detail });
}
