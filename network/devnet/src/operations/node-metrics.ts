import { Gauge, Registry } from 'prom-client';
import type { CalledMethod, CallObserver } from '../wire/call-observer.js';
import { DeliverMetrics } from './deliver-metrics.js';
import { GrpcMetrics } from './grpc-metrics.js';
import { LedgerMetrics } from './ledger-metrics.js';
import { VERSION } from './version.js';

/** What is measured of every node, under the names that Fabric's own nodes give it. */
export class NodeMetrics implements CallObserver {
  readonly registry = versionRegistry();
  readonly deliver: DeliverMetrics;
  readonly ledger: LedgerMetrics;
  readonly #grpc: GrpcMetrics;

  /** @param heights of the node's ledgers now, by channel */
  constructor(heights: () => ReadonlyMap<string, bigint>) {
    this.#grpc = new GrpcMetrics(this.registry);
    this.deliver = new DeliverMetrics(this.registry);
    this.ledger = new LedgerMetrics(this.registry, heights);
  }

  received(called: CalledMethod): void {
    this.#grpc.received(called);
    this.deliver.received(called);
  }

  completed(called: CalledMethod, outcome: Parameters<CallObserver['completed']>[1]): void {
    this.#grpc.completed(called, outcome);
    this.deliver.completed(called);
  }
}

/** A registry that tells the version and nothing else yet. */
export function versionRegistry(): Registry {
  const registry = new Registry();
  new Gauge({
    name: 'fabric_version',
    help: 'What runs: the label says.',
    labelNames: ['version'],
    registers: [registry],
  }).set({ version: VERSION }, 1);
  return registry;
}
