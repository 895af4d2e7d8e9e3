import fc from 'fast-check';
import {
  Config,
  ConfigGroup,
  ConfigPolicy,
  ConfigValue,
} from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { Policy } from '@hyperledger/fabric-protos/lib/common/policies_pb.js';
import { encodePolicy } from '../policy-encoding.js';

const NAMES = ['Admins', 'B', 'c-d', 'constructor'] as const;
const modPolicy = fc.constantFrom('Admins', '/Channel/Admins');
const version = fc.nat(3);

const value = fc.record({ version, modPolicy, bytes: fc.uint8Array({ maxLength: 2 }) }).map((fields) => {
  const message = new ConfigValue();
  message.setVersion(fields.version);
  message.setModPolicy(fields.modPolicy);
  message.setValue(fields.bytes);
  return message;
});

const policy = fc.record({ version, modPolicy, sub: fc.constantFrom('Admins', 'B') }).map((fields) => {
  const message = new ConfigPolicy();
  message.setVersion(fields.version);
  message.setModPolicy(fields.modPolicy);
  message.setPolicy(implicitMeta(fields.sub));
  return message;
});

interface GroupFields {
  readonly version: number;
  readonly modPolicy: string;
  readonly values: Partial<Record<string, ConfigValue>>;
  readonly policies: Partial<Record<string, ConfigPolicy>>;
  readonly groups: Partial<Record<string, ConfigGroup>>;
}

/** Any configuration of a few names, two groups deep, in which every mod_policy exists. */
export const arbitraryConfig: fc.Arbitrary<Config> = group(2).map((root) => {
  const config = new Config();
  config.setSequence(4);
  config.setChannelGroup(root);
  return config;
});

function group(depth: number): fc.Arbitrary<ConfigGroup> {
  return fc
    .record({
      version,
      modPolicy,
      values: someOf(value),
      policies: someOf(policy),
      groups: depth === 0 ? fc.constant({}) : someOf(group(depth - 1)),
    })
    .map(groupMessage);
}

function groupMessage(fields: GroupFields): ConfigGroup {
  const message = new ConfigGroup();
  message.setVersion(fields.version);
  message.setModPolicy(fields.modPolicy);
  const admins = new ConfigPolicy();
  admins.setModPolicy('Admins');
  admins.setPolicy(implicitMeta('Admins'));
  message.getPoliciesMap().set('Admins', admins);
  for (const [name, entry] of Object.entries(fields.values))
    if (entry) message.getValuesMap().set(name, entry.clone());
  for (const [name, entry] of Object.entries(fields.policies))
    if (entry) message.getPoliciesMap().set(name, entry.clone());
  for (const [name, entry] of Object.entries(fields.groups))
    if (entry) message.getGroupsMap().set(name, entry.clone());
  return message;
}

function someOf<T>(entry: fc.Arbitrary<T>): fc.Arbitrary<Partial<Record<string, T>>> {
  return fc.dictionary(fc.constantFrom(...NAMES), entry, { maxKeys: 3 });
}

function implicitMeta(subPolicy: string): Policy {
  return encodePolicy({ kind: 'implicit-meta', rule: 'ANY', subPolicy });
}
