import type { handleBidiStreamingCall } from '@grpc/grpc-js';
import { decode } from '@fabric-governance/protocol/message';
import { common, orderer } from '@hyperledger/fabric-protos';
import { BroadcastRefusal } from '../administration/broadcast-filter.js';
import {
  COMMIT_HASH,
  metadataSlots,
  setMetadataSlots,
  TRANSACTIONS_FILTER,
} from '../ledger/block-metadata.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { deliver, type DeliverMethod, type Status } from './deliver.js';
import { requestsOf, sender } from './handlers.js';
import { asRpcError } from './rpc-error.js';

/** `orderer.AtomicBroadcast`. */
export function ordererService(
  node: OrderingService,
  options: Pick<DeliverMethod<unknown>, 'observer' | 'bindsTls'> = {},
): orderer.IAtomicBroadcastServer {
  return {
    broadcast: broadcast(node),
    deliver: deliver<orderer.DeliverResponse>({
      policy: () => '/Channel/Readers',
      dataType: 'block',
      ...options,
      channelOf: (name) => node.channel(name),
      block: (bytes) => {
        const response = new orderer.DeliverResponse();
        response.setBlock(asOrdered(bytes));
        return Promise.resolve(response);
      },
      status: (status) => {
        const response = new orderer.DeliverResponse();
        response.setStatus(status);
        return response;
      },
    }),
  };
}

function broadcast(
  node: OrderingService,
): handleBidiStreamingCall<common.Envelope, orderer.BroadcastResponse> {
  return (call) => {
    const abort = new AbortController();
    call.on('cancelled', () => {
      abort.abort('cancelled');
    });
    const send = sender(call, abort.signal);
    const serve = async (): Promise<void> => {
      for await (const envelope of requestsOf<common.Envelope>(call)) {
        const response = await order(node, envelope);
        await send(response);
        if (response.getStatus() !== common.Status.SUCCESS) {
          return; // As Fabric's orderer: what it refuses ends the stream.
        }
      }
    };
    serve().then(
      () => {
        call.end();
      },
      (error: unknown) => {
        call.destroy(asRpcError(error));
      },
    );
  };
}

async function order(node: OrderingService, envelope: common.Envelope): Promise<orderer.BroadcastResponse> {
  try {
    await node.broadcast(envelope.serializeBinary());
    return broadcastResponse(common.Status.SUCCESS, '');
  } catch (error) {
    if (error instanceof BroadcastRefusal) {
      return broadcastResponse(common.Status[error.status], error.message);
    }
    return broadcastResponse(
      common.Status.SERVICE_UNAVAILABLE,
      error instanceof Error ? error.message : String(error),
    );
  }
}

function broadcastResponse(status: Status, info: string): orderer.BroadcastResponse {
  const response = new orderer.BroadcastResponse();
  response.setStatus(status);
  response.setInfo(info);
  return response;
}

/** The block as an orderer has it: without what peers find when they validate it. */
function asOrdered(bytes: Uint8Array): common.Block {
  const block = decode(common.Block, bytes);
  const slots = metadataSlots(block);
  slots[TRANSACTIONS_FILTER] = new Uint8Array();
  slots[COMMIT_HASH] = new Uint8Array();
  setMetadataSlots(block, slots);
  return block;
}
