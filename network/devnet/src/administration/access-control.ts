import { parseIdentity } from '@fabric-governance/protocol/identity';
import type { Identity } from '../msp/identity.js';
import { MspError } from '../msp/msp-error.js';
import { accessRule, type ChannelResource } from './access-rule.js';
import type { SystemChaincodeContext } from './system-chaincode-context.js';

/** Fabric's access rules for what is the peer's own: by a role in its organisation. */
const OWN_ROLES = {
  'cscc/JoinChain': 'Admins',
  'cscc/JoinChainBySnapshot': 'Admins',
  'cscc/JoinBySnapshotStatus': 'Admins',
  'cscc/GetChannels': 'Members',
  'lscc/Install': 'Admins',
  'lscc/GetInstalledChaincodes': 'Admins',
  '_lifecycle/InstallChaincode': 'Admins',
  '_lifecycle/QueryInstalledChaincode': 'Admins',
  '_lifecycle/GetInstalledChaincodePackage': 'Admins',
  '_lifecycle/QueryInstalledChaincodes': 'Admins',
  '_lifecycle/ApproveChaincodeDefinitionForMyOrg': 'Admins',
  '_lifecycle/QueryApprovedChaincodeDefinition': 'Admins',
  '_lifecycle/QueryApprovedChaincodeDefinitions': 'Admins',
} as const;

/** A function of a system chaincode that is the peer's own organisation's. */
export type OwnResource = keyof typeof OWN_ROLES;

/** Whether a name is a function that is the peer's own organisation's. */
export function isOwnResource(name: string): name is OwnResource {
  return Object.hasOwn(OWN_ROLES, name);
}

/** Why the caller may not use a function on a channel, in Fabric's words; undefined when it may. */
export function channelAccessFailure(
  resource: ChannelResource,
  channelId: string,
  context: SystemChaincodeContext,
): string | undefined {
  const channel = context.channel(channelId);
  if (!channel) {
    return `Failed to get policy manager for channel [${channelId}]`;
  }
  const rule = accessRule(resource, channel.configuration);
  const failure = channel.configuration.policies.failure(rule.policy, [context.caller]);
  return failure === undefined ? undefined : rule.refusal(channelId, failure);
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
    const { ownMspId } = context;
    return (
      `Failed verifying that proposal's creator satisfies local MSP principal ${during}: [The identity is not ` +
      `${role === 'admin' ? 'an admin' : 'a member'} under this MSP [${ownMspId}]: The identity does not contain OU ` +
      `[${role.toUpperCase()}], MSP: [${ownMspId}]]`
    );
  }
  return caller.verify(context.caller.message, context.caller.signature)
    ? undefined
    : `Failed verifying the proposal's signature ${during}: [The signature is invalid]`;
}

function callerOf({ ownMsp, ownMspId, caller }: SystemChaincodeContext): Identity | string {
  try {
    return ownMsp.deserialize(caller.identity);
  } catch (error) {
    if (error instanceof MspError && error.reason === 'unknown-msp') {
      return `expected MSP ID ${ownMspId}, received ${parseIdentity(caller.identity).mspId}`;
    }
    return error instanceof Error ? error.message : String(error);
  }
}
