import type { ChannelConfiguration } from './channel-config.js';

const READERS = '/Channel/Application/Readers';
const WRITERS = '/Channel/Application/Writers';

/** Fabric's default access rules for what a channel's policy guards. */
const DEFAULTS = {
  'peer/Propose': WRITERS,
  'peer/ChaincodeToChaincode': WRITERS,
  'event/Block': READERS,
  'event/FilteredBlock': READERS,
  'gateway/CommitStatus': READERS,
  'gateway/ChaincodeEvents': READERS,
  'cscc/GetConfigBlock': READERS,
  'cscc/GetChannelConfig': READERS,
  'qscc/GetChainInfo': READERS,
  'qscc/GetBlockByNumber': READERS,
  'qscc/GetBlockByHash': READERS,
  'qscc/GetTransactionByID': READERS,
  'qscc/GetBlockByTxID': READERS,
  'lscc/ChaincodeExists': READERS,
  'lscc/GetDeploymentSpec': READERS,
  'lscc/GetChaincodeData': READERS,
  'lscc/GetInstantiatedChaincodes': READERS,
  'lscc/GetCollectionsConfig': READERS,
  '_lifecycle/CommitChaincodeDefinition': WRITERS,
  '_lifecycle/QueryChaincodeDefinition': WRITERS,
  '_lifecycle/QueryChaincodeDefinitions': WRITERS,
  '_lifecycle/CheckCommitReadiness': WRITERS,
} as const;

/** Something on a channel that a policy guards. */
export type ChannelResource = keyof typeof DEFAULTS;

/** Whether a name is a resource that a channel's policy guards. */
export function isChannelResource(name: string): name is ChannelResource {
  return Object.hasOwn(DEFAULTS, name);
}

/** Who may use a resource, and how Fabric words it that somebody may not. */
export interface AccessRule {
  /** Path of the policy that the user must satisfy. */
  readonly policy: string;
  /** @param reason why the policy is not satisfied */
  refusal(channel: string, reason: string): string;
}

/** The rule for a resource: the channel's own, where its configuration's `ACLs` name one, else Fabric's default. */
export function accessRule(resource: ChannelResource, configuration: ChannelConfiguration): AccessRule {
  const own = configuration.accessPolicies.get(resource);
  if (own === undefined) {
    const policy = DEFAULTS[resource];
    return { policy, refusal: (channel, reason) => defaultRefusal(channel, policy, reason) };
  }
  return {
    policy: own,
    refusal: (_channel, reason) =>
      `failed evaluating policy on signed data during check policy [${own}]: ` +
      `[${configuration.policies.has(own) ? reason : `policy ${own} not found`}]`,
  };
}

function defaultRefusal(channel: string, policy: string, reason: string): string {
  return (
    `Failed evaluating policy on signed data during check policy on channel [${channel}] with policy [${policy}]: ` +
    `[${reason}]`
  );
}
