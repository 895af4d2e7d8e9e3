import { fromUtf8 } from '@fabric-governance/protocol/bytes';
import { ChaincodeQueryResponse } from '@hyperledger/fabric-protos/lib/peer/query_pb.js';
import type { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import { channelAccessFailure, ownAccessFailure } from './access-control.js';
import type { ChannelResource } from './access-rule.js';
import { success, SystemChaincodeRefusal } from './chaincode-response.js';
import type { SystemChaincodeContext } from './system-chaincode-context.js';

type LegacyFunction = (args: readonly string[], context: SystemChaincodeContext, name: string) => Response;

const NAMESPACE = 'lscc';
/** Go's shim puts the first character there is in place of an empty start. */
const EVERYTHING = { start: '\u0001', end: '' } as const;

/** Functions by both their names: Fabric 1's own and the older ones. */
const FUNCTIONS: ReadonlyMap<string, LegacyFunction> = new Map<string, LegacyFunction>([
  ['install', install],
  ['deploy', readOnly],
  ['upgrade', readOnly],
  ['getid', (...call) => find('lscc/ChaincodeExists', ...call)],
  ['ChaincodeExists', (...call) => find('lscc/ChaincodeExists', ...call)],
  ['getdepspec', (...call) => find('lscc/GetDeploymentSpec', ...call)],
  ['GetDeploymentSpec', (...call) => find('lscc/GetDeploymentSpec', ...call)],
  ['getccdata', (...call) => find('lscc/GetChaincodeData', ...call)],
  ['GetChaincodeData', (...call) => find('lscc/GetChaincodeData', ...call)],
  ['getchaincodes', listDefined],
  ['GetChaincodes', listDefined],
  ['getinstalledchaincodes', listInstalled],
  ['GetInstalledChaincodes', listInstalled],
  ['getcollectionsconfig', findCollections],
  ['GetCollectionsConfig', findCollections],
]);

/**
 * `lscc`: the lifecycle before Fabric 2, which older tools still ask. On a channel of Fabric 2 it has no chaincodes and
 * takes none.
 */
export function legacyLifecycleChaincode(
  args: readonly Uint8Array[],
  context: SystemChaincodeContext,
): Response {
  const [name, ...others] = args.map(fromUtf8);
  if (name === undefined) {
    throw wrongNumber(0);
  }
  const run = FUNCTIONS.get(name);
  if (run === undefined) {
    throw new SystemChaincodeRefusal(`invalid function to lscc: ${name}`);
  }
  return run(others, context, name);
}

function install(args: readonly string[], context: SystemChaincodeContext, name: string): Response {
  expectAtLeast(args, 1);
  refuse(name, ownAccessFailure('lscc/Install', context));
  throw new SystemChaincodeRefusal('could not unmarshal chaincode package to CDS or SignedCDS');
}

function readOnly(args: readonly string[]): Response {
  expectAtLeast(args, 2);
  throw new SystemChaincodeRefusal(
    `Channel '${args[0] ?? ''}' has been migrated to the new lifecycle, LSCC is now read-only`,
  );
}

function find(
  resource: ChannelResource,
  args: readonly string[],
  context: SystemChaincodeContext,
  name: string,
): Response {
  const [channel = '', chaincode = ''] = args;
  if (args.length !== 2) {
    throw wrongNumber(args.length + 1);
  }
  refuse(`${name}][${channel}`, channelAccessFailure(resource, channel, context));
  throw new SystemChaincodeRefusal(`could not find chaincode with name '${chaincode}'`);
}

function listDefined(args: readonly string[], context: SystemChaincodeContext, name: string): Response {
  expectNone(args);
  const { channelId } = context;
  const failure = channelAccessFailure('lscc/GetInstantiatedChaincodes', channelId, context);
  refuse(`${name}][${channelId}`, failure);
  // There are none, but that nothing was found is part of what was read.
  context.simulator?.scan(NAMESPACE, EVERYTHING).next();
  return success(new ChaincodeQueryResponse().serializeBinary());
}

function listInstalled(args: readonly string[], context: SystemChaincodeContext, name: string): Response {
  expectNone(args);
  refuse(name, ownAccessFailure('lscc/GetInstalledChaincodes', context));
  return success(new ChaincodeQueryResponse().serializeBinary());
}

function findCollections(args: readonly string[], context: SystemChaincodeContext, name: string): Response {
  const [chaincode = ''] = args;
  if (args.length !== 1) {
    throw wrongNumber(args.length + 1);
  }
  refuse(name, channelAccessFailure('lscc/GetCollectionsConfig', context.channelId, context));
  throw new SystemChaincodeRefusal(`collections config not defined for chaincode ${chaincode}`);
}

function refuse(asked: string, failure: string | undefined): void {
  if (failure !== undefined) {
    throw new SystemChaincodeRefusal(`access denied for [${asked}]: ${failure}`);
  }
}

function expectNone(args: readonly string[]): void {
  if (args.length > 0) {
    throw wrongNumber(args.length + 1);
  }
}

function expectAtLeast(args: readonly string[], number: number): void {
  if (args.length < number) {
    throw wrongNumber(args.length + 1);
  }
}

function wrongNumber(count: number): SystemChaincodeRefusal {
  return new SystemChaincodeRefusal(`invalid number of arguments to lscc: ${count}`);
}
