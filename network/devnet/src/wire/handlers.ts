import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js';
import type { Readable } from 'node:stream';
import { asRpcError } from './rpc-error.js';

/** Makes a gRPC handler of an async function that runs to its end, whether or not the client waits for it. */
export function unary<Request, Response>(
  answer: (request: Request) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    answer(call.request).then(
      (response) => {
        callback(null, response);
      },
      (error: unknown) => {
        callback(asRpcError(error));
      },
    );
  };
}

/** Like {@link unary}, for what may wait long: the signal is aborted when the client gives up. */
export function waitingUnary<Request, Response>(
  answer: (request: Request, signal: AbortSignal) => Promise<Response>,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    const abort = new AbortController();
    call.on('cancelled', () => {
      abort.abort('cancelled');
    });
    unary((request: Request) => answer(request, abort.signal))(call, callback);
  };
}

/** Like {@link unary} for a call with many answers; `send` settles when there is room for the next. */
export function serverStreaming<Request, Response>(
  answer: (request: Request, send: Sender<Response>, signal: AbortSignal) => Promise<void>,
): handleServerStreamingCall<Request, Response> {
  return (call) => {
    const abort = new AbortController();
    call.on('cancelled', () => {
      abort.abort('cancelled');
    });
    answer(call.request, sender(call, abort.signal), abort.signal).then(
      () => {
        call.end();
      },
      (error: unknown) => {
        call.destroy(asRpcError(error));
      },
    );
  };
}

/** Sends one message of a stream. */
export type Sender<Message> = (message: Message) => Promise<void>;

/**
 * The messages a client sends, one after the other. Unlike plain `for await`, it does not destroy the call at the end,
 * so that the last answer and the status still go out.
 */
export async function* requestsOf<Request>(call: Readable): AsyncGenerator<Request> {
  const messages = call.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Request>;
  for await (const message of messages) {
    yield message;
  }
}

/** The sending half of a call. */
interface WritableCall<Message> {
  write(message: Message): boolean;
  once(event: 'drain', listener: () => void): unknown;
  off(event: 'drain', listener: () => void): unknown;
}

/** Sends to a stream no faster than the client reads. */
export function sender<Message>(call: WritableCall<Message>, signal: AbortSignal): Sender<Message> {
  return async (message) => {
    if (signal.aborted || call.write(message)) {
      return;
    }
    await new Promise<void>((resolve) => {
      const proceed = (): void => {
        call.off('drain', proceed);
        signal.removeEventListener('abort', proceed);
        resolve();
      };
      call.once('drain', proceed);
      signal.addEventListener('abort', proceed);
    });
  };
}
