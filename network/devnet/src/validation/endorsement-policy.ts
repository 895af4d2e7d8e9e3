import { evaluateSignaturePolicy } from '@fabric-governance/protocol/policy';
import type { ChaincodePolicy } from '@fabric-governance/protocol/policy-encoding';
import type { Identity } from '../msp/identity.js';
import type { MspManager } from '../msp/msp.js';
import type { PolicyManager } from '../msp/policy-manager.js';
import { validSigners } from '../msp/signed-data.js';
import type { EndorserTransaction } from './endorser-transaction.js';
import { requiredPolicies, type RequirementContext } from './required-policies.js';
import { TransactionFault } from './transaction-fault.js';

/** What endorsements are judged by. */
export interface PolicyContext extends RequirementContext {
  readonly msps: MspManager;
  readonly policies: PolicyManager;
}

/**
 * Checks that a transaction's endorsements satisfy every policy it meets.
 *
 * @throws TransactionFault ENDORSEMENT_POLICY_FAILURE, or INVALID_CHAINCODE for a chaincode without definition
 */
export function checkEndorsements(transaction: EndorserTransaction, context: PolicyContext): void {
  const required = requiredPolicies(transaction, context);
  const signers = validSigners(transaction.endorsements, context.msps);
  for (const { policy, subject } of required) {
    const failure = policyFailure(policy, signers, context.policies);
    if (failure !== undefined) {
      throw new TransactionFault(
        'ENDORSEMENT_POLICY_FAILURE',
        `endorsement policy of ${subject} is not satisfied: ${failure}`,
      );
    }
  }
}

/** Why identities do not satisfy a policy; undefined when they do. Their signatures are checked elsewhere. */
export function policyFailure(
  policy: ChaincodePolicy,
  signers: readonly Identity[],
  policies: PolicyManager,
): string | undefined {
  if (policy.kind === 'reference') {
    return policies.identitiesFailure(policy.path, signers);
  }
  return evaluateSignaturePolicy(policy, signers, (identity, principal) => identity.satisfies(principal))
    ? undefined
    : 'signature set did not satisfy policy';
}
