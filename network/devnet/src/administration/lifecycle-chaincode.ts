import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import { CollectionConfigPackage } from '@hyperledger/fabric-protos/lib/peer/collection_pb.js';
import {
  ChaincodeEndorsementInfo,
  ChaincodeValidationInfo,
} from '@hyperledger/fabric-protos/lib/peer/lifecycle/chaincode_definition_pb.js';
import { StateData } from '@hyperledger/fabric-protos/lib/peer/lifecycle/db_pb.js';
import {
  QueryChaincodeDefinitionArgs,
  QueryChaincodeDefinitionResult,
  QueryChaincodeDefinitionsResult,
  QueryInstalledChaincodesResult,
} from '@hyperledger/fabric-protos/lib/peer/lifecycle/lifecycle_pb.js';
import type { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import { channelAccessFailure, ownAccessFailure } from './access-control.js';
import { success, SystemChaincodeRefusal } from './chaincode-response.js';
import { DEFINITION_METADATA_PREFIX } from './lifecycle-state.js';
import type { ChannelLedger, LedgerState, SystemChaincodeContext } from './system-chaincode-context.js';

const NAMESPACE = '_lifecycle';
const NOT_FOUND = 404;
/** The character after `/`: the end of all keys that begin with a prefix ending in `/`. */
const AFTER_SLASH = '0';

/** `_lifecycle`: tells chaincode definitions. Arguments: function and its serialized parameters. */
export function lifecycleChaincode(args: readonly Uint8Array[], context: SystemChaincodeContext): Response {
  const [name, parameters] = args;
  if (!name || !parameters || args.length !== 2) {
    throw new SystemChaincodeRefusal(
      `lifecycle scc operations require exactly two arguments but received ${args.length}`,
    );
  }
  const functionName = fromUtf8(name);
  switch (functionName) {
    case 'QueryChaincodeDefinition':
      return success(queryDefinition(readable(functionName, context), parameters));
    case 'QueryChaincodeDefinitions':
      return success(queryDefinitions(readable(functionName, context)));
    case 'QueryInstalledChaincodes':
      return success(queryInstalled(context));
    default:
      throw new SystemChaincodeRefusal(
        `devnet does not offer '${NAMESPACE}/${functionName}': it takes chaincode definitions from its own configuration`,
      );
  }
}

function readable(
  functionName: 'QueryChaincodeDefinition' | 'QueryChaincodeDefinitions',
  context: SystemChaincodeContext,
): ChannelLedger {
  const ledger = context.channel(context.channelId);
  if (!ledger) {
    throw new SystemChaincodeRefusal(`could not get channelconfig for channel '${context.channelId}'`);
  }
  refuse(channelAccessFailure(`${NAMESPACE}/${functionName}`, context.channelId, context));
  return ledger;
}

function queryDefinition(ledger: ChannelLedger, parameters: Uint8Array): Uint8Array {
  const name = decode(QueryChaincodeDefinitionArgs, parameters).getName();
  const definition = definitionOf(ledger.state(), name);
  if (!definition) {
    throw new SystemChaincodeRefusal(`namespace ${name} is not defined`, NOT_FOUND);
  }
  const result = fill(new QueryChaincodeDefinitionResult(), definition);
  // devnet is given the definition by whoever runs it, for all organisations at once.
  for (const mspId of ledger.configuration.applicationOrganisations()) {
    result.getApprovalsMap().set(mspId, true);
  }
  return result.serializeBinary();
}

function queryDefinitions(ledger: ChannelLedger): Uint8Array {
  const state = ledger.state();
  const result = new QueryChaincodeDefinitionsResult();
  for (const name of definedNames(state)) {
    const definition = definitionOf(state, name);
    if (definition) {
      const entry = fill(new QueryChaincodeDefinitionsResult.ChaincodeDefinition(), definition);
      entry.setName(name);
      result.addChaincodeDefinitions(entry);
    }
  }
  return result.serializeBinary();
}

function queryInstalled(context: SystemChaincodeContext): Uint8Array {
  refuse(ownAccessFailure(`${NAMESPACE}/QueryInstalledChaincodes`, context));
  const result = new QueryInstalledChaincodesResult();
  for (const { packageId, label, uses } of context.installedChaincodes()) {
    const installed = new QueryInstalledChaincodesResult.InstalledChaincode();
    installed.setPackageId(packageId);
    installed.setLabel(label);
    const references = installed.getReferencesMap();
    for (const { channel, name, version } of uses) {
      const chaincode = new QueryInstalledChaincodesResult.Chaincode();
      chaincode.setName(name);
      chaincode.setVersion(version);
      const onChannel = references.get(channel) ?? new QueryInstalledChaincodesResult.References();
      onChannel.addChaincodes(chaincode);
      references.set(channel, onChannel);
    }
    result.addInstalledChaincodes(installed);
  }
  return result.serializeBinary();
}

function refuse(failure: string | undefined): void {
  if (failure !== undefined) {
    throw new SystemChaincodeRefusal(`Failed to authorize invocation due to failed ACL check: ${failure}`);
  }
}

interface Definition {
  readonly sequence: number;
  readonly endorsement: ChaincodeEndorsementInfo;
  readonly validation: ChaincodeValidationInfo;
  readonly collections: CollectionConfigPackage;
}

function definitionOf(state: LedgerState, name: string): Definition | undefined {
  const field = (fieldName: string): StateData | undefined => {
    const entry = state.get(NAMESPACE, `namespaces/fields/${name}/${fieldName}`);
    return entry && decode(StateData, entry.value);
  };
  const bytes = (fieldName: string): Uint8Array => field(fieldName)?.getBytes_asU8() ?? new Uint8Array();
  const sequence = field('Sequence');
  return (
    sequence && {
      sequence: sequence.getInt64(),
      endorsement: decode(ChaincodeEndorsementInfo, bytes('EndorsementInfo')),
      validation: decode(ChaincodeValidationInfo, bytes('ValidationInfo')),
      collections: decode(CollectionConfigPackage, bytes('Collections')),
    }
  );
}

function fill<T extends QueryChaincodeDefinitionResult | QueryChaincodeDefinitionsResult.ChaincodeDefinition>(
  message: T,
  { sequence, endorsement, validation, collections }: Definition,
): T {
  message.setSequence(sequence);
  message.setVersion(endorsement.getVersion());
  message.setEndorsementPlugin(endorsement.getEndorsementPlugin());
  message.setInitRequired(endorsement.getInitRequired());
  message.setValidationPlugin(validation.getValidationPlugin());
  message.setValidationParameter(validation.getValidationParameter_asU8());
  message.setCollections(collections);
  return message;
}

function definedNames(state: LedgerState): string[] {
  const end = DEFINITION_METADATA_PREFIX.slice(0, -1) + AFTER_SLASH;
  const entries = state.range(NAMESPACE, DEFINITION_METADATA_PREFIX, end);
  const names: string[] = [];
  for (let next = entries.next(); next.done !== true; next = entries.next()) {
    names.push(next.value.key.slice(DEFINITION_METADATA_PREFIX.length));
  }
  return names;
}
