import { toHex } from '@fabric-governance/protocol/bytes';
import {
  type ChaincodePolicy,
  decodeChaincodePolicy,
  decodeSignaturePolicy,
} from '@fabric-governance/protocol/policy-encoding';
import type { NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { type ChaincodeDefinition, LIFECYCLE_NAMESPACE, readDefinition } from '../chaincode/definition.js';
import { parseMetadata, VALIDATION_PARAMETER } from '../ledger/key-metadata.js';
import { hashedNamespace, implicitCollectionOwner } from '../ledger/namespaces.js';
import type { StateView } from '../ledger/versioned-state.js';
import type { EndorserTransaction } from './endorser-transaction.js';
import { TransactionFault } from './transaction-fault.js';

/** A policy that a transaction's endorsers must satisfy. */
export interface RequiredPolicy {
  readonly policy: ChaincodePolicy;
  /** Whose policy it is, in words. */
  readonly subject: string;
}

/** What the policies follow from: the state before the block, and the configuration. */
export interface RequirementContext {
  readonly state: StateView;
  /** Configuration group names of the channel's organisations, by MSP id. */
  readonly organisationGroups: ReadonlyMap<string, string>;
  /** Keys (named by {@link keyName}) whose policy an earlier valid transaction of this block has changed. */
  readonly changedKeyPolicies: ReadonlySet<string>;
}

/**
 * The policies of everything a transaction writes: each key's own where it has one, else its collection's, else its
 * chaincode's. The called chaincode's is always among them when no other is, so that a transaction without writes
 * needs endorsements too (Fabric's key-level validation, v2.0).
 *
 * @throws TransactionFault where a policy is missing or in doubt
 */
export function requiredPolicies(
  { chaincode, namespaces }: Pick<EndorserTransaction, 'chaincode' | 'namespaces'>,
  context: RequirementContext,
): RequiredPolicy[] {
  const written = namespaces.filter(writesSomething).map(({ namespace }) => namespace);
  return [...new Set([chaincode, ...written])].flatMap((namespace) => {
    const set = namespaces.find((candidate) => candidate.namespace === namespace);
    return new NamespaceRequirements(namespace, context).of(set);
  });
}

/** Names a key for {@link RequirementContext.changedKeyPolicies}. */
export function keyName(namespace: string, key: string): string {
  return `${namespace}\u0000${key}`;
}

function writesSomething(set: NamespaceReadWriteSet): boolean {
  return (
    set.writes.length + set.metadataWrites.length > 0 ||
    set.collections.some(({ writes, metadataWrites }) => writes.length + metadataWrites.length > 0)
  );
}

// Definitions are decoded once and then kept, so the bytes of their policies can stand for them.
const decoded = new WeakMap<Uint8Array, ChaincodePolicy>();

function chaincodePolicy(bytes: Uint8Array): ChaincodePolicy {
  let policy = decoded.get(bytes);
  if (policy === undefined) {
    policy = decodeChaincodePolicy(bytes);
    decoded.set(bytes, policy);
  }
  return policy;
}

class NamespaceRequirements {
  readonly #namespace: string;
  readonly #context: RequirementContext;
  readonly #definition: ChaincodeDefinition | undefined;
  readonly #required = new Map<string, RequiredPolicy>();

  constructor(namespace: string, context: RequirementContext) {
    this.#namespace = namespace;
    this.#context = context;
    this.#definition = readDefinition(context.state, namespace);
    if (this.#definition === undefined && namespace !== LIFECYCLE_NAMESPACE) {
      throw new TransactionFault('INVALID_CHAINCODE', `chaincode definition ${namespace} not found`);
    }
  }

  of(set: NamespaceReadWriteSet | undefined): RequiredPolicy[] {
    for (const { key } of [...(set?.writes ?? []), ...(set?.metadataWrites ?? [])]) {
      this.#addKey(this.#namespace, key, undefined);
    }
    for (const { collection, writes, metadataWrites } of set?.collections ?? []) {
      const room = hashedNamespace(this.#namespace, collection);
      for (const hash of [...writes.map(({ keyHash }) => keyHash), ...metadataWrites.map(({ key }) => key)]) {
        this.#addKey(room, toHex(hash), collection);
      }
    }
    if (this.#required.size === 0) {
      this.#add(`chaincode ${this.#namespace}`, this.#chaincodePolicy());
    }
    return [...this.#required.values()];
  }

  #addKey(room: string, key: string, collection: string | undefined): void {
    if (this.#context.changedKeyPolicies.has(keyName(room, key))) {
      throw refusal(`validation parameters for key ${key} have been changed in this block`);
    }
    const own = parseMetadata(this.#context.state.get(room, key)?.metadata).get(VALIDATION_PARAMETER);
    if (own !== undefined && own.length > 0) {
      this.#add(`key ${key}`, decodeSignaturePolicy(own));
      return;
    }
    const collectionPolicy = collection === undefined ? undefined : this.#collectionPolicy(collection);
    if (collection === undefined || collectionPolicy === undefined) {
      this.#add(`chaincode ${this.#namespace}`, this.#chaincodePolicy());
    } else {
      this.#add(`collection ${collection}`, collectionPolicy);
    }
  }

  #add(subject: string, policy: ChaincodePolicy): void {
    if (!this.#required.has(subject)) {
      this.#required.set(subject, { subject, policy });
    }
  }

  #chaincodePolicy(): ChaincodePolicy {
    return this.#definition === undefined
      ? { kind: 'reference', path: '/Channel/Application/LifecycleEndorsement' }
      : chaincodePolicy(this.#definition.endorsementPolicy);
  }

  /** Undefined where the chaincode's own policy rules. */
  #collectionPolicy(collection: string): ChaincodePolicy | undefined {
    const owner = implicitCollectionOwner(collection);
    if (owner === undefined) {
      const known = this.#definition?.collections.find(({ name }) => name === collection);
      if (known === undefined) {
        throw refusal(`no such collection '${collection}'`);
      }
      return known.endorsementPolicy && chaincodePolicy(known.endorsementPolicy);
    }
    const group = this.#context.organisationGroups.get(owner);
    if (group === undefined) {
      throw refusal(`no such organisation '${owner}' for collection ${collection}`);
    }
    return { kind: 'reference', path: `/Channel/Application/${group}/Endorsement` };
  }
}

function refusal(reason: string): TransactionFault {
  return new TransactionFault('ENDORSEMENT_POLICY_FAILURE', reason);
}
