import { Counter, type Registry } from 'prom-client';
import type { CallObserver, CalledMethod } from '../wire/call-observer.js';
import type { DeliverObserver, DeliverStream } from '../wire/deliver.js';

type StreamLabel = 'channel' | 'filtered' | 'data_type';

/** Counts a node's block streams, as Fabric's `deliver_…` metrics do. */
export class DeliverMetrics implements DeliverObserver, CallObserver {
  readonly #opened: Counter;
  readonly #closed: Counter;
  readonly #received: Counter<StreamLabel>;
  readonly #completed: Counter<StreamLabel | 'success'>;
  readonly #sent: Counter<StreamLabel>;

  constructor(registry: Registry) {
    const registers = [registry];
    const labelNames = ['channel', 'filtered', 'data_type'] as const;
    this.#opened = new Counter({
      name: 'deliver_streams_opened',
      help: 'Block streams that clients have opened.',
      registers,
    });
    this.#closed = new Counter({
      name: 'deliver_streams_closed',
      help: 'Block streams that have ended.',
      registers,
    });
    this.#received = new Counter({
      name: 'deliver_requests_received',
      help: 'Requests for blocks.',
      labelNames,
      registers,
    });
    this.#completed = new Counter({
      name: 'deliver_requests_completed',
      help: 'Requests for blocks that have been answered.',
      labelNames: [...labelNames, 'success'],
      registers,
    });
    this.#sent = new Counter({
      name: 'deliver_blocks_sent',
      help: 'Blocks sent to clients.',
      labelNames,
      registers,
    });
  }

  received(called: CalledMethod): void {
    if (isDeliver(called)) {
      this.#opened.inc();
    }
  }

  completed(called: CalledMethod): void {
    if (isDeliver(called)) {
      this.#closed.inc();
    }
  }

  requested(stream: DeliverStream): void {
    this.#received.inc(labelsOf(stream));
  }

  answered(stream: DeliverStream, success: boolean): void {
    this.#completed.inc({ ...labelsOf(stream), success: String(success) });
  }

  sent(stream: DeliverStream): void {
    this.#sent.inc(labelsOf(stream));
  }
}

function isDeliver({ method }: CalledMethod): boolean {
  return method.startsWith('Deliver');
}

function labelsOf({ channel, dataType }: DeliverStream): Record<StreamLabel, string> {
  return { channel, filtered: String(dataType === 'filtered_block'), data_type: dataType };
}
