import { toHex } from '@fabric-governance/protocol/bytes';
import { evaluateSignaturePolicy } from '@fabric-governance/protocol/policy';
import {
  type ChaincodePolicy,
  decodeChaincodePolicy,
  decodeSignaturePolicy,
} from '@fabric-governance/protocol/policy-encoding';
import type { NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { LIFECYCLE_NAMESPACE, readDefinition, type ChaincodeDefinition } from '../chaincode/definition.js';
import { parseMetadata, VALIDATION_PARAMETER } from '../ledger/key-metadata.js';
import { hashedNamespace, implicitCollectionOwner } from '../ledger/namespaces.js';
import type { StateView } from '../ledger/versioned-state.js';
import type { Identity } from '../msp/identity.js';
import type { MspManager } from '../msp/msp.js';
import type { PolicyManager } from '../msp/policy-manager.js';
import { validSigners } from '../msp/signed-data.js';
import type { EndorserTransaction } from './endorser-transaction.js';
import { TransactionFault } from './transaction-fault.js';

/** What endorsements are judged by: state and configuration before the block. */
export interface PolicyContext {
  readonly state: StateView;
  readonly msps: MspManager;
  readonly policies: PolicyManager;
  /** Organisations of the channel, by MSP id, with the names of their configuration groups. */
  readonly organisationGroups: ReadonlyMap<string, string>;
  /** Keys (as `namespace\0key`) whose policy an earlier valid transaction of this block has changed. */
  readonly changedKeyPolicies: ReadonlySet<string>;
}

/**
 * Checks the endorsements of every chaincode that the transaction writes to: each written key by its own policy
 * where it has one, else by its collection's, else by the chaincode's. At least the chaincode's policy is always
 * asked, so that a transaction without writes needs endorsements too (Fabric's key-level validation, v2.0).
 *
 * @throws TransactionFault ENDORSEMENT_POLICY_FAILURE, or INVALID_CHAINCODE for a chaincode without definition
 */
export function checkEndorsements(transaction: EndorserTransaction, context: PolicyContext): void {
  checkEndorsers(transaction, validSigners(transaction.endorsements, context.msps), context);
}

/**
 * {@link checkEndorsements} for endorsers whose signatures are known to be good, or are yet to be asked for.
 *
 * @throws TransactionFault
 */
export function checkEndorsers(
  transaction: Pick<EndorserTransaction, 'chaincode' | 'namespaces'>,
  signers: readonly Identity[],
  context: Omit<PolicyContext, 'msps'>,
): void {
  const written = transaction.namespaces.filter(writesSomething).map(({ namespace }) => namespace);
  for (const namespace of new Set([transaction.chaincode, ...written])) {
    const set = transaction.namespaces.find((candidate) => candidate.namespace === namespace);
    new NamespaceCheck(namespace, signers, context).run(set);
  }
}

/** Names a key for {@link PolicyContext.changedKeyPolicies}. */
export function keyName(namespace: string, key: string): string {
  return `${namespace}\u0000${key}`;
}

function writesSomething(set: NamespaceReadWriteSet): boolean {
  return (
    set.writes.length + set.metadataWrites.length > 0 ||
    set.collections.some(({ writes, metadataWrites }) => writes.length + metadataWrites.length > 0)
  );
}

class NamespaceCheck {
  readonly #namespace: string;
  readonly #signers: readonly Identity[];
  readonly #context: Omit<PolicyContext, 'msps'>;
  readonly #definition: ChaincodeDefinition | undefined;
  readonly #policy: ChaincodePolicy;
  /** Policies found satisfied, by collection name; '' is the chaincode's own. */
  readonly #satisfied = new Set<string>();
  #anyAsked = false;

  constructor(namespace: string, signers: readonly Identity[], context: Omit<PolicyContext, 'msps'>) {
    this.#namespace = namespace;
    this.#signers = signers;
    this.#context = context;
    this.#definition = readDefinition(context.state, namespace);
    this.#policy = this.#chaincodePolicy();
  }

  run(set: NamespaceReadWriteSet | undefined): void {
    for (const { key } of [...(set?.writes ?? []), ...(set?.metadataWrites ?? [])]) {
      this.#checkKey(this.#namespace, key, '');
    }
    for (const { collection, writes, metadataWrites } of set?.collections ?? []) {
      const room = hashedNamespace(this.#namespace, collection);
      for (const hash of [...writes.map(({ keyHash }) => keyHash), ...metadataWrites.map(({ key }) => key)]) {
        this.#checkKey(room, toHex(hash), collection);
      }
    }
    if (!this.#anyAsked) {
      this.#checkOnce('', this.#policy);
    }
  }

  #checkKey(room: string, key: string, collection: string): void {
    if (this.#context.changedKeyPolicies.has(keyName(room, key))) {
      throw this.#refusal(`validation parameters for key ${key} have been changed in this block`);
    }
    const metadata = parseMetadata(this.#context.state.get(room, key)?.metadata);
    const own = metadata.get(VALIDATION_PARAMETER);
    if (own !== undefined && own.length > 0) {
      this.#anyAsked = true;
      this.#require(decodeSignaturePolicy(own), `key ${key}`);
      return;
    }
    const collectionPolicy = collection === '' ? undefined : this.#collectionPolicy(collection);
    if (collectionPolicy === undefined) {
      this.#checkOnce('', this.#policy);
    } else {
      this.#checkOnce(collection, collectionPolicy);
    }
  }

  #checkOnce(name: string, policy: ChaincodePolicy): void {
    this.#anyAsked = true;
    if (!this.#satisfied.has(name)) {
      this.#require(policy, name === '' ? `chaincode ${this.#namespace}` : `collection ${name}`);
      this.#satisfied.add(name);
    }
  }

  #require(policy: ChaincodePolicy, subject: string): void {
    const failure = policyFailure(policy, this.#signers, this.#context.policies);
    if (failure !== undefined) {
      throw this.#refusal(`endorsement policy of ${subject} is not satisfied: ${failure}`);
    }
  }

  #chaincodePolicy(): ChaincodePolicy {
    if (this.#namespace === LIFECYCLE_NAMESPACE) {
      return { kind: 'reference', path: '/Channel/Application/LifecycleEndorsement' };
    }
    if (this.#definition === undefined) {
      throw new TransactionFault('INVALID_CHAINCODE', `chaincode definition ${this.#namespace} not found`);
    }
    return decodeChaincodePolicy(this.#definition.endorsementPolicy);
  }

  /** Undefined where the chaincode's own policy rules. */
  #collectionPolicy(collection: string): ChaincodePolicy | undefined {
    const owner = implicitCollectionOwner(collection);
    if (owner === undefined) {
      const known = this.#definition?.collections.find(({ name }) => name === collection);
      if (known === undefined) {
        throw this.#refusal(`no such collection '${collection}'`);
      }
      return known.endorsementPolicy && decodeChaincodePolicy(known.endorsementPolicy);
    }
    const group = this.#context.organisationGroups.get(owner);
    if (group === undefined) {
      throw this.#refusal(`no such organisation '${owner}' for collection ${collection}`);
    }
    return { kind: 'reference', path: `/Channel/Application/${group}/Endorsement` };
  }

  #refusal(reason: string): TransactionFault {
    return new TransactionFault('ENDORSEMENT_POLICY_FAILURE', reason);
  }
}

/** Why identities whose signatures were checked before do not satisfy a policy; undefined when they do. */
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
