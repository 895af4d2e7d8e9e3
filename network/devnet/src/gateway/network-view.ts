import type { Endorser } from '../endorsement/endorser.js';
import { isSystemChaincode } from '../endorsement/system-chaincode-names.js';

/** The peers that a gateway can send proposals to. */
export class NetworkView {
  readonly #endorsers: ReadonlyMap<string, Endorser>;

  /** @param endorsers by MSP id */
  constructor(endorsers: ReadonlyMap<string, Endorser>) {
    this.#endorsers = endorsers;
  }

  /** Peers that have joined the channel, belong to one of its organisations and have the chaincode, by MSP id. */
  withChaincode(channelName: string, chaincode: string): ReadonlyMap<string, Endorser> {
    return new Map(
      [...this.#endorsers].filter(([mspId, { peer }]) => {
        const channel = peer.channel(channelName);
        return (
          channel?.configuration.applicationOrganisations().includes(mspId) === true &&
          (isSystemChaincode(chaincode) ||
            (peer.link(chaincode) !== undefined && channel.definition(chaincode) !== undefined))
        );
      }),
    );
  }
}
