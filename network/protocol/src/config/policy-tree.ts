import type { Config, ConfigGroup } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { ImplicitMetaPolicy, Policy, Principal } from '../policy.js';
import { evaluateSignaturePolicy, implicitMetaThreshold } from '../policy.js';
import { decodePolicy } from '../policy-encoding.js';
import { entriesOf, entryOf, groupAt } from './elements.js';

/** Whether a policy of the configuration is satisfied, and if it asks for others, how each of those fared (R35). */
export interface PolicyVerdict {
  readonly path: string;
  readonly satisfied: boolean;
  /** Absent where the configuration has no policy of that path: it can never be satisfied. */
  readonly policy?: Policy;
  /** How many of `parts` are needed. */
  readonly needed?: number;
  readonly parts?: readonly PolicyVerdict[];
}

/** Who has signed, and how to tell whether one of them belongs to a principal. */
export interface Signers<Signer> {
  /** Verified and without duplicates. */
  readonly signers: readonly Signer[];
  readonly satisfies: (signer: Signer, principal: Principal) => boolean;
}

/** The policy at an absolute path such as `/Channel/Application/Admins`, or nothing. Throws BAD_POLICY for an old kind. */
export function policyAt(config: Config, path: string): Policy | undefined {
  const { group, name } = locate(config, path);
  const message = (group && entryOf(group.getPoliciesMap(), name))?.getPolicy();
  return message && decodePolicy(message);
}

/** Evaluates the policy at an absolute path. A missing policy is one that nobody satisfies, as in Fabric. */
export function evaluatePolicyAt<Signer>(
  config: Config,
  path: string,
  signed: Signers<Signer>,
): PolicyVerdict {
  const policy = policyAt(config, path);
  if (policy === undefined) return { path, satisfied: false };
  if (policy.kind === 'signature') {
    return { path, policy, satisfied: evaluateSignaturePolicy(policy, signed.signers, signed.satisfies) };
  }
  const parts = subPolicyPaths(config, path, policy).map((sub) => evaluatePolicyAt(config, sub, signed));
  const needed = implicitMetaThreshold(policy.rule, parts.length);
  const reached = parts.filter(({ satisfied }) => satisfied).length;
  return { path, policy, satisfied: reached >= needed, needed, parts };
}

/** Fabric's own words for an unsatisfied policy, as its clients look for them. */
export function refusalText({ policy, parts = [], needed = 0 }: PolicyVerdict): string {
  if (policy?.kind !== 'implicit-meta') return 'signature set did not satisfy policy';
  const reached = parts.filter(({ satisfied }) => satisfied).length;
  return `implicit policy evaluation failed - ${reached} sub-policies were satisfied, but this policy requires ${needed} of the '${policy.subPolicy}' sub-policies to be satisfied`;
}

/** The path's groups' own sub-policies, in name order. */
function subPolicyPaths(config: Config, path: string, { subPolicy }: ImplicitMetaPolicy): string[] {
  const { group, groupPath } = locate(config, path);
  if (group === undefined) return [];
  return entriesOf(group.getGroupsMap()).map(([name]) => `${groupPath}/${name}/${subPolicy}`);
}

function locate(
  config: Config,
  path: string,
): { group: ConfigGroup | undefined; groupPath: string; name: string } {
  const cut = path.lastIndexOf('/');
  const groupPath = path.slice(0, cut);
  return { group: groupAt(config, groupPath), groupPath, name: path.slice(cut + 1) };
}
