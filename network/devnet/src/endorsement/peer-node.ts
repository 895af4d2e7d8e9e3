import { ChaincodeLink, type ChaincodeTimeouts } from '../chaincode/chaincode-link.js';
import type { Channel } from '../channel/channel.js';
import type { StateDatabase } from '../ledger/state-database.js';
import type { MspManager } from '../msp/msp.js';
import type { Signer } from '../crypto/signer.js';

/** A chaincode service that a peer is to use on a channel. */
export interface ChaincodeService {
  readonly channel: string;
  readonly chaincode: string;
  /** host:port */
  readonly address: string;
}

/** One organisation's peer: who it is, which channels it has joined, and its chaincodes' addresses. */
export class PeerNode {
  readonly mspId: string;
  /** host:port, as other nodes and error messages name it. */
  readonly address: string;
  readonly signer: Signer;
  /** Knows the organisation's own people, whether or not it is on a channel. */
  readonly localMsp: MspManager;
  /** What the peer keeps a channel's state in. */
  readonly stateDatabase: (channel: string) => StateDatabase;
  readonly #services: readonly ChaincodeService[];
  /** One stream a chaincode, for all channels: its transactions are told apart by channel and id. */
  readonly #links = new Map<string, ChaincodeLink>();
  readonly #channels = new Map<string, Channel>();

  constructor(options: {
    readonly signer: Signer;
    readonly address: string;
    readonly localMsp: MspManager;
    readonly stateDatabase: (channel: string) => StateDatabase;
    readonly services: readonly ChaincodeService[];
    readonly timeouts: ChaincodeTimeouts;
  }) {
    this.mspId = options.signer.mspId;
    this.signer = options.signer;
    this.address = options.address;
    this.localMsp = options.localMsp;
    this.stateDatabase = options.stateDatabase;
    this.#services = options.services;
    for (const service of options.services) {
      const name = linkName(service);
      if (!this.#links.has(name)) {
        this.#links.set(name, new ChaincodeLink(service.address, options.timeouts));
      }
    }
  }

  /** The channel of that name, if this peer has joined it. */
  channel(name: string): Channel | undefined {
    return this.#channels.get(name);
  }

  /** Names of the channels this peer has joined. */
  channels(): readonly string[] {
    return [...this.#channels.keys()];
  }

  join(channel: Channel): void {
    this.#channels.set(channel.name, channel);
  }

  /** The service that runs a chaincode on a channel for this organisation; undefined where it has none. */
  link(channel: string, chaincode: string): ChaincodeLink | undefined {
    const service = this.#services.find(
      (candidate) => candidate.channel === channel && candidate.chaincode === chaincode,
    );
    return service && this.#links.get(linkName(service));
  }

  /** The chaincodes this organisation has a service for, and where. */
  services(): readonly ChaincodeService[] {
    return this.#services;
  }

  close(): void {
    for (const link of this.#links.values()) {
      link.close();
    }
  }
}

function linkName({ chaincode, address }: ChaincodeService): string {
  return `${chaincode}@${address}`;
}
