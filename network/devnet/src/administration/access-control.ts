import type { Identity } from '../msp/identity.js';
import type { SystemChaincodeContext } from './system-chaincode-context.js';

/** Fabric's default access rules: by a channel's policy, or by a role in the peer's own organisation. */
const CHANNEL_POLICIES = {
  'cscc/GetConfigBlock': '/Channel/Application/Readers',
  'cscc/GetChannelConfig': '/Channel/Application/Readers',
  'qscc/GetChainInfo': '/Channel/Application/Readers',
  'qscc/GetBlockByNumber': '/Channel/Application/Readers',
  'qscc/GetBlockByHash': '/Channel/Application/Readers',
  'qscc/GetTransactionByID': '/Channel/Application/Readers',
  'qscc/GetBlockByTxID': '/Channel/Application/Readers',
  '_lifecycle/QueryChaincodeDefinition': '/Channel/Application/Writers',
  '_lifecycle/QueryChaincodeDefinitions': '/Channel/Application/Writers',
} as const;

const OWN_ROLES = {
  'cscc/JoinChain': 'Admins',
  'cscc/GetChannels': 'Members',
  '_lifecycle/QueryInstalledChaincodes': 'Admins',
} as const;

/** A function of a system chaincode that a channel's policy guards. */
export type ChannelResource = keyof typeof CHANNEL_POLICIES;
/** A function of a system chaincode that is the peer's own organisation's. */
export type OwnResource = keyof typeof OWN_ROLES;

/** Whether a name is a resource that a channel's policy guards. */
export function isChannelResource(name: string): name is ChannelResource {
  return Object.hasOwn(CHANNEL_POLICIES, name);
}

/** Why the caller may not use a function on a channel, in Fabric's words; undefined when it may. */
export function channelAccessFailure(
  resource: ChannelResource,
  channelId: string,
  context: SystemChaincodeContext,
): string | undefined {
  const policy = CHANNEL_POLICIES[resource];
  const channel = context.channel(channelId);
  if (!channel) {
    return `Failed to get policy manager for channel [${channelId}]`;
  }
  const failure = channel.configuration.policies.failure(policy, [context.caller]);
  return failure === undefined
    ? undefined
    : `Failed evaluating policy on signed data during check policy on channel [${channelId}] with policy [${policy}]: [${failure}]`;
}

/** Why the caller may not use a function of the peer itself, in Fabric's words; undefined when it may. */
export function ownAccessFailure(resource: OwnResource, context: SystemChaincodeContext): string | undefined {
  const policy = OWN_ROLES[resource];
  const during = `during channelless check policy with policy [${policy}]`;
  const caller = callerOf(context);
  if (typeof caller === 'string') {
    return `Failed deserializing proposal creator ${during}: [${caller}]`;
  }
  const role = policy === 'Admins' ? 'admin' : 'member';
  if (!caller.satisfies({ kind: 'role', mspId: context.ownMspId, role })) {
    return `Failed verifying that proposal's creator satisfies local MSP principal ${during}: [This identity is not an admin]`;
  }
  return caller.verify(context.caller.message, context.caller.signature)
    ? undefined
    : `Failed verifying the proposal's signature ${during}: [The signature is invalid]`;
}

function callerOf({ ownMsp, caller }: SystemChaincodeContext): Identity | string {
  try {
    return ownMsp.deserialize(caller.identity);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
