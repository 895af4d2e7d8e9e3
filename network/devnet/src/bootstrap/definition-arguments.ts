import { decode } from '@fabric-governance/protocol/message';
import { peer } from '@hyperledger/fabric-protos';
import type { ChaincodeDefinition } from '../administration/lifecycle/chaincode-definition.js';
import { sourceMessage } from '../administration/lifecycle/definition-messages.js';

/** Serialized CommitChaincodeDefinitionArgs, as Fabric's tools send them. */
export function commitArguments(chaincode: string, definition: ChaincodeDefinition): Uint8Array {
  const args = new peer.lifecycle.CommitChaincodeDefinitionArgs();
  fill(args, chaincode, definition);
  return args.serializeBinary();
}

/**
 * Serialized ApproveChaincodeDefinitionForMyOrgArgs.
 *
 * @param packageId what the organisation runs; empty for nothing
 */
export function approveArguments(
  chaincode: string,
  definition: ChaincodeDefinition,
  packageId: string,
): Uint8Array {
  const args = new peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs();
  fill(args, chaincode, definition);
  args.setSource(sourceMessage(packageId));
  return args.serializeBinary();
}

function fill(
  args: peer.lifecycle.CommitChaincodeDefinitionArgs | peer.lifecycle.ApproveChaincodeDefinitionForMyOrgArgs,
  chaincode: string,
  definition: ChaincodeDefinition,
): void {
  args.setName(chaincode);
  args.setSequence(definition.sequence);
  args.setVersion(definition.version);
  args.setEndorsementPlugin(definition.endorsementPlugin);
  args.setValidationPlugin(definition.validationPlugin);
  args.setValidationParameter(definition.validationParameter);
  args.setInitRequired(definition.initRequired);
  args.setCollections(decode(peer.CollectionConfigPackage, definition.collections));
}
