import { peer } from '@hyperledger/fabric-protos';
import type { CommittedDefinition } from '../administration/lifecycle-state.js';

/** Serialized CommitChaincodeDefinitionArgs, as Fabric's tools send them. */
export function commitArguments(definition: CommittedDefinition): Uint8Array {
  const args = new peer.lifecycle.CommitChaincodeDefinitionArgs();
  args.setName(definition.name);
  args.setVersion(definition.version);
  args.setSequence(definition.sequence);
  args.setEndorsementPlugin('escc');
  args.setValidationPlugin('vscc');
  args.setValidationParameter(definition.endorsementPolicy ?? new Uint8Array());
  args.setCollections(
    peer.CollectionConfigPackage.deserializeBinary(definition.collections ?? new Uint8Array()),
  );
  args.setInitRequired(definition.initRequired ?? false);
  return args.serializeBinary();
}
