import { gateway } from '@hyperledger/fabric-protos';
import { BroadcastRefusal } from '../administration/broadcast-filter.js';
import type { Orderer } from '../ordering/orderer.js';
import { RpcError } from '../wire/rpc-error.js';

/**
 * Hands a signed transaction to the orderer and returns when it is in a block.
 *
 * @throws RpcError
 */
export async function submit(
  request: gateway.SubmitRequest,
  orderer: Orderer,
): Promise<gateway.SubmitResponse> {
  const transaction = request.getPreparedTransaction();
  if (transaction === undefined) {
    throw new RpcError('INVALID_ARGUMENT', 'a prepared transaction is required');
  }
  if (transaction.getSignature_asU8().length === 0) {
    throw new RpcError('INVALID_ARGUMENT', 'prepared transaction must be signed');
  }
  if (request.getChannelId() !== orderer.channel.name) {
    throw new RpcError('FAILED_PRECONDITION', `failed to get config for channel [${request.getChannelId()}]`);
  }
  try {
    await orderer.broadcast(transaction.serializeBinary());
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
