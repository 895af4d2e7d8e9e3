import {
  evaluateSignaturePolicy,
  type ImplicitMetaPolicy,
  implicitMetaThreshold,
  type SignaturePolicy,
} from '@fabric-governance/protocol/policy';
import { decodeChaincodePolicy, decodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import type { Config } from '@hyperledger/fabric-protos/lib/common/configtx_pb.js';
import type { Identity } from './identity.js';
import type { MspManager } from './msp.js';
import { findPolicy, noSuchPolicy, type PolicyGroup, policyTree } from './policy-tree.js';
import { type SignedData, validSigners } from './signed-data.js';

const ROOT_PATH = '/Channel';
/** Judgements remembered: a bound against strangers who come with ever new certificates. */
const REMEMBERED = 2000;

/**
 * The policies of a channel configuration. The `…Failure` functions return undefined when a policy is satisfied, and
 * otherwise Fabric's words for why it is not.
 */
export class PolicyManager {
  readonly #root: PolicyGroup;
  readonly #msps: MspManager;
  // A configuration never changes, so what was judged once stays so.
  readonly #judged = new Map<string, string | undefined>();

  /** @throws when a policy of the configuration cannot be read. */
  constructor(config: Config, msps: MspManager) {
    const group = config.getChannelGroup();
    if (!group) {
      throw new Error('nil channel group');
    }
    this.#root = policyTree(group, ROOT_PATH);
    this.#msps = msps;
  }

  /**
   * Whether the signatures satisfy the policy at a path: `/Channel/Application/Writers`, or relative to the channel
   * `Application/Writers`.
   */
  evaluate(path: string, signed: readonly SignedData[]): boolean {
    return this.failure(path, signed) === undefined;
  }

  /** Like {@link evaluate}, with the reason. */
  failure(path: string, signed: readonly SignedData[]): string | undefined {
    return this.identitiesFailure(path, validSigners(signed, this.#msps));
  }

  /** Like {@link failure}, for identities whose signatures were checked before; they must be distinct. */
  identitiesFailure(path: string, identities: readonly Identity[]): string | undefined {
    const question = [path, ...identities.map(({ name }) => name)].join('\n');
    if (this.#judged.has(question)) {
      return this.#judged.get(question);
    }
    const failure = this.#judge(path, identities);
    if (this.#judged.size >= REMEMBERED) {
      this.#judged.clear();
    }
    this.#judged.set(question, failure);
    return failure;
  }

  /** Whether the configuration has a policy at the path, absolute or relative to the channel. */
  has(path: string): boolean {
    return findPolicy(this.#root, path) !== undefined;
  }

  /** Whether the signatures satisfy a `common.SignaturePolicyEnvelope`, as collections and keys have it. */
  evaluateSignaturePolicy(envelopeBytes: Uint8Array, signed: readonly SignedData[]): boolean {
    const policy = decodeSignaturePolicy(envelopeBytes);
    return signatureFailure(policy, validSigners(signed, this.#msps)) === undefined;
  }

  /** Why the signatures do not satisfy a `protos.ApplicationPolicy`, as a chaincode definition has it. */
  chaincodePolicyFailure(policyBytes: Uint8Array, signed: readonly SignedData[]): string | undefined {
    const policy = decodeChaincodePolicy(policyBytes);
    return policy.kind === 'reference'
      ? this.failure(policy.path, signed)
      : signatureFailure(policy, validSigners(signed, this.#msps));
  }

  #judge(path: string, identities: readonly Identity[]): string | undefined {
    return failureAt(this.#root, path, identities);
  }
}

function failureAt(group: PolicyGroup, path: string, identities: readonly Identity[]): string | undefined {
  const found = findPolicy(group, path);
  if (!found) {
    return noSuchPolicy(group, path);
  }
  return found.policy.kind === 'signature'
    ? signatureFailure(found.policy, identities)
    : implicitMetaFailure(found.policy, found.group, identities);
}

function signatureFailure(policy: SignaturePolicy, identities: readonly Identity[]): string | undefined {
  return evaluateSignaturePolicy(policy, identities, (identity, principal) => identity.satisfies(principal))
    ? undefined
    : 'signature set did not satisfy policy';
}

function implicitMetaFailure(
  policy: ImplicitMetaPolicy,
  group: PolicyGroup,
  identities: readonly Identity[],
): string | undefined {
  const threshold = implicitMetaThreshold(policy.rule, group.groups.size);
  const satisfied = [...group.groups.values()].filter(
    (inner) => failureAt(inner, policy.subPolicy, identities) === undefined,
  ).length;
  return satisfied >= threshold
    ? undefined
    : `implicit policy evaluation failed - ${satisfied} sub-policies were satisfied, but this policy requires ` +
        `${threshold} of the '${policy.subPolicy}' sub-policies to be satisfied`;
}
