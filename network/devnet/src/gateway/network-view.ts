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

  /** Peers that have joined the channel and belong to one of its organisations. */
  peersOf(channelName: string): readonly PeerNode[] {
    return this.peers().filter(
      (peer) =>
        peer.channel(channelName)?.configuration.applicationOrganisations().includes(peer.mspId) === true,
    );
  }

  /** Peers that have joined the channel, belong to one of its organisations and have the chaincode, by MSP id. */
  withChaincode(channelName: string, chaincode: string): ReadonlyMap<string, Endorser> {
    const present = this.peersOf(channelName);
    return new Map(
      [...this.#endorsers].filter(
        ([, { peer }]) =>
          present.includes(peer) && (isSystemChaincode(chaincode) || peer.runs(channelName, chaincode)),
      ),
    );
  }
}
