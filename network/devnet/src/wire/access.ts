import { accessRule, type ChannelResource } from '../administration/access-rule.js';
import type { ChannelView } from '../channel/channel-view.js';
import type { SignedData } from '../msp/signed-data.js';
import { RpcError } from './rpc-error.js';

/**
 * Checks that a request's signer may use a resource of a channel.
 *
 * @param name of the channel, as asked for
 * @param channel undefined where the peer has not joined it
 * @returns the channel
 * @throws RpcError PERMISSION_DENIED, in Fabric's words
 */
export function checkAccess(
  resource: ChannelResource,
  { name, channel }: { readonly name: string; readonly channel: ChannelView | undefined },
  signed: SignedData,
): ChannelView {
  if (channel === undefined) {
    throw new RpcError('PERMISSION_DENIED', `Failed to get policy manager for channel [${name}]`);
  }
  const rule = accessRule(resource, channel.configuration);
  const failure = channel.configuration.policies.failure(rule.policy, [signed]);
  if (failure !== undefined) {
    throw new RpcError('PERMISSION_DENIED', rule.refusal(name, failure));
  }
  return channel;
}
