import type { handleBidiStreamingCall, ServerDuplexStream } from '@grpc/grpc-js';
import { common } from '@hyperledger/fabric-protos';
import type { Channel } from '../channel/channel.js';
import { MspError } from '../msp/msp-error.js';
import { requestsOf, sender, type Sender } from './handlers.js';
import { asRpcError } from './rpc-error.js';
import { openSeek, type Seek, type SeekStatus } from './seek.js';

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
  policy(channel: Channel): string;
  channelOf(name: string): Channel | undefined;
  block(bytes: Uint8Array, seek: Seek): Promise<Response>;
  status(status: Status): Response;
  readonly dataType: DataType;
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
    serve(call, { method, send, signal: abort.signal }).then(
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
  const seek = openSeek(envelope, (name) => session.method.channelOf(name), Date.now());
  if (typeof seek === 'string') {
    return seek;
  }
  const stream = { channel: seek.channel.name, dataType: session.method.dataType };
  session.method.observer?.requested(stream);
  const status = await deliverRange(seek, session, stream);
  session.method.observer?.answered(stream, status === 'SUCCESS');
  return status;
}

async function deliverRange<Response>(
  seek: Seek,
  { method, send, signal }: Session<Response>,
  stream: DeliverStream,
): Promise<SeekStatus | 'SUCCESS'> {
  const { channel } = seek;
  let judgedAt: number | undefined;
  for (let number = seek.start; number <= seek.stop; number++) {
    if (judgedAt !== channel.configuration.sequence) {
      if (!mayRead(seek, method.policy(channel))) {
        return 'FORBIDDEN';
      }
      judgedAt = channel.configuration.sequence;
    }
    if (!seek.waits && number >= channel.height) {
      return 'NOT_FOUND';
    }
    const bytes = await channel.feed.next(number, signal);
    if (bytes === undefined) {
      return 'SUCCESS'; // The client has gone; nobody reads the status.
    }
    await send(await method.block(bytes, seek));
    method.observer?.sent(stream);
  }
  return 'SUCCESS';
}

function mayRead({ channel, signed }: Seek, policy: string): boolean {
  const { msps, policies } = channel.configuration;
  try {
    if (msps.deserialize(signed.identity).isExpired(Date.now())) {
      return false;
    }
  } catch (error) {
    if (!(error instanceof MspError)) {
      throw error;
    }
    return false;
  }
  return policies.evaluate(policy, [signed]);
}
