import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { MspRole, Principal, SignatureRule } from '../policy.js';
import { applyConfigUpdate } from './apply-config-update.js';
import { evaluatePolicyAt, policyAt, type PolicyVerdict } from './policy-tree.js';

/** Whether the network's own policies are met by those who have agreed, and who else could help (R35). */
export interface Acceptance {
  readonly accepted: boolean;
  /** Every policy that has to be met, with how each of its parts fared. */
  readonly verdicts: readonly PolicyVerdict[];
  /** MSP ids of organisations that have not agreed and that an unmet policy speaks of, sorted. */
  readonly missing: readonly string[];
  /** MSP ids of the organisations whose agreement any of the policies can count, sorted. */
  readonly named: readonly string[];
}

/** The role in which each organisation agrees: its administrator signs a configuration update, its peer endorses a definition. */
export type AgreeingRole = Extract<MspRole, 'admin' | 'peer'>;

/** By which organisations agree on the definition of a chaincode: their peers endorse what their administrators have approved. */
export const LIFECYCLE_POLICY = '/Channel/Application/LifecycleEndorsement';

/** The policies that a configuration update's signers must satisfy. Throws what `applyConfigUpdate` throws. */
export function policiesOfUpdate(channel: string, config: Config, update: Uint8Array): readonly string[] {
  return [
    ...new Set(applyConfigUpdate(channel, config, update).requiredPolicies.map(({ policy }) => policy)),
  ].sort();
}

/** Holds those who have agreed, by MSP id and each in this role, against the policies at these paths. */
export function acceptanceOf(
  config: Config,
  policies: readonly string[],
  agreed: { readonly mspIds: readonly string[]; readonly role: AgreeingRole },
): Acceptance {
  const { role } = agreed;
  const signers = [...new Set(agreed.mspIds)];
  const satisfies = (mspId: string, principal: Principal): boolean => isIn(principal, mspId, role);
  const verdicts = policies.map((path) => evaluatePolicyAt(config, path, { signers, satisfies }));
  const unmet = verdicts.filter(({ satisfied }) => !satisfied).map(({ path }) => path);
  const wanted = namedBy(config, unmet, role);
  return {
    accepted: unmet.length === 0,
    verdicts,
    missing: wanted.filter((mspId) => !signers.includes(mspId)),
    named: namedBy(config, policies, role),
  };
}

function namedBy(config: Config, paths: readonly string[], role: AgreeingRole): readonly string[] {
  return [...new Set(paths.flatMap((path) => organisationsIn(config, path, role)))].sort();
}

/** Organisations that count for the policy at a path, in whatever depth of it. */
function organisationsIn(config: Config, path: string, role: AgreeingRole): readonly string[] {
  const policy = policyAt(config, path);
  if (policy === undefined) return [];
  if (policy.kind === 'signature') {
    return principalsOf(policy.rule).flatMap((index) => {
      const principal = policy.principals[index];
      return principal?.kind === 'role' && isIn(principal, principal.mspId, role) ? [principal.mspId] : [];
    });
  }
  const { parts = [] } = evaluatePolicyAt(config, path, { signers: [], satisfies: () => false });
  return parts.flatMap((part) => organisationsIn(config, part.path, role));
}

function principalsOf(rule: SignatureRule): readonly number[] {
  return rule.kind === 'signed-by' ? [rule.principal] : rule.rules.flatMap(principalsOf);
}

/** Whether somebody of the organisation in this role belongs to the principal; its administrators and peers are members too. */
function isIn(principal: Principal, mspId: string, role: AgreeingRole): boolean {
  if (principal.kind === 'nominal') return true;
  return (
    principal.kind === 'role' &&
    principal.mspId === mspId &&
    (principal.role === role || principal.role === 'member')
  );
}
