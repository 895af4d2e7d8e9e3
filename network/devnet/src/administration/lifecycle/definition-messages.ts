import { decode } from '@fabric-governance/protocol/message';
import { CollectionConfigPackage } from '@hyperledger/fabric-protos/lib/peer/collection_pb.js';
import {
  ChaincodeSource,
  type ApproveChaincodeDefinitionForMyOrgArgs,
  type CheckCommitReadinessArgs,
  type CommitChaincodeDefinitionArgs,
  type QueryApprovedChaincodeDefinitionResult,
  type QueryApprovedChaincodeDefinitionsResult,
  type QueryChaincodeDefinitionResult,
  type QueryChaincodeDefinitionsResult,
} from '@hyperledger/fabric-protos/lib/peer/lifecycle/lifecycle_pb.js';
import { type ChaincodeDefinition, withDefaults } from './chaincode-definition.js';
import type { ProposedDefinition } from './definition-checks.js';

type DefinitionArgs =
  ApproveChaincodeDefinitionForMyOrgArgs | CheckCommitReadinessArgs | CommitChaincodeDefinitionArgs;

type DefinitionResult =
  | QueryChaincodeDefinitionResult
  | QueryChaincodeDefinitionsResult.ChaincodeDefinition
  | QueryApprovedChaincodeDefinitionResult
  | QueryApprovedChaincodeDefinitionsResult.ApprovedChaincodeDefinition;

/** The definition in a request, defaults filled in. */
export function definitionFrom(args: DefinitionArgs): ChaincodeDefinition {
  return withDefaults({
    sequence: args.getSequence(),
    version: args.getVersion(),
    endorsementPlugin: args.getEndorsementPlugin(),
    initRequired: args.getInitRequired(),
    validationPlugin: args.getValidationPlugin(),
    validationParameter: args.getValidationParameter_asU8(),
    collections: (args.getCollections() ?? new CollectionConfigPackage()).serializeBinary(),
  });
}

/** The parts of a request that are checked before anything else. */
export function proposedFrom(args: DefinitionArgs): ProposedDefinition {
  return {
    name: args.getName(),
    version: args.getVersion(),
    endorsementPlugin: args.getEndorsementPlugin(),
    validationPlugin: args.getValidationPlugin(),
    collections: args.getCollections(),
  };
}

/** Fills an answer with a definition. */
export function fillDefinition<Result extends DefinitionResult>(
  result: Result,
  definition: ChaincodeDefinition,
): Result {
  result.setSequence(definition.sequence);
  result.setVersion(definition.version);
  result.setEndorsementPlugin(definition.endorsementPlugin);
  result.setValidationPlugin(definition.validationPlugin);
  result.setValidationParameter(definition.validationParameter);
  result.setInitRequired(definition.initRequired);
  result.setCollections(decode(CollectionConfigPackage, definition.collections));
  return result;
}

/** Where an organisation's peer finds the chaincode: in a package, or nowhere. */
export function sourceMessage(packageId: string): ChaincodeSource {
  const source = new ChaincodeSource();
  if (packageId === '') {
    source.setUnavailable(new ChaincodeSource.Unavailable());
  } else {
    const local = new ChaincodeSource.Local();
    local.setPackageId(packageId);
    source.setLocalPackage(local);
  }
  return source;
}
