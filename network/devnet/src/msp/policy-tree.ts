import type { Policy } from '@fabric-governance/protocol/policy';
import { decodePolicy } from '@fabric-governance/protocol/policy-encoding';
import type { ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';

/** The policies of a configuration group and of the groups below it. */
export interface PolicyGroup {
  /** Absolute, such as `/Channel/Application`. */
  readonly path: string;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly groups: ReadonlyMap<string, PolicyGroup>;
}

/** Reads all policies of a configuration. Throws naming the path when one cannot be read, as Fabric does. */
export function policyTree(group: ConfigGroup, path: string): PolicyGroup {
  const groups = new Map<string, PolicyGroup>();
  group.getGroupsMap().forEach((inner, name) => {
    groups.set(name, policyTree(inner, `${path}/${name}`));
  });
  const policies = new Map<string, Policy>();
  group.getPoliciesMap().forEach((configPolicy, name) => {
    const message = configPolicy.getPolicy();
    if (!message) {
      throw new Error(`policy ${name} at path ${path} was nil`);
    }
    try {
      policies.set(name, decodePolicy(message));
    } catch (cause) {
      throw new Error(`policy ${name} at path ${path} did not compile: ${String(cause)}`, { cause });
    }
  });
  return { path, policies, groups };
}

/** A policy and the group it stands in, whose subgroups an implicit meta policy asks. */
export interface FoundPolicy {
  readonly policy: Policy;
  readonly group: PolicyGroup;
}

/** Looks a policy up by a path relative to a group, such as `Admins` or `Org1MSP/Admins`. */
export function findPolicy(from: PolicyGroup, relativePath: string): FoundPolicy | undefined {
  const names = relativePath.split('/');
  let group: PolicyGroup | undefined = from;
  for (const name of names.slice(0, -1)) {
    group = group?.groups.get(name);
  }
  const policy = group?.policies.get(names.at(-1) ?? '');
  return group && policy && { policy, group };
}
