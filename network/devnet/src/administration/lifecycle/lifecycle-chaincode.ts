import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { ProtocolError } from '@fabric-governance/protocol/errors';
import type { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import { PackageError } from '../../chaincode/chaincode-package.js';
import { SimulationError } from '../../ledger/simulation-error.js';
import { channelAccessFailure, isOwnResource, ownAccessFailure } from '../access-control.js';
import { isChannelResource } from '../access-rule.js';
import { success, SystemChaincodeRefusal } from '../chaincode-response.js';
import type { SystemChaincodeContext } from '../system-chaincode-context.js';
import { CHANNEL_FUNCTIONS } from './channel-functions.js';
import { LifecycleError } from './lifecycle-error.js';
import { PACKAGE_FUNCTIONS } from './package-functions.js';
import { LIFECYCLE } from './state-access.js';

const NOT_FOUND = 404;

/**
 * `_lifecycle`: installs chaincode packages on a peer, and agrees on chaincode definitions on a channel. Arguments:
 * function and its serialized parameters.
 */
export async function lifecycleChaincode(
  args: readonly Uint8Array[],
  context: SystemChaincodeContext,
): Promise<Response> {
  const [name, parameters] = args;
  if (name === undefined) {
    throw new SystemChaincodeRefusal('lifecycle scc must be invoked with arguments');
  }
  if (parameters === undefined || args.length !== 2) {
    throw new SystemChaincodeRefusal(
      `lifecycle scc operations require exactly two arguments but received ${args.length}`,
    );
  }
  const { channelId } = context;
  if (channelId !== '' && context.channel(channelId) === undefined) {
    throw new SystemChaincodeRefusal(`could not get channelconfig for channel '${channelId}'`);
  }
  const functionName = fromUtf8(name);
  checkAccess(functionName, context);
  try {
    return success(await run(functionName, parameters, context));
  } catch (error) {
    throw refusalOf(functionName, error);
  }
}

function checkAccess(functionName: string, context: SystemChaincodeContext): void {
  const resource = `${LIFECYCLE}/${functionName}`;
  let failure: string | undefined;
  if (isOwnResource(resource)) {
    failure = ownAccessFailure(resource, context);
  } else if (isChannelResource(resource)) {
    failure = channelAccessFailure(resource, context.channelId, context);
  } else {
    failure = `Unmapped policy for ${resource}`;
  }
  if (failure !== undefined) {
    throw new SystemChaincodeRefusal(`Failed to authorize invocation due to failed ACL check: ${failure}`);
  }
}

function run(
  functionName: string,
  parameters: Uint8Array,
  context: SystemChaincodeContext,
): Uint8Array | Promise<Uint8Array> {
  const onPackages = PACKAGE_FUNCTIONS.get(functionName);
  if (onPackages !== undefined) {
    return onPackages(parameters, context.packages);
  }
  const onChannel = CHANNEL_FUNCTIONS.get(functionName);
  if (onChannel === undefined) {
    throw new LifecycleError(`receiver *lifecycle.Invocation.${functionName} does not exist`);
  }
  const { channelId, ownMspId, simulator } = context;
  const configuration = context.channel(channelId)?.configuration;
  if (configuration === undefined || simulator === undefined) {
    throw new LifecycleError(`no application config for channel '${channelId}'`);
  }
  return onChannel(parameters, { channel: channelId, ownMspId, configuration, simulator });
}

function refusalOf(functionName: string, error: unknown): unknown {
  if (error instanceof LifecycleError && error.status === NOT_FOUND) {
    return new SystemChaincodeRefusal(error.message, error.status);
  }
  const reason = reasonOf(functionName, error);
  return reason === undefined
    ? error
    : new SystemChaincodeRefusal(`failed to invoke backing implementation of '${functionName}': ${reason}`);
}

/** Undefined for what is a fault and nothing that the caller did. */
function reasonOf(functionName: string, error: unknown): string | undefined {
  if (error instanceof ProtocolError) {
    return (
      `could not decode input arg for *lifecycle.Invocation.${functionName}: proto: cannot parse invalid wire-format ` +
      'data'
    );
  }
  return error instanceof LifecycleError || error instanceof PackageError || error instanceof SimulationError
    ? error.message
    : undefined;
}
