import { encodeChaincodePolicy } from '@fabric-governance/protocol/policy-encoding';
import { CollectionConfigPackage } from '@hyperledger/fabric-protos/lib/peer/collection_pb.js';
import {
  ChaincodeEndorsementInfo,
  ChaincodeValidationInfo,
} from '@hyperledger/fabric-protos/lib/peer/lifecycle/chaincode_definition_pb.js';
import { StateData, StateMetadata } from '@hyperledger/fabric-protos/lib/peer/lifecycle/db_pb.js';

/** Key prefix of the entries that say which chaincodes are defined. */
export const DEFINITION_METADATA_PREFIX = 'namespaces/metadata/';

/** Fields of a definition in the order that Fabric writes them into its metadata. */
const FIELDS = ['Sequence', 'EndorsementInfo', 'ValidationInfo', 'Collections'] as const;
const DATATYPE = 'ChaincodeDefinition';
const ENDORSEMENT_PLUGIN = 'escc';
const VALIDATION_PLUGIN = 'vscc';

/** What a channel agrees on about a chaincode. */
export interface CommittedDefinition {
  readonly name: string;
  readonly version: string;
  /** 1 for a new chaincode, then one more with each change. */
  readonly sequence: number;
  readonly initRequired?: boolean;
  /** Serialized `protos.ApplicationPolicy`; left out: a majority of the organisations' peers. */
  readonly endorsementPolicy?: Uint8Array;
  /** Serialized `protos.CollectionConfigPackage`. */
  readonly collections?: Uint8Array;
}

/** An entry of the `_lifecycle` namespace. */
export interface StateEntry {
  readonly key: string;
  readonly value: Uint8Array;
}

/** The public state that Fabric's `CommitChaincodeDefinition` leaves in the `_lifecycle` namespace, sorted by key. */
export function definitionEntries(definition: CommittedDefinition): readonly StateEntry[] {
  const endorsement = new ChaincodeEndorsementInfo();
  endorsement.setVersion(definition.version);
  endorsement.setInitRequired(definition.initRequired ?? false);
  endorsement.setEndorsementPlugin(ENDORSEMENT_PLUGIN);
  const validation = new ChaincodeValidationInfo();
  validation.setValidationPlugin(VALIDATION_PLUGIN);
  validation.setValidationParameter(definition.endorsementPolicy ?? defaultEndorsementPolicy());
  const collections = definition.collections ?? new CollectionConfigPackage().serializeBinary();
  const metadata = new StateMetadata();
  metadata.setDatatype(DATATYPE);
  metadata.setFieldsList([...FIELDS]);
  const sequence = new StateData();
  sequence.setInt64(definition.sequence);
  const field = (name: (typeof FIELDS)[number], data: StateData): StateEntry => ({
    key: `namespaces/fields/${definition.name}/${name}`,
    value: data.serializeBinary(),
  });
  return [
    field('Collections', bytesData(collections)),
    field('EndorsementInfo', bytesData(endorsement.serializeBinary())),
    field('Sequence', sequence),
    field('ValidationInfo', bytesData(validation.serializeBinary())),
    { key: `${DEFINITION_METADATA_PREFIX}${definition.name}`, value: metadata.serializeBinary() },
  ];
}

/** The endorsement policy that a chaincode has without being given one. */
export function defaultEndorsementPolicy(): Uint8Array {
  return encodeChaincodePolicy({ kind: 'reference', path: '/Channel/Application/Endorsement' });
}

function bytesData(bytes: Uint8Array): StateData {
  const data = new StateData();
  data.setBytes(bytes);
  return data;
}
