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

/**
 * Looks a policy up as seen from a group: by a path relative to it, such as `Admins` or `Org1MSP/Admins`, or by an
 * absolute one, such as `/Channel/Application/Writers`, which must lie in the group.
 * @returns undefined when there is none.
 */
export function findPolicy(from: PolicyGroup, id: string): FoundPolicy | undefined {
  const names = relativePath(from, id)?.split('/') ?? [];
  let group: PolicyGroup | undefined = from;
  for (const name of names.slice(0, -1)) {
    group = group?.groups.get(name);
  }
  const policy = group?.policies.get(names.at(-1) ?? '');
  return group && policy && { policy, group };
}

/** What Fabric says about a policy that is not there. */
export function noSuchPolicy(from: PolicyGroup, id: string): string {
  return `no such policy: '${relativePath(from, id) ?? id}'`;
}

/** The path relative to a group; undefined for an absolute one that leads elsewhere. */
function relativePath({ path }: PolicyGroup, id: string): string | undefined {
  if (!id.startsWith('/')) {
    return id;
  }
  return id.startsWith(path) ? id.slice(path.length + 1) : undefined;
}
