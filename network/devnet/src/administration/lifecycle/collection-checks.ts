import { ProtocolError } from '@fabric-governance/protocol/errors';
import type { Principal, SignaturePolicy, SignatureRule } from '@fabric-governance/protocol/policy';
import { decodeSignaturePolicy } from '@fabric-governance/protocol/policy-encoding';
import type {
  CollectionConfigPackage,
  StaticCollectionConfig,
} from '@hyperledger/fabric-protos/lib/peer/collection_pb.js';
import type { MspManager } from '../../msp/msp.js';
import { LifecycleError } from './lifecycle-error.js';

const NAME = /^[A-Za-z0-9-]+[A-Za-z0-9_-]*$/u;

/** The collections of a package; refuses entries of any other kind. */
export function staticCollections(
  collections: CollectionConfigPackage | undefined,
): readonly StaticCollectionConfig[] {
  return (collections?.getConfigList() ?? []).map((config) => {
    const collection = config.getStaticCollectionConfig();
    if (collection === undefined) {
      throw new LifecycleError('collection config contains unexpected payload type: <nil>');
    }
    return collection;
  });
}

/**
 * Refuses collections with bad or repeated names, impossible peer counts, or members that are not on the channel.
 *
 * @throws LifecycleError in Fabric's words
 */
export function checkCollections(collections: readonly StaticCollectionConfig[], msps: MspManager): void {
  const seen = new Set<string>();
  for (const collection of collections) {
    const name = collection.getName();
    if (!NAME.test(name)) {
      throw new LifecycleError(
        `invalid collection name '${name}'. Names can only consist of alphanumerics, '_', and '-' and cannot begin ` +
          "with '_'",
      );
    }
    if (seen.has(name)) {
      throw new LifecycleError(`collection-name: ${name} -- found duplicate in collection configuration`);
    }
    seen.add(name);
    checkPeerCounts(collection);
    checkMembers(collection, msps);
  }
}

/**
 * Refuses to drop a collection in force, or to change how long it keeps its values.
 *
 * @throws LifecycleError in Fabric's words
 */
export function checkAgainstCommitted(
  proposed: readonly StaticCollectionConfig[],
  committed: CollectionConfigPackage | undefined,
): void {
  const inForce = staticCollections(committed);
  if (inForce.length > 0 && proposed.length === 0) {
    throw new LifecycleError(
      'the proposed collection config does not contain previously defined collections',
    );
  }
  for (const collection of inForce) {
    const name = collection.getName();
    const next = proposed.findLast((candidate) => candidate.getName() === name);
    if (next === undefined) {
      throw new LifecycleError(
        `existing collection [${name}] missing in the proposed collection configuration`,
      );
    }
    if (next.getBlockToLive() !== collection.getBlockToLive()) {
      throw new LifecycleError(
        `the BlockToLive in an existing collection [${name}] modified. Existing value [${collection.getBlockToLive()}]`,
      );
    }
  }
}

function checkPeerCounts(collection: StaticCollectionConfig): void {
  const name = collection.getName();
  const maximum = collection.getMaximumPeerCount();
  const required = collection.getRequiredPeerCount();
  if (maximum < required) {
    throw new LifecycleError(
      `collection-name: ${name} -- maximum peer count (${maximum}) cannot be less than the required peer count ` +
        `(${required})`,
    );
  }
  if (required < 0) {
    throw new LifecycleError(
      `collection-name: ${name} -- requiredPeerCount (${required}) cannot be less than zero`,
    );
  }
}

function checkMembers(collection: StaticCollectionConfig, msps: MspManager): void {
  const name = collection.getName();
  const members = collection.getMemberOrgsPolicy();
  if (members === undefined) {
    throw new LifecycleError(`collection member policy is not set for collection '${name}'`);
  }
  const envelope = members.getSignaturePolicy();
  if (envelope === undefined) {
    throw new LifecycleError(`collection member org policy is empty for collection '${name}'`);
  }
  const policy = policyOf(name, envelope.serializeBinary());
  const gate = notAnOr(policy.rule);
  if (gate !== undefined) {
    throw new LifecycleError(
      `collection-name: ${name} -- error in member org policy: signature policy is not an OR concatenation, ` +
        `NOutOf ${gate}`,
    );
  }
  for (const principal of policy.principals) {
    const failure = principalFailure(principal, msps);
    if (failure !== undefined) {
      throw new LifecycleError(`collection-name: ${name} -- ${failure}`);
    }
  }
}

function policyOf(name: string, bytes: Uint8Array): SignaturePolicy {
  try {
    return decodeSignaturePolicy(bytes);
  } catch (cause) {
    const reason = cause instanceof ProtocolError ? (cause.params['detail'] ?? cause.message) : String(cause);
    throw new LifecycleError(`invalid member org policy for collection '${name}': ${reason}`);
  }
}

/** The number of a gate that demands more than one of its parts; undefined when there is none. */
function notAnOr(rule: SignatureRule): number | undefined {
  if (rule.kind === 'signed-by') {
    return undefined;
  }
  return rule.n === 1 ? rule.rules.map(notAnOr).find((found) => found !== undefined) : rule.n;
}

function principalFailure(principal: Principal, msps: MspManager): string | undefined {
  switch (principal.kind) {
    case 'role':
    case 'unit':
      return msps.has(principal.mspId)
        ? undefined
        : `collection member '${principal.mspId}' is not part of the channel`;
    case 'identity':
      return isKnown(principal.identity, msps)
        ? undefined
        : 'contains an identity that is not part of the channel';
    case 'nominal':
      return 'principal type ANONYMITY is not supported';
    case 'combined':
      return 'principal type COMBINED is not supported';
    case 'unsupported':
      return `principal type ${principal.classification} is not supported`;
  }
}

function isKnown(identity: Uint8Array, msps: MspManager): boolean {
  try {
    msps.deserialize(identity);
    return true;
  } catch {
    return false; // Whatever is wrong with it, it is nobody's on this channel.
  }
}
