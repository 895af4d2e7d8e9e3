import { Counter, Histogram, type Registry } from 'prom-client';
import type { ProposalObserver } from '../endorsement/endorser.js';
import type { UnpackedProposal } from '../endorsement/unpack-proposal.js';

/** Counts a peer's proposals, as Fabric's `endorser_…` metrics do. */
export class ProposalMetrics implements ProposalObserver {
  readonly #received: Counter;
  readonly #successful: Counter;
  readonly #refused: Counter;
  readonly #duration: Histogram<'channel' | 'chaincode' | 'success'>;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#received = new Counter({
      name: 'endorser_proposals_received',
      help: 'Proposals that have come in.',
      registers,
    });
    this.#successful = new Counter({
      name: 'endorser_successful_proposals',
      help: 'Proposals that were endorsed, or needed no endorsement.',
      registers,
    });
    this.#refused = new Counter({
      name: 'endorser_proposal_validation_failures',
      help: 'Proposals that were malformed, repeated or not allowed.',
      registers,
    });
    this.#duration = new Histogram({
      name: 'endorser_proposal_duration',
      help: 'Seconds from a proposal to its answer.',
      labelNames: ['channel', 'chaincode', 'success'],
      registers,
    });
  }

  received(): void {
    this.#received.inc();
  }

  refused(): void {
    this.#refused.inc();
  }

  completed(
    { channel, chaincode }: UnpackedProposal,
    { success, seconds }: { readonly success: boolean; readonly seconds: number },
  ): void {
    if (success) {
      this.#successful.inc();
    }
    this.#duration.observe({ channel, chaincode, success: String(success) }, seconds);
  }
}
