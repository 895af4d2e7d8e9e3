import { decode } from '@fabric-governance/protocol/message';
import {
  ApproveChaincodeDefinitionForMyOrgArgs,
  ApproveChaincodeDefinitionForMyOrgResult,
  CheckCommitReadinessArgs,
  CheckCommitReadinessResult,
  CommitChaincodeDefinitionArgs,
  CommitChaincodeDefinitionResult,
  QueryApprovedChaincodeDefinitionArgs,
  QueryApprovedChaincodeDefinitionResult,
  QueryApprovedChaincodeDefinitionsResult,
  QueryChaincodeDefinitionArgs,
  QueryChaincodeDefinitionResult,
  QueryChaincodeDefinitionsResult,
} from '@hyperledger/fabric-protos/lib/peer/lifecycle/lifecycle_pb.js';
import type { Simulator } from '../../ledger/simulator.js';
import type { ChannelConfiguration } from '../channel-config.js';
import { approveDefinition } from './approve-definition.js';
import { approvedDefinition, approvedDefinitions } from './approved-definitions.js';
import { committedPlace, DEFAULT_ENDORSEMENT_POLICY, readDefinition } from './chaincode-definition.js';
import { approvalsOf, commitDefinition, commitReadiness } from './commit-definition.js';
import { checkDefinition } from './definition-checks.js';
import { definitionFrom, fillDefinition, proposedFrom, sourceMessage } from './definition-messages.js';
import { LifecycleError } from './lifecycle-error.js';
import { OrganisationApprovals, PublicDefinitions } from './state-access.js';
import { readMetadata } from './stored-structure.js';

const NOT_FOUND = 404;
const DEFINITIONS = 'namespaces/metadata/';

/** A call on a channel: whose peer runs it, and the transaction it is part of. */
export interface ChannelCall {
  readonly channel: string;
  readonly ownMspId: string;
  readonly configuration: ChannelConfiguration;
  readonly simulator: Simulator;
}

/** Takes serialized arguments and gives a serialized result. Throws LifecycleError. */
export type ChannelFunction = (args: Uint8Array, call: ChannelCall) => Uint8Array;

/** Functions of `_lifecycle` about a channel's chaincodes, by Fabric's names. */
export const CHANNEL_FUNCTIONS: ReadonlyMap<string, ChannelFunction> = new Map<string, ChannelFunction>([
  ['ApproveChaincodeDefinitionForMyOrg', approve],
  ['QueryApprovedChaincodeDefinition', queryApproved],
  ['QueryApprovedChaincodeDefinitions', queryAllApproved],
  ['CheckCommitReadiness', checkReadiness],
  ['CommitChaincodeDefinition', commit],
  ['QueryChaincodeDefinition', queryDefinition],
  ['QueryChaincodeDefinitions', queryDefinitions],
]);

function approve(bytes: Uint8Array, call: ChannelCall): Uint8Array {
  const args = decode(ApproveChaincodeDefinitionForMyOrgArgs, bytes);
  checked(args, call);
  const approval = {
    chaincode: args.getName(),
    definition: definitionFrom(args),
    packageId: args.getSource()?.getLocalPackage()?.getPackageId() ?? '',
  };
  approveDefinition(approval, new PublicDefinitions(call.simulator), ownApprovals(call));
  return new ApproveChaincodeDefinitionForMyOrgResult().serializeBinary();
}

function queryApproved(bytes: Uint8Array, call: ChannelCall): Uint8Array {
  const args = decode(QueryApprovedChaincodeDefinitionArgs, bytes);
  const { definition, packageId } = approvedDefinition(
    { channel: call.channel, chaincode: args.getName(), sequence: args.getSequence() },
    new PublicDefinitions(call.simulator),
    ownApprovals(call),
  );
  const result = fillDefinition(new QueryApprovedChaincodeDefinitionResult(), definition);
  result.setSource(sourceMessage(packageId));
  return result.serializeBinary();
}

function queryAllApproved(_args: Uint8Array, call: ChannelCall): Uint8Array {
  const result = new QueryApprovedChaincodeDefinitionsResult();
  for (const { chaincode, definition, packageId } of approvedDefinitions(call.channel, ownApprovals(call))) {
    const entry = fillDefinition(
      new QueryApprovedChaincodeDefinitionsResult.ApprovedChaincodeDefinition(),
      definition,
    );
    entry.setName(chaincode);
    entry.setSource(sourceMessage(packageId));
    result.addApprovedChaincodeDefinitions(entry);
  }
  return result.serializeBinary();
}

function checkReadiness(bytes: Uint8Array, call: ChannelCall): Uint8Array {
  const args = decode(CheckCommitReadinessArgs, bytes);
  requireDefaultPolicy(call);
  const approvals = commitReadiness(
    { chaincode: args.getName(), definition: definitionFrom(args) },
    new PublicDefinitions(call.simulator),
    allApprovals(call),
  );
  const result = new CheckCommitReadinessResult();
  approvals.forEach((approved, mspId) => result.getApprovalsMap().set(mspId, approved));
  return result.serializeBinary();
}

function commit(bytes: Uint8Array, call: ChannelCall): Uint8Array {
  const args = decode(CommitChaincodeDefinitionArgs, bytes);
  checked(args, call);
  commitDefinition(
    { chaincode: args.getName(), definition: definitionFrom(args) },
    { publicState: new PublicDefinitions(call.simulator), organisations: allApprovals(call) },
    call.ownMspId,
  );
  return new CommitChaincodeDefinitionResult().serializeBinary();
}

function queryDefinition(bytes: Uint8Array, call: ChannelCall): Uint8Array {
  const chaincode = decode(QueryChaincodeDefinitionArgs, bytes).getName();
  const definitions = new PublicDefinitions(call.simulator);
  if (readMetadata(committedPlace(chaincode), definitions) === undefined) {
    throw new LifecycleError(`namespace ${chaincode} is not defined`, NOT_FOUND);
  }
  const definition = readDefinition(chaincode, definitions);
  const result = fillDefinition(new QueryChaincodeDefinitionResult(), definition);
  const approvals = approvalsOf({ chaincode, definition }, allApprovals(call));
  approvals.forEach((approved, mspId) => result.getApprovalsMap().set(mspId, approved));
  return result.serializeBinary();
}

function queryDefinitions(_args: Uint8Array, call: ChannelCall): Uint8Array {
  const definitions = new PublicDefinitions(call.simulator);
  const result = new QueryChaincodeDefinitionsResult();
  for (const name of definitions.names(DEFINITIONS)) {
    // Fabric asks for each by its name once more, and so it stands among what was read.
    readMetadata(committedPlace(name), definitions);
    const entry = new QueryChaincodeDefinitionsResult.ChaincodeDefinition();
    fillDefinition(entry, readDefinition(name, definitions)).setName(name);
    result.addChaincodeDefinitions(entry);
  }
  return result.serializeBinary();
}

function checked(
  args: ApproveChaincodeDefinitionForMyOrgArgs | CommitChaincodeDefinitionArgs,
  call: ChannelCall,
): void {
  try {
    checkDefinition(proposedFrom(args), {
      msps: call.configuration.msps,
      simulator: call.simulator,
    });
  } catch (error) {
    throw error instanceof LifecycleError
      ? new LifecycleError(`error validating chaincode definition: ${error.message}`)
      : error;
  }
  requireDefaultPolicy(call);
}

function requireDefaultPolicy({ channel, configuration }: ChannelCall): void {
  if (!configuration.policies.has(DEFAULT_ENDORSEMENT_POLICY)) {
    throw new LifecycleError(
      `could not set defaults for chaincode definition in channel ${channel}: policy '${DEFAULT_ENDORSEMENT_POLICY}' ` +
        `must be defined for channel '${channel}' before chaincode operations can be attempted`,
    );
  }
}

function ownApprovals({ simulator, ownMspId }: ChannelCall): OrganisationApprovals {
  return new OrganisationApprovals(simulator, ownMspId);
}

function allApprovals({ simulator, configuration }: ChannelCall): OrganisationApprovals[] {
  return configuration.applicationOrganisations().map((mspId) => new OrganisationApprovals(simulator, mspId));
}
