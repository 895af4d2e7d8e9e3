import { gateway } from '@hyperledger/fabric-protos';
import { BroadcastRefusal } from '../administration/broadcast-filter.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { RpcError } from '../wire/rpc-error.js';

/** What Fabric's gateway says of a channel that its peer has not joined. */
export function noConfig(channel: string): string {
  return `failed to get config for channel [${channel}]: could not get last config for channel ${channel}`;
}

/**
 * Hands a signed transaction to the orderer and returns when it is in a block.
 *
 * @throws RpcError
 */
export async function submit(
  request: gateway.SubmitRequest,
  node: PeerNode,
  ordering: OrderingService,
): Promise<gateway.SubmitResponse> {
  const transaction = request.getPreparedTransaction();
  if (transaction === undefined) {
    throw new RpcError('INVALID_ARGUMENT', 'a prepared transaction is required');
  }
  if (transaction.getSignature_asU8().length === 0) {
    throw new RpcError('INVALID_ARGUMENT', 'prepared transaction must be signed');
  }
  const channel = request.getChannelId();
  if (node.channel(channel) === undefined) {
    throw new RpcError('FAILED_PRECONDITION', noConfig(channel));
  }
  try {
    await ordering.broadcast(transaction.serializeBinary());
  } catch (error) {
    if (error instanceof BroadcastRefusal) {
      throw new RpcError(
        'ABORTED',
        `received unsuccessful response from orderer: status=${error.status}, info=${error.message}`,
      );
    }
    throw new RpcError('UNAVAILABLE', 'no orderers could successfully process transaction', [
      { address: '', mspId: '', message: error instanceof Error ? error.message : String(error) },
    ]);
  }
  return new gateway.SubmitResponse();
}
