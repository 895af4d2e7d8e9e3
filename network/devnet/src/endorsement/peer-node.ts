import { ChaincodeLink, type ChaincodeTimeouts } from '../chaincode/chaincode-link.js';
import type { Channel } from '../channel/channel.js';
import type { MspManager } from '../msp/msp.js';
import type { Signer } from '../crypto/signer.js';

/** One organisation's peer: who it is, which channel it has joined, and its chaincodes' addresses. */
export class PeerNode {
  readonly mspId: string;
  /** host:port, as other nodes and error messages name it. */
  readonly address: string;
  readonly signer: Signer;
  /** Knows the organisation's own people, whether or not it is on a channel. */
  readonly localMsp: MspManager;
  readonly #links = new Map<string, ChaincodeLink>();
  #channel: Channel | undefined;

  constructor(options: {
    readonly signer: Signer;
    readonly address: string;
    readonly localMsp: MspManager;
    /** Where each chaincode's service listens, host:port. */
    readonly chaincodes: ReadonlyMap<string, string>;
    readonly timeouts: ChaincodeTimeouts;
  }) {
    this.mspId = options.signer.mspId;
    this.signer = options.signer;
    this.address = options.address;
    this.localMsp = options.localMsp;
    for (const [name, serviceAddress] of options.chaincodes) {
      this.#links.set(name, new ChaincodeLink(serviceAddress, options.timeouts));
    }
  }

  /** The channel of that name, if this peer has joined it. */
  channel(name: string): Channel | undefined {
    return this.#channel?.name === name ? this.#channel : undefined;
  }

  /** Names of the channels this peer has joined. */
  channels(): readonly string[] {
    return this.#channel === undefined ? [] : [this.#channel.name];
  }

  join(channel: Channel): void {
    this.#channel = channel;
  }

  /** The service that runs a chaincode for this organisation; undefined where it has none installed. */
  link(chaincode: string): ChaincodeLink | undefined {
    return this.#links.get(chaincode);
  }

  /** Names of the chaincodes this organisation has a service for. */
  installedChaincodes(): readonly string[] {
    return [...this.#links.keys()];
  }

  close(): void {
    for (const link of this.#links.values()) {
      link.close();
    }
  }
}
