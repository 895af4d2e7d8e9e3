import type { OrderingService } from '../ordering/ordering-service.js';
import { BroadcastMetrics } from './broadcast-metrics.js';
import { NodeMetrics } from './node-metrics.js';

/** What is measured of the orderer. */
export class OrdererMetrics extends NodeMetrics {
  readonly broadcast: BroadcastMetrics;

  /** @param ordering gives the service, which may be made later than its metrics */
  constructor(ordering: () => OrderingService | undefined) {
    const channels = (): ReturnType<OrderingService['channels']> => ordering()?.channels() ?? [];
    super(() => new Map(channels().map(({ name, height }) => [name, height])));
    this.broadcast = new BroadcastMetrics(this.registry, () => channels().map(({ name }) => name));
  }
}
