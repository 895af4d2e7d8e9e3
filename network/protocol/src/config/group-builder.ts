import type { Message } from 'google-protobuf';
import { Capabilities, Capability } from '@hyperledger/fabric-protos/lib/common/configuration_pb.js';
import { ConfigGroup, ConfigPolicy, ConfigValue } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { Policy } from '../policy.js';
import { encodePolicy } from '../policy-encoding.js';
import { parsePolicy } from '../policy-text.js';
import { canonicalBytes } from './canonical.js';
import { entryOf } from './elements.js';

/** The policy that guards every element which configtxgen writes: the Admins of its own group. */
export const ADMINS = 'Admins';

/** What a configuration group holds. Policies are in Fabric's words: "MAJORITY Admins" or "OR('Org1MSP.admin')". */
export interface GroupContent {
  readonly policies: Readonly<Record<string, string>>;
  readonly values?: Readonly<Record<string, Message | undefined>>;
  readonly groups?: Readonly<Record<string, ConfigGroup>>;
}

/** A configuration group, all of whose elements are at version 0 and guarded by its Admins. Throws BAD_POLICY. */
export function buildGroup({ policies, values = {}, groups = {} }: GroupContent): ConfigGroup {
  const group = new ConfigGroup();
  group.setModPolicy(ADMINS);
  for (const [name, text] of Object.entries(policies)) setPolicy(group, name, parsePolicy(text));
  for (const [name, value] of Object.entries(values)) if (value) setValue(group, name, value);
  for (const [name, inner] of Object.entries(groups)) group.getGroupsMap().set(name, inner);
  return group;
}

/** Writes a value, guarded by the group's Admins, or replaces one, guarded as before. Its version is left to the configuration update. */
export function setValue(group: ConfigGroup, name: string, value: Message): void {
  const element = new ConfigValue();
  element.setValue(canonicalBytes(value));
  element.setModPolicy(entryOf(group.getValuesMap(), name)?.getModPolicy() ?? ADMINS);
  group.getValuesMap().set(name, element);
}

/** Writes a policy, guarded by the group's Admins, or replaces one, guarded as before. */
export function setPolicy(group: ConfigGroup, name: string, policy: Policy): void {
  const element = new ConfigPolicy();
  element.setPolicy(encodePolicy(policy));
  element.setModPolicy(entryOf(group.getPoliciesMap(), name)?.getModPolicy() ?? ADMINS);
  group.getPoliciesMap().set(name, element);
}

/** `common.Capabilities` with the named ones required. */
export function capabilities(...names: readonly string[]): Capabilities {
  const message = new Capabilities();
  for (const name of names) message.getCapabilitiesMap().set(name, new Capability());
  return message;
}
