import * as grpc from '@grpc/grpc-js';
import { connect, type Gateway } from '@hyperledger/fabric-gateway';
import { google, gateway as messages } from '@hyperledger/fabric-protos';

/** The four calls that a gateway relays. */
export type StubMethod = 'Evaluate' | 'Endorse' | 'Submit' | 'CommitStatus';

/** Answers with serialized response messages, or throws a `StubRefusal`. */
export type StubAnswers = { [Method in StubMethod]?: (request: Buffer) => Uint8Array };

/** What a real peer's gateway service answers when it does not do what it was asked. */
export class StubRefusal extends Error {
  constructor(
    readonly code: grpc.status,
    override readonly message: string,
    /** Texts of the `gateway.ErrorDetail`s. */
    readonly details: readonly string[] = [],
  ) {
    super(message);
  }
}

/** A gRPC server with Fabric's Gateway service, and a relay connection to it that has no signer. */
export interface StubPeer {
  readonly relay: Gateway;
  /** May be changed between calls. */
  readonly answers: StubAnswers;
  /** Every request received, oldest first. */
  readonly requests: { readonly method: StubMethod; readonly bytes: Buffer }[];
  stop(): void;
}

const METHODS: readonly StubMethod[] = ['Evaluate', 'Endorse', 'Submit', 'CommitStatus'];

/** Listens on a free port of the loopback interface. */
export async function startStubPeer(mspId: string): Promise<StubPeer> {
  const answers: StubAnswers = {};
  const requests: StubPeer['requests'] = [];
  const server = new grpc.Server();
  for (const method of METHODS) {
    server.addService(
      { [method]: definitionOf(method) },
      {
        [method]: (call: grpc.ServerUnaryCall<Buffer, Buffer>, callback: grpc.sendUnaryData<Buffer>) => {
          requests.push({ method, bytes: call.request });
          answer(() => answers[method]?.(call.request), callback);
        },
      },
    );
  }
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, bound) => {
      if (error) reject(error);
      else resolve(bound);
    });
  });
  const client = new grpc.Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure());
  return {
    relay: connect({ client, identity: { mspId, credentials: new Uint8Array() } }),
    answers,
    requests,
    stop() {
      client.close();
      server.forceShutdown();
    },
  };
}

function definitionOf(method: StubMethod): grpc.MethodDefinition<Buffer, Buffer> {
  const same = (bytes: Buffer): Buffer => bytes;
  return {
    path: `/gateway.Gateway/${method}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: same,
    requestDeserialize: same,
    responseSerialize: same,
    responseDeserialize: same,
  };
}

function answer(ask: () => Uint8Array | undefined, callback: grpc.sendUnaryData<Buffer>): void {
  try {
    callback(null, Buffer.from(ask() ?? new Uint8Array()));
  } catch (error) {
    if (!(error instanceof StubRefusal)) throw error;
    const { code, message, details } = error;
    callback({ code, details: message, metadata: metadataOf({ code, message, details }) });
  }
}

function metadataOf({
  code,
  message,
  details,
}: Pick<StubRefusal, 'code' | 'message' | 'details'>): grpc.Metadata {
  const status = new google.rpc.Status();
  status.setCode(code);
  status.setMessage(message);
  for (const text of details) {
    const detail = new messages.ErrorDetail();
    detail.setAddress('peer0.example.com:7051');
    detail.setMspId('Org1MSP');
    detail.setMessage(text);
    const any = status.addDetails();
    any.pack(detail.serializeBinary(), 'gateway.ErrorDetail');
  }
  const metadata = new grpc.Metadata();
  metadata.set('grpc-status-details-bin', Buffer.from(status.serializeBinary()));
  return metadata;
}
