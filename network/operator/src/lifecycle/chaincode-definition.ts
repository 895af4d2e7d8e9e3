import { peer } from '@hyperledger/fabric-protos';

const { lifecycle } = peer;
/** Fabric's own plugins, which every definition here names. */
const ENDORSEMENT_PLUGIN = 'escc';
const VALIDATION_PLUGIN = 'vscc';

/** What the organisations of a channel agree on about a chaincode. */
export interface ChaincodeDefinition {
  readonly name: string;
  readonly version: string;
  /** From 1 on; every change of the definition counts one up. */
  readonly sequence: number;
  /** Serialized `protos.ApplicationPolicy`; left out: the channel's own, a majority. */
  readonly validationParameter?: Uint8Array;
  /** Serialized `protos.CollectionConfigPackage`. */
  readonly collections?: Uint8Array;
  readonly initRequired?: boolean;
}

/** A definition that holds on the channel. */
export interface CommittedDefinition extends ChaincodeDefinition {
  /** Whether transactions are endorsed and validated as Fabric does by itself; others would be for the peers' operators to say. */
  readonly usualPlugins: boolean;
  /** MSP ids of the organisations that have approved it. */
  readonly approvedBy: readonly string[];
}

interface DefinitionMessage {
  setName(name: string): void;
  setVersion(version: string): void;
  setSequence(sequence: number): void;
  setEndorsementPlugin(name: string): void;
  setValidationPlugin(name: string): void;
  setValidationParameter(policy: Uint8Array): void;
  setCollections(collections?: peer.CollectionConfigPackage): void;
  setInitRequired(required: boolean): void;
}

/** Argument of `ApproveChaincodeDefinitionForMyOrg`: with the package that the own peers run. */
export function approvalArgument(definition: ChaincodeDefinition, packageId: string): Uint8Array {
  const local = new lifecycle.ChaincodeSource.Local();
  local.setPackageId(packageId);
  const source = new lifecycle.ChaincodeSource();
  source.setLocalPackage(local);
  const args = filled(new lifecycle.ApproveChaincodeDefinitionForMyOrgArgs(), definition);
  args.setSource(source);
  return args.serializeBinary();
}

/** Argument of `CommitChaincodeDefinition`. */
export function commitArgument(definition: ChaincodeDefinition): Uint8Array {
  return filled(new lifecycle.CommitChaincodeDefinitionArgs(), definition).serializeBinary();
}

/** Argument of `CheckCommitReadiness`. */
export function readinessArgument(definition: ChaincodeDefinition): Uint8Array {
  return filled(new lifecycle.CheckCommitReadinessArgs(), definition).serializeBinary();
}

function filled<Message extends DefinitionMessage>(
  message: Message,
  definition: ChaincodeDefinition,
): Message {
  message.setName(definition.name);
  message.setVersion(definition.version);
  message.setSequence(definition.sequence);
  message.setEndorsementPlugin(ENDORSEMENT_PLUGIN);
  message.setValidationPlugin(VALIDATION_PLUGIN);
  message.setInitRequired(definition.initRequired ?? false);
  if (definition.validationParameter !== undefined) {
    message.setValidationParameter(definition.validationParameter);
  }
  if (definition.collections !== undefined) {
    message.setCollections(peer.CollectionConfigPackage.deserializeBinary(definition.collections));
  }
  return message;
}

/** Reads the answer of `QueryChaincodeDefinition`. */
export function readCommitted(name: string, answer: Uint8Array): CommittedDefinition {
  const result = lifecycle.QueryChaincodeDefinitionResult.deserializeBinary(answer);
  const collections = result.getCollections();
  return {
    name,
    version: result.getVersion(),
    sequence: result.getSequence(),
    validationParameter: result.getValidationParameter_asU8(),
    initRequired: result.getInitRequired(),
    ...(collections === undefined ? {} : { collections: collections.serializeBinary() }),
    usualPlugins:
      result.getEndorsementPlugin() === ENDORSEMENT_PLUGIN &&
      result.getValidationPlugin() === VALIDATION_PLUGIN,
    approvedBy: approving(result.getApprovalsMap().toArray()),
  };
}

/** Reads the answer of `CheckCommitReadiness`: MSP ids of the organisations that have approved exactly this. */
export function readReadiness(answer: Uint8Array): readonly string[] {
  return approving(
    lifecycle.CheckCommitReadinessResult.deserializeBinary(answer).getApprovalsMap().toArray(),
  );
}

function approving(approvals: readonly (readonly [string, boolean])[]): readonly string[] {
  return approvals.flatMap(([mspId, approved]) => (approved ? [mspId] : [])).sort();
}
