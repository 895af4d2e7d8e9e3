import { decode } from '@fabric-governance/protocol/message';
import { common, gateway, orderer, peer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { storedAction, storedTransactions } from '../validation/stored-block.js';
import { checkAccess } from '../wire/access.js';
import type { Sender } from '../wire/handlers.js';
import { RpcError } from '../wire/rpc-error.js';

/**
 * Sends a chaincode's events block by block, from where the client asks, until the client leaves.
 *
 * @throws RpcError
 */
export async function chaincodeEvents(
  signedRequest: gateway.SignedChaincodeEventsRequest,
  node: PeerNode,
  stream: { readonly send: Sender<gateway.ChaincodeEventsResponse>; readonly signal: AbortSignal },
): Promise<void> {
  const bytes = signedRequest.getRequest_asU8();
  if (bytes.length === 0) {
    throw new RpcError('INVALID_ARGUMENT', 'a chaincode events request is required');
  }
  const request = openRequest(bytes);
  const name = request.getChannelId();
  const channel = checkAccess(
    'gateway/ChaincodeEvents',
    { name, channel: node.channel(name) },
    {
      identity: request.getIdentity_asU8(),
      message: bytes,
      signature: signedRequest.getSignature_asU8(),
    },
  );
  const matches = eventFilter(request);
  for (let number = startBlock(channel, request); ; number++) {
    const bytes = await channel.feed.next(number, stream.signal);
    if (bytes === undefined) {
      return;
    }
    const events = validEvents(decode(common.Block, bytes)).filter(matches);
    if (events.length > 0) {
      const response = new gateway.ChaincodeEventsResponse();
      response.setBlockNumber(Number(number));
      response.setEventsList(events);
      await stream.send(response);
    }
  }
}

function openRequest(bytes: Uint8Array): gateway.ChaincodeEventsRequest {
  try {
    return decode(gateway.ChaincodeEventsRequest, bytes);
  } catch (error) {
    throw new RpcError('INVALID_ARGUMENT', `invalid chaincode events request: ${String(error)}`);
  }
}

/** Events of the chaincode; after a named transaction, where the client has one to go on from. */
function eventFilter(request: gateway.ChaincodeEventsRequest): (event: peer.ChaincodeEvent) => boolean {
  const after = request.getAfterTransactionId();
  let passed = after === '';
  return (event) => {
    if (!passed) {
      passed = event.getTxId() === after;
      return false;
    }
    return event.getChaincodeId() === request.getChaincodeId();
  };
}

function startBlock(channel: ChannelView, request: gateway.ChaincodeEventsRequest): bigint {
  const place = channel.place(request.getAfterTransactionId());
  if (place !== undefined) {
    return place.block;
  }
  const { TypeCase } = orderer.SeekPosition;
  const position = request.getStartPosition();
  switch (position?.getTypeCase()) {
    case undefined:
    case TypeCase.TYPE_NOT_SET:
    case TypeCase.NEXT_COMMIT:
      return channel.height;
    case TypeCase.SPECIFIED:
      return BigInt(position.getSpecified()?.getNumber() ?? 0);
    case TypeCase.NEWEST:
    case TypeCase.OLDEST:
      throw new RpcError('INVALID_ARGUMENT', 'invalid start position type');
  }
}

function validEvents(block: common.Block): peer.ChaincodeEvent[] {
  return storedTransactions(block)
    .filter(({ type, code }) => type === 'endorser' && code === peer.TxValidationCode.VALID)
    .map(({ data }) => decode(peer.ChaincodeEvent, storedAction(data).getEvents_asU8()))
    .filter(
      (event) => event.getChaincodeId() !== '' && event.getEventName() !== '' && event.getTxId() !== '',
    );
}
