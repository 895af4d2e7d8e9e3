import { status } from '@grpc/grpc-js';
import { Counter, Histogram, type Registry } from 'prom-client';
import type { CalledMethod, CallObserver } from '../wire/call-observer.js';

/** Counts a node's gRPC calls, as Fabric's `grpc_server_…` metrics do. */
export class GrpcMetrics implements CallObserver {
  readonly #received: Readonly<Record<CalledMethod['kind'], Counter<'service' | 'method'>>>;
  readonly #completed: Readonly<Record<CalledMethod['kind'], Counter<'service' | 'method' | 'code'>>>;
  readonly #duration: Readonly<Record<CalledMethod['kind'], Histogram<'service' | 'method' | 'code'>>>;

  constructor(registry: Registry) {
    const registers = [registry];
    const received = (kind: string): Counter<'service' | 'method'> =>
      new Counter({
        name: `grpc_server_${kind}_requests_received`,
        help: `Calls that have come in (${kind}).`,
        labelNames: ['service', 'method'],
        registers,
      });
    const completed = (kind: string): Counter<'service' | 'method' | 'code'> =>
      new Counter({
        name: `grpc_server_${kind}_requests_completed`,
        help: `Calls that have ended (${kind}), by status code.`,
        labelNames: ['service', 'method', 'code'],
        registers,
      });
    const duration = (kind: string): Histogram<'service' | 'method' | 'code'> =>
      new Histogram({
        name: `grpc_server_${kind}_request_duration`,
        help: `Seconds that calls took (${kind}).`,
        labelNames: ['service', 'method', 'code'],
        registers,
      });
    this.#received = { unary: received('unary'), stream: received('stream') };
    this.#completed = { unary: completed('unary'), stream: completed('stream') };
    this.#duration = { unary: duration('unary'), stream: duration('stream') };
  }

  received(called: CalledMethod): void {
    this.#received[called.kind].inc(labelsOf(called));
  }

  completed(
    called: CalledMethod,
    { code, seconds }: { readonly code: status; readonly seconds: number },
  ): void {
    const labels = { ...labelsOf(called), code: goName(code) };
    this.#completed[called.kind].inc(labels);
    this.#duration[called.kind].observe(labels, seconds);
  }
}

function labelsOf({ service, method }: CalledMethod): { service: string; method: string } {
  return { service: service.replaceAll('.', '_'), method };
}

/** Go calls DEADLINE_EXCEEDED `DeadlineExceeded`, and OK `OK`. */
function goName(code: status): string {
  if (code === status.OK) {
    return 'OK';
  }
  const name = status[code]
    .toLowerCase()
    .replace(/(?:^|_)([a-z])/gu, (_match, letter: string) => letter.toUpperCase());
  return name === 'Cancelled' ? 'Canceled' : name;
}
