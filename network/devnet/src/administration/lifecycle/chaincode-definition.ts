import { equalBytes, toHex } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import { encodeChaincodePolicy } from '@fabric-governance/protocol/policy-encoding';
import { CollectionConfigPackage } from '@hyperledger/fabric-protos/lib/peer/collection_pb.js';
import {
  ChaincodeEndorsementInfo,
  ChaincodeValidationInfo,
} from '@hyperledger/fabric-protos/lib/peer/lifecycle/chaincode_definition_pb.js';
import type { ReadableState } from './state-access.js';
import {
  bytesField,
  numberField,
  readField,
  textField,
  type Place,
  type StoredStructure,
} from './stored-structure.js';

/** Type names, as Fabric stores them. */
export const PARAMETERS_TYPE = 'ChaincodeParameters';
export const DEFINITION_TYPE = 'ChaincodeDefinition';
export const LOCAL_PACKAGE_TYPE = 'ChaincodeLocalPackage';

const DEFAULT_ENDORSEMENT_PLUGIN = 'escc';
const DEFAULT_VALIDATION_PLUGIN = 'vscc';
/** The policy that a chaincode has without being given one. */
export const DEFAULT_ENDORSEMENT_POLICY = '/Channel/Application/Endorsement';

/** What organisations agree on about a chaincode. */
export interface ChaincodeParameters {
  readonly version: string;
  readonly endorsementPlugin: string;
  readonly initRequired: boolean;
  readonly validationPlugin: string;
  /** Serialized `protos.ApplicationPolicy`: the endorsement policy. */
  readonly validationParameter: Uint8Array;
  /** Serialized `protos.CollectionConfigPackage`. */
  readonly collections: Uint8Array;
}

/** Parameters with the number of their agreement: 1 for a new chaincode, one more with each change. */
export interface ChaincodeDefinition extends ChaincodeParameters {
  readonly sequence: number;
}

/** Where the definition in force is kept. */
export function committedPlace(chaincode: string): Place {
  return { room: 'namespaces', name: chaincode };
}

/** Where an organisation keeps the parameters it has approved. */
export function approvedPlace(chaincode: string, sequence: number): Place {
  return { room: 'namespaces', name: `${chaincode}#${sequence}` };
}

/** Where an organisation keeps which package it runs for an approved definition. */
export function sourcePlace(chaincode: string, sequence: number): Place {
  return { room: 'chaincode-sources', name: `${chaincode}#${sequence}` };
}

/** Fills what may be left empty. */
export function withDefaults<Given extends ChaincodeParameters>(given: Given): Given {
  return {
    ...given,
    endorsementPlugin: given.endorsementPlugin === '' ? DEFAULT_ENDORSEMENT_PLUGIN : given.endorsementPlugin,
    validationPlugin: given.validationPlugin === '' ? DEFAULT_VALIDATION_PLUGIN : given.validationPlugin,
    validationParameter:
      given.validationParameter.length === 0
        ? encodeChaincodePolicy({ kind: 'reference', path: DEFAULT_ENDORSEMENT_POLICY })
        : given.validationParameter,
  };
}

/** Parameters in the form in which an organisation keeps its approval. */
export function parametersStructure(parameters: ChaincodeParameters): StoredStructure {
  return { datatype: PARAMETERS_TYPE, fields: parameterFields(parameters) };
}

/** A definition in the form in which the channel keeps it. */
export function definitionStructure(definition: ChaincodeDefinition): StoredStructure {
  return {
    datatype: DEFINITION_TYPE,
    fields: [['Sequence', numberField(definition.sequence)], ...parameterFields(definition)],
  };
}

/** The package an organisation runs; an empty id means none. */
export function packageStructure(packageId: string): StoredStructure {
  return { datatype: LOCAL_PACKAGE_TYPE, fields: [['PackageID', textField(packageId)]] };
}

function parameterFields(parameters: ChaincodeParameters): StoredStructure['fields'] {
  const endorsement = new ChaincodeEndorsementInfo();
  endorsement.setVersion(parameters.version);
  endorsement.setInitRequired(parameters.initRequired);
  endorsement.setEndorsementPlugin(parameters.endorsementPlugin);
  const validation = new ChaincodeValidationInfo();
  validation.setValidationPlugin(parameters.validationPlugin);
  validation.setValidationParameter(parameters.validationParameter);
  return [
    ['EndorsementInfo', bytesField(endorsement.serializeBinary())],
    ['ValidationInfo', bytesField(validation.serializeBinary())],
    ['Collections', bytesField(parameters.collections)],
  ];
}

/** Sequence in force; 0 where the chaincode is not defined. */
export function currentSequence(chaincode: string, state: ReadableState): number {
  return readField(committedPlace(chaincode), 'Sequence', state).getInt64();
}

/** Reads parameters field by field. */
export function readParameters(place: Place, state: ReadableState): ChaincodeParameters {
  const bytes = (field: string): Uint8Array => readField(place, field, state).getBytes_asU8();
  const endorsement = decode(ChaincodeEndorsementInfo, bytes('EndorsementInfo'));
  const validation = decode(ChaincodeValidationInfo, bytes('ValidationInfo'));
  return {
    version: endorsement.getVersion(),
    endorsementPlugin: endorsement.getEndorsementPlugin(),
    initRequired: endorsement.getInitRequired(),
    validationPlugin: validation.getValidationPlugin(),
    validationParameter: validation.getValidationParameter_asU8(),
    collections: decode(CollectionConfigPackage, bytes('Collections')).serializeBinary(),
  };
}

/** Reads the definition in force, which must be there. */
export function readDefinition(chaincode: string, state: ReadableState): ChaincodeDefinition {
  const place = committedPlace(chaincode);
  return { sequence: readField(place, 'Sequence', state).getInt64(), ...readParameters(place, state) };
}

/** In what two agreements first differ, in Fabric's words; undefined when they are the same. */
export function difference(expected: ChaincodeParameters, passed: ChaincodeParameters): string | undefined {
  const compared: readonly (readonly [string, string, string])[] = [
    ['Version', expected.version, passed.version],
    ['EndorsementPlugin', expected.endorsementPlugin, passed.endorsementPlugin],
    ['InitRequired', String(expected.initRequired), String(passed.initRequired)],
    ['ValidationPlugin', expected.validationPlugin, passed.validationPlugin],
    ['ValidationParameter', toHex(expected.validationParameter), toHex(passed.validationParameter)],
  ];
  const found = compared.find(([, left, right]) => left !== right);
  if (found !== undefined) {
    const [name, left, right] = found;
    return `expected ${name} '${left}' does not match passed ${name} '${right}'`;
  }
  return equalBytes(expected.collections, passed.collections) ? undefined : 'Collections do not match';
}
