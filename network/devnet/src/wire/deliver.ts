import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import { decode } from '@fabric-governance/protocol/message';
import { common, orderer } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';
import type { ChannelView } from '../channel/channel-view.js';
import { isConfigBlock } from '../channel/config-block.js';
import { requestsOf, sender, type Sender } from './handlers.js';
import { asRpcError } from './rpc-error.js';
import { openSeek, type Seek, seekRange, type SeekStatus } from './seek.js';
import { SessionAccess } from './session-access.js';

/** A stream of blocks. */
export interface DeliverStream {
  readonly channel: string;
  readonly dataType: DataType;
}

/** What a stream carries, in the words of Fabric's metrics. */
export type DataType = 'block' | 'filtered_block' | 'block_and_pvtdata';

/** Is told of block streams. */
export interface DeliverObserver {
  requested(stream: DeliverStream): void;
  answered(stream: DeliverStream, success: boolean): void;
  sent(stream: DeliverStream): void;
}

/** How one Deliver method differs from another. */
export interface DeliverMethod<Response> {
  /** Path of the policy that the client must satisfy. */
  policy(channel: ChannelView): string;
  channelOf(name: string): ChannelView | undefined;
  block(bytes: Uint8Array, seek: Seek): Promise<Response>;
  status(status: Status): Response;
  readonly dataType: DataType;
  /** Whether requests must name the TLS certificate of their connection, as over mutual TLS. */
  readonly bindsTls?: boolean | undefined;
  readonly observer?: DeliverObserver | undefined;
}

/** A value of common.Status. */
export type Status = common.StatusMap[keyof common.StatusMap];

/**
 * A Deliver method: each request of the stream is answered with blocks and then a status; a status other than SUCCESS
 * ends the stream. The client's right to read is judged anew whenever the configuration has changed.
 */
export function deliver<Response>(
  method: DeliverMethod<Response>,
): handleBidiStreamingCall<common.Envelope, Response> {
  return (call) => {
    const abort = new AbortController();
    const send = sender(call, abort.signal);
    call.on('cancelled', () => {
      abort.abort('cancelled');
    });
    const tlsCertificateHash = method.bindsTls === true ? certificateHashOf(call) : undefined;
    serve(call, { method, send, signal: abort.signal, tlsCertificateHash }).then(
      () => {
        call.end();
      },
      (error: unknown) => {
        call.destroy(asRpcError(error));
      },
    );
  };
}

interface Session<Response> {
  readonly method: DeliverMethod<Response>;
  readonly send: Sender<Response>;
  readonly signal: AbortSignal;
  /** What requests must name; undefined: nothing. */
  readonly tlsCertificateHash: Uint8Array | undefined;
}

async function serve<Response>(
  call: ServerDuplexStream<common.Envelope, Response>,
  session: Session<Response>,
): Promise<void> {
  for await (const envelope of requestsOf<common.Envelope>(call)) {
    const status = await answer(envelope, session);
    if (session.signal.aborted) {
      return;
    }
    await session.send(session.method.status(common.Status[status]));
    if (status !== 'SUCCESS') {
      return;
    }
  }
}

async function answer<Response>(
  envelope: common.Envelope,
  session: Session<Response>,
): Promise<SeekStatus | 'SUCCESS'> {
  const { method, tlsCertificateHash } = session;
  const seek = openSeek(envelope, (name) => method.channelOf(name), { now: Date.now(), tlsCertificateHash });
  if (typeof seek === 'string') {
    return seek;
  }
  const stream = { channel: seek.channel.name, dataType: method.dataType };
  method.observer?.requested(stream);
  const status = await deliverBlocks(seek, session, stream);
  method.observer?.answered(stream, status === 'SUCCESS');
  return status;
}

async function deliverBlocks<Response>(
  seek: Seek,
  { method, send, signal }: Session<Response>,
  stream: DeliverStream,
): Promise<SeekStatus | 'SUCCESS'> {
  const { channel, signed } = seek;
  const access = new SessionAccess(channel, signed, (current) => method.policy(current));
  if (!access.isGranted(Date.now())) {
    return 'FORBIDDEN';
  }
  const range = seekRange(seek);
  if (typeof range === 'string') {
    return range;
  }
  for (let number = range.start; ; number++) {
    if (!range.waits && number >= channel.height) {
      return 'NOT_FOUND';
    }
    const bytes = await channel.feed.next(number, signal);
    if (bytes === undefined) {
      return 'SUCCESS'; // The client has gone; nobody reads the status.
    }
    if (!access.isGranted(Date.now())) {
      return 'FORBIDDEN';
    }
    await send(await method.block(contentOf(bytes, seek), seek));
    method.observer?.sent(stream);
    if (number === range.stop) {
      return 'SUCCESS';
    }
  }
}

/** The block, or, where the client wants no more, its header and metadata; configurations are always whole. */
function contentOf(bytes: Uint8Array, { info }: Seek): Uint8Array {
  if (info.getContentType() !== orderer.SeekInfo.SeekContentType.HEADER_WITH_SIG) {
    return bytes;
  }
  const block = decode(common.Block, bytes);
  if (isConfigBlock(block)) {
    return bytes;
  }
  block.clearData();
  return block.serializeBinary();
}

/** SHA-256 of the certificate that the client has shown; empty where it has shown none. */
function certificateHashOf(call: ServerDuplexStream<common.Envelope, unknown>): Uint8Array {
  const certificate = call.getAuthContext().sslPeerCertificate?.raw;
  return certificate === undefined ? new Uint8Array() : createHash('sha256').update(certificate).digest();
}
