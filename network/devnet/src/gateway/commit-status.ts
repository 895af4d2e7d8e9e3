import { decode } from '@fabric-governance/protocol/message';
import { gateway, type peer } from '@hyperledger/fabric-protos';
import type { TransactionPlace } from '../ledger/transaction-index.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { checkAccess } from '../wire/access.js';
import { RpcError } from '../wire/rpc-error.js';

/**
 * A transaction's validation code, at once if it is committed, else as soon as it is.
 *
 * @throws RpcError; CANCELLED when the client gives up first
 */
export async function commitStatus(
  signedRequest: gateway.SignedCommitStatusRequest,
  node: PeerNode,
  signal: AbortSignal,
): Promise<gateway.CommitStatusResponse> {
  const bytes = signedRequest.getRequest_asU8();
  if (bytes.length === 0) {
    throw new RpcError('INVALID_ARGUMENT', 'a commit status request is required');
  }
  const request = openRequest(bytes);
  const signed = {
    identity: request.getIdentity_asU8(),
    message: bytes,
    signature: signedRequest.getSignature_asU8(),
  };
  const name = request.getChannelId();
  const channel = checkAccess('gateway/CommitStatus', { name, channel: node.channel(name) }, signed);
  const txId = request.getTransactionId();
  let place: TransactionPlace | undefined;
  for (;;) {
    const { height } = channel;
    place = channel.place(txId);
    if (place !== undefined) {
      break;
    }
    if (!(await channel.feed.arrival(height, signal))) {
      throw new RpcError('CANCELLED', 'context canceled');
    }
  }
  const response = new gateway.CommitStatusResponse();
  // Codes come from the ledger, where each is one of the enumeration.
  response.setResult(place.code as peer.TxValidationCodeMap[keyof peer.TxValidationCodeMap]);
  response.setBlockNumber(Number(place.block));
  return response;
}

function openRequest(bytes: Uint8Array): gateway.CommitStatusRequest {
  let request: gateway.CommitStatusRequest;
  try {
    request = decode(gateway.CommitStatusRequest, bytes);
  } catch (error) {
    throw new RpcError('INVALID_ARGUMENT', `invalid status request: ${String(error)}`);
  }
  if (request.getIdentity_asU8().length === 0) {
    throw new RpcError('INVALID_ARGUMENT', 'no identity provided');
  }
  if (request.getChannelId() === '') {
    throw new RpcError('INVALID_ARGUMENT', 'no channel ID provided');
  }
  if (request.getTransactionId() === '') {
    throw new RpcError('INVALID_ARGUMENT', 'transaction ID should not be empty');
  }
  return request;
}
