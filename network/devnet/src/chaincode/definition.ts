import { decode } from '@fabric-governance/protocol/message';
import { common, msp, peer } from '@hyperledger/fabric-protos';
import { implicitCollectionOwner } from '../ledger/namespaces.js';
import type { Revision, StateView } from '../ledger/versioned-state.js';

/** Namespace in which chaincode definitions are kept. */
export const LIFECYCLE_NAMESPACE = '_lifecycle';

/** What the channel has agreed on about a chaincode. */
export interface ChaincodeDefinition {
  readonly name: string;
  readonly sequence: number;
  readonly version: string;
  readonly initRequired: boolean;
  /** Serialized ApplicationPolicy. */
  readonly endorsementPolicy: Uint8Array;
  readonly collections: readonly CollectionDefinition[];
}

/** A private collection of a chaincode's definition (implicit collections have none). */
export interface CollectionDefinition {
  readonly name: string;
  /** Organisations that receive the plaintext. */
  readonly members: ReadonlySet<string>;
  /** Who counts as a member: serialized SignaturePolicyEnvelope. */
  readonly memberPolicy: Uint8Array;
  readonly memberOnlyRead: boolean;
  readonly memberOnlyWrite: boolean;
  /** How many other peers must be there to be given its data, else nothing is endorsed. */
  readonly requiredPeerCount: number;
  /** After how many blocks its data end; 0 for never. */
  readonly blockToLive: number;
  /** Serialized ApplicationPolicy; undefined where the chaincode's own policy rules. */
  readonly endorsementPolicy: Uint8Array | undefined;
}

/** Ledger key of one field of a chaincode's definition (Fabric's `namespaces/fields/<name>/<field>`). */
export function definitionField(chaincode: string, field: DefinitionField): string {
  return `namespaces/fields/${chaincode}/${field}`;
}

/** The fields a definition is made of. */
export const DEFINITION_FIELDS = ['Sequence', 'EndorsementInfo', 'ValidationInfo', 'Collections'] as const;

/** One of {@link DEFINITION_FIELDS}. */
export type DefinitionField = (typeof DEFINITION_FIELDS)[number];

/** Ledger key that says that a chaincode is defined (Fabric's `namespaces/metadata/<name>`). */
export function definitionMetadataKey(chaincode: string): string {
  return `namespaces/metadata/${chaincode}`;
}

const METADATA_PREFIX = definitionMetadataKey('');
/** Character after every one that names of chaincodes are made of. */
const AFTER_NAMES = '\u007f';

/** Names of the chaincodes that a channel has definitions of, sorted. */
export function definedChaincodes(state: StateView): string[] {
  const entries = state.range(LIFECYCLE_NAMESPACE, METADATA_PREFIX, METADATA_PREFIX + AFTER_NAMES);
  const names: string[] = [];
  for (let next = entries.next(); next.done !== true; next = entries.next()) {
    names.push(next.value.key.slice(METADATA_PREFIX.length));
  }
  return names;
}

// Every change of a definition writes its sequence, so the revision of that key stands for the whole.
const decoded = new WeakMap<Revision, ChaincodeDefinition>();

/** The committed definition of a chaincode; undefined when the channel has none. */
export function readDefinition(state: StateView, name: string): ChaincodeDefinition | undefined {
  const sequence = state.get(LIFECYCLE_NAMESPACE, definitionField(name, 'Sequence'));
  if (sequence === undefined) {
    return undefined;
  }
  let definition = decoded.get(sequence);
  if (definition === undefined) {
    definition = decodeDefinition(state, name);
    decoded.set(sequence, definition);
  }
  return definition;
}

function decodeDefinition(state: StateView, name: string): ChaincodeDefinition {
  const field = (fieldName: DefinitionField): peer.lifecycle.StateData =>
    decode(
      peer.lifecycle.StateData,
      state.get(LIFECYCLE_NAMESPACE, definitionField(name, fieldName))?.value ?? new Uint8Array(),
    );
  const endorsement = decode(
    peer.lifecycle.ChaincodeEndorsementInfo,
    field('EndorsementInfo').getBytes_asU8(),
  );
  const validation = decode(peer.lifecycle.ChaincodeValidationInfo, field('ValidationInfo').getBytes_asU8());
  const collections = decode(peer.CollectionConfigPackage, field('Collections').getBytes_asU8());
  return {
    name,
    sequence: field('Sequence').getInt64(),
    version: endorsement.getVersion(),
    initRequired: endorsement.getInitRequired(),
    endorsementPolicy: validation.getValidationParameter_asU8(),
    collections: collections
      .getConfigList()
      .flatMap((config) => config.getStaticCollectionConfig() ?? [])
      .map(collectionDefinition),
  };
}

/** The organisations that hold a collection's plaintext; undefined when the chaincode has no such collection. */
export function collectionMembers(
  definition: ChaincodeDefinition | undefined,
  collection: string,
  organisations: readonly string[],
): ReadonlySet<string> | undefined {
  const owner = implicitCollectionOwner(collection);
  if (owner !== undefined) {
    return organisations.includes(owner) ? new Set([owner]) : undefined;
  }
  return definition?.collections.find(({ name }) => name === collection)?.members;
}

function collectionDefinition(config: peer.StaticCollectionConfig): CollectionDefinition {
  const policy = config.getMemberOrgsPolicy()?.getSignaturePolicy() ?? new common.SignaturePolicyEnvelope();
  const principals = policy.getIdentitiesList();
  return {
    name: config.getName(),
    members: new Set(principals.map((principal) => mspIdOf(principal.getPrincipal_asU8()))),
    memberPolicy: policy.serializeBinary(),
    memberOnlyRead: config.getMemberOnlyRead(),
    memberOnlyWrite: config.getMemberOnlyWrite(),
    requiredPeerCount: config.getRequiredPeerCount(),
    blockToLive: config.getBlockToLive(),
    endorsementPolicy: config.getEndorsementPolicy()?.serializeBinary(),
  };
}

// MSPRole and OrganizationUnit both carry the organisation's name first.
function mspIdOf(principal: Uint8Array): string {
  return msp.MSPRole.deserializeBinary(principal).getMspIdentifier();
}
