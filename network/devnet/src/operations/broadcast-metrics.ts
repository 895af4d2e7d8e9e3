import { Counter, Gauge, type Registry } from 'prom-client';

/** Fabric's numbers for what an orderer is on a channel, and how it fares. */
const CONSENTER = 1;
const ACTIVE = 1;

/** Counts an orderer's messages and tells its channels, as Fabric's `broadcast_…` and `participation_…` metrics do. */
export class BroadcastMetrics {
  readonly #processed: Counter<'channel' | 'type' | 'status'>;

  /** @param channels that the orderer orders for now */
  constructor(registry: Registry, channels: () => readonly string[]) {
    const registers = [registry];
    this.#processed = new Counter({
      name: 'broadcast_processed_count',
      help: 'Messages answered, by what became of them.',
      labelNames: ['channel', 'type', 'status'],
      registers,
    });
    const perChannel = (name: string, help: string, value: number): void => {
      new Gauge({
        name,
        help,
        labelNames: ['channel'],
        registers,
        collect() {
          this.reset();
          for (const channel of channels()) {
            this.set({ channel }, value);
          }
        },
      });
    };
    perChannel(
      'participation_consensus_relation',
      'What the orderer is on the channel: 1 for a consenter.',
      CONSENTER,
    );
    perChannel('participation_status', 'How the orderer fares on the channel: 1 for active.', ACTIVE);
  }

  /** @param status name of a `common.Status` */
  processed(message: { readonly channel: string; readonly type: string; readonly status: string }): void {
    this.#processed.inc(message);
  }
}
