import type { Endorser } from '../endorsement/endorser.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import { isSystemChaincode } from '../endorsement/system-chaincode-names.js';

/** The peers that a gateway can send proposals to. */
export class NetworkView {
  readonly #endorsers: ReadonlyMap<string, Endorser>;

  /** @param endorsers by MSP id */
  constructor(endorsers: ReadonlyMap<string, Endorser>) {
    this.#endorsers = endorsers;
  }

  /** All peers of the network. */
  peers(): readonly PeerNode[] {
    return [...this.#endorsers.values()].map(({ peer }) => peer);
  }

  /**
   * Peers that one of them sees on a channel: itself, and those that have joined it and that it knows, and that know
   * it, as members. A peer whose organisation was removed knows its old fellows, but they no longer know it.
   */
  peersOf(channelName: string, viewer: PeerNode): readonly PeerNode[] {
    return this.peers().filter(
      (peer) =>
        peer.channel(channelName) !== undefined &&
        (peer === viewer || (knows(viewer, peer, channelName) && knows(peer, viewer, channelName))),
    );
  }

  /** As {@link peersOf}, by MSP id. */
  onChannel(channelName: string, viewer: PeerNode): ReadonlyMap<string, Endorser> {
    const present = this.peersOf(channelName, viewer);
    return new Map([...this.#endorsers].filter(([, { peer }]) => present.includes(peer)));
  }

  /** Those of {@link onChannel} that can run the chaincode. */
  withChaincode(channelName: string, chaincode: string, viewer: PeerNode): ReadonlyMap<string, Endorser> {
    return new Map(
      [...this.onChannel(channelName, viewer)].filter(([, { peer }]) =>
        this.canRun(peer, channelName, chaincode),
      ),
    );
  }

  /** Whether a peer can run a chaincode on a channel; those that are part of every peer it can. */
  canRun(node: PeerNode, channelName: string, chaincode: string): boolean {
    return isSystemChaincode(chaincode) || node.runs(channelName, chaincode);
  }

  /** The endorser that stands for a peer. */
  endorserOf(node: PeerNode): Endorser | undefined {
    return this.#endorsers.get(node.mspId);
  }
}

function knows(viewer: PeerNode, { mspId }: PeerNode, channelName: string): boolean {
  return viewer.channel(channelName)?.configuration.applicationOrganisations().includes(mspId) === true;
}
