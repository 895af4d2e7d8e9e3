import type { PeerNode } from '../endorsement/peer-node.js';
import { NodeMetrics } from './node-metrics.js';
import { ProposalMetrics } from './proposal-metrics.js';

/** What is measured of a peer. */
export class PeerMetrics extends NodeMetrics {
  readonly proposals: ProposalMetrics;

  constructor(node: PeerNode) {
    super(() => new Map(node.channels().map((name) => [name, node.channel(name)?.height ?? 0n])));
    this.proposals = new ProposalMetrics(this.registry);
  }
}
