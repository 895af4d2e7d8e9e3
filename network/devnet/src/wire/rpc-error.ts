import { Metadata, type ServiceError, status } from '@grpc/grpc-js';
import { gateway, google } from '@hyperledger/fabric-protos';
import { Any } from 'google-protobuf/google/protobuf/any_pb.js';

/** Names of gRPC's status codes. */
export type RpcStatus = keyof typeof status;

/** What one node has to say about a failure. */
export interface NodeFailure {
  readonly address: string;
  readonly mspId: string;
  readonly message: string;
}

/** A failed call, as gRPC sends it. */
export class RpcError extends Error implements ServiceError {
  override readonly name = 'RpcError';
  readonly code: status;
  readonly details: string;
  readonly metadata = new Metadata();

  /** @param nodes become google.rpc.Status details, which the client libraries show beside the message */
  constructor(code: RpcStatus, message: string, nodes: readonly NodeFailure[] = []) {
    super(message);
    this.code = status[code];
    this.details = message;
    if (nodes.length > 0) {
      this.metadata.set('grpc-status-details-bin', Buffer.from(this.#status(nodes).serializeBinary()));
    }
  }

  #status(nodes: readonly NodeFailure[]): google.rpc.Status {
    const message = new google.rpc.Status();
    message.setCode(this.code);
    message.setMessage(this.message);
    message.setDetailsList(
      nodes.map((node) => {
        const detail = new gateway.ErrorDetail();
        detail.setAddress(node.address);
        detail.setMspId(node.mspId);
        detail.setMessage(node.message);
        const any = new Any();
        any.pack(detail.serializeBinary(), 'gateway.ErrorDetail');
        return any;
      }),
    );
    return message;
  }
}

/** The error as it goes to the client: what is no {@link RpcError} is a fault of devnet. */
export function asRpcError(error: unknown): RpcError {
  return error instanceof RpcError
    ? error
    : new RpcError('INTERNAL', error instanceof Error ? error.message : String(error));
}
