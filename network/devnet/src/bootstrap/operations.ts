import type { Logger } from 'pino';
import type { Channel } from '../channel/channel.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { LogControl } from '../operations/log-control.js';
import { type NodeMetrics, versionRegistry } from '../operations/node-metrics.js';
import { type FailedCheck, operationsListener } from '../operations/operations-listener.js';
import { OrdererMetrics } from '../operations/orderer-metrics.js';
import { PeerMetrics } from '../operations/peer-metrics.js';
import { VERSION } from '../operations/version.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import type { BlockOutcome } from '../validation/block-validator.js';
import { serveHttp } from '../wire/https-server.js';
import { LISTEN_HOST, PUBLIC_HOST } from './hosts.js';
import type { Teardown } from './teardown.js';

/** The operations services of the network's nodes, and what they have to tell. Only nodes with a port are measured. */
export class Operations {
  readonly #log: LogControl;
  readonly #peers = new Map<PeerNode, PeerMetrics>();
  readonly #faults = new Map<string, string>();
  #orderer: OrdererMetrics | undefined;

  constructor(logger: Logger) {
    this.#log = new LogControl(logger);
  }

  measurePeer(node: PeerNode): void {
    this.#peers.set(node, new PeerMetrics(node));
  }

  measureOrderer(ordering: () => OrderingService | undefined): void {
    this.#orderer = new OrdererMetrics(ordering);
  }

  peer(node: PeerNode): PeerMetrics | undefined {
    return this.#peers.get(node);
  }

  get orderer(): OrdererMetrics | undefined {
    return this.#orderer;
  }

  /** Counts a new block at every peer that has joined the channel. */
  validated({ name }: Channel, outcome: BlockOutcome): void {
    for (const [node, metrics] of this.#peers) {
      if (node.channel(name) !== undefined) {
        metrics.ledger.validated(name, outcome);
      }
    }
  }

  /** Notes that a channel's ledger cannot be written: from now on its nodes are not healthy. */
  failed({ name }: Channel, fault: Error): void {
    this.#faults.set(name, fault.message);
  }

  /**
   * Serves a peer's operations.
   *
   * @returns host:port
   */
  servePeer(node: PeerNode, port: number, teardown: Teardown): Promise<string> {
    const joined = (name: string): boolean => node.channel(name) !== undefined;
    return this.#serve(this.#peers.get(node), { port, concerns: joined }, teardown);
  }

  /**
   * Serves the orderer's operations.
   *
   * @returns host:port
   */
  serveOrderer(port: number, teardown: Teardown): Promise<string> {
    return this.#serve(this.#orderer, { port, concerns: () => true }, teardown);
  }

  /**
   * Serves a CA's operations; of a CA nothing is measured.
   *
   * @returns host:port
   */
  serveCa(port: number, teardown: Teardown): Promise<string> {
    return this.#serve({ registry: versionRegistry() }, { port, concerns: () => false }, teardown);
  }

  async #serve(
    metrics: Pick<NodeMetrics, 'registry'> | undefined,
    { port, concerns }: { readonly port: number; readonly concerns: (channel: string) => boolean },
    teardown: Teardown,
  ): Promise<string> {
    if (metrics === undefined) {
      throw new Error('a node must be measured before its operations are served');
    }
    const { registry } = metrics;
    const listener = operationsListener({
      version: VERSION,
      failedChecks: () => this.#failedChecks(concerns),
      metrics: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
      logSpec: () => this.#log.spec,
      setLogSpec: (spec) => {
        this.#log.set(spec);
      },
    });
    const server = await serveHttp(listener, { host: LISTEN_HOST, port });
    teardown.add(() => server.stop());
    return `${PUBLIC_HOST}:${server.port}`;
  }

  #failedChecks(concerns: (channel: string) => boolean): FailedCheck[] {
    return [...this.#faults]
      .filter(([channel]) => concerns(channel))
      .map(([channel, reason]) => ({ component: `ledger ${channel}`, reason }));
  }
}
