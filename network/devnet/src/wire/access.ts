import type { Channel } from '../channel/channel.js';
import { aclFailure } from '../endorsement/check-proposal.js';
import type { SignedData } from '../msp/signed-data.js';
import { RpcError } from './rpc-error.js';

/** Policy for reading blocks, events and statuses from a peer. */
export const PEER_READERS = '/Channel/Application/Readers';

/**
 * Checks that a request's signer may read the channel.
 *
 * @returns the channel
 * @throws RpcError PERMISSION_DENIED, in Fabric's words
 */
export function checkReader(name: string, channel: Channel | undefined, signed: SignedData): Channel {
  if (channel === undefined) {
    throw new RpcError('PERMISSION_DENIED', `Failed to get policy manager for channel [${name}]`);
  }
  const failure = channel.configuration.policies.failure(PEER_READERS, [signed]);
  if (failure !== undefined) {
    throw new RpcError('PERMISSION_DENIED', aclFailure(name, PEER_READERS, failure));
  }
  return channel;
}
