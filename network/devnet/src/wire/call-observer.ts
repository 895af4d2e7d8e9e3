import {
  type handleUnaryCall,
  type ServiceDefinition,
  status,
  type UntypedHandleCall,
  type UntypedServiceImplementation,
} from '@grpc/grpc-js';
import type { EventEmitter } from 'node:events';

/** A gRPC service and what answers it. */
export interface ServedService {
  readonly definition: ServiceDefinition;
  readonly implementation: UntypedServiceImplementation;
}

/** A gRPC method, its service named with dots, as in `gateway.Gateway`. */
export interface CalledMethod {
  readonly service: string;
  readonly method: string;
  readonly kind: 'unary' | 'stream';
}

/** Is told of calls. */
export interface CallObserver {
  received(method: CalledMethod): void;
  completed(method: CalledMethod, outcome: { readonly code: status; readonly seconds: number }): void;
}

type Unary = handleUnaryCall<unknown, unknown>;
/** A call with many messages, whichever side sends them. */
type Streaming = (call: EventEmitter) => void;

/** The same service, with somebody told of its calls. */
export function observed(
  { definition, implementation }: ServedService,
  observer: CallObserver,
): ServedService {
  const handlers = Object.entries(definition).map(([name, { path, requestStream, responseStream }]) => {
    const [, service = '', method = ''] = path.split('/');
    const kind = requestStream || responseStream ? 'stream' : 'unary';
    const called: CalledMethod = { service, method, kind };
    const handler = implementation[name];
    return [
      name,
      kind === 'unary'
        ? unary(handler as Unary, called, observer)
        : stream(handler as Streaming, called, observer),
    ];
  });
  return {
    definition,
    implementation: Object.fromEntries(handlers) as Record<string, UntypedHandleCall>,
  };
}

function unary(handler: Unary, method: CalledMethod, observer: CallObserver): Unary {
  return (call, callback) => {
    const begun = performance.now();
    observer.received(method);
    handler(call, (error, ...rest) => {
      const code = error === null ? status.OK : (error.code ?? status.UNKNOWN);
      observer.completed(method, { code, seconds: secondsSince(begun) });
      callback(error, ...rest);
    });
  };
}

function stream(handler: Streaming, method: CalledMethod, observer: CallObserver): Streaming {
  return (call) => {
    const begun = performance.now();
    let done = false;
    const end = (code: status): void => {
      if (!done) {
        done = true;
        observer.completed(method, { code, seconds: secondsSince(begun) });
      }
    };
    observer.received(method);
    call.on('cancelled', () => {
      end(status.CANCELLED);
    });
    call.on('error', (error: Error & { code?: status }) => {
      end(error.code ?? status.UNKNOWN);
    });
    call.on('finish', () => {
      end(status.OK);
    });
    handler(call);
  };
}

function secondsSince(begun: number): number {
  return (performance.now() - begun) / 1000;
}
