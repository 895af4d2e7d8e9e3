import type { peer } from '@hyperledger/fabric-protos';
import { ChaincodeError } from './chaincode-error.js';
import type { ChaincodeRunner } from './chaincode-runner.js';
import type { IncomingChaincodes } from './incoming-chaincodes.js';
import { Patience } from './patience.js';
import type { TransactionContext } from './transaction-context.js';

/** The way to a chaincode that connects to the peer by itself. */
export class IncomingLink implements ChaincodeRunner {
  readonly #packageId: string;
  readonly #incoming: IncomingChaincodes;
  readonly #options: { readonly registersAs: string; readonly executeTimeout: number };
  readonly #patience = new Patience();

  constructor(
    packageId: string,
    incoming: IncomingChaincodes,
    options: { readonly registersAs: string; readonly executeTimeout: number },
  ) {
    this.#packageId = packageId;
    this.#incoming = incoming;
    this.#options = options;
    incoming.expect(options.registersAs);
  }

  async execute(input: peer.ChaincodeInput, context: TransactionContext): Promise<peer.ChaincodeMessage> {
    const session = await this.#incoming.session(this.#options.registersAs, this.#patience.wait);
    if (session === undefined) {
      this.#patience.missed();
      throw new ChaincodeError(
        `could not launch chaincode ${this.#packageId}: timeout expired while starting chaincode ` +
          `${this.#packageId} for transaction`,
      );
    }
    this.#patience.found();
    return session.execute(input, context, this.#options.executeTimeout);
  }

  close(): void {
    // The conversation is that of the peer's endpoint.
  }
}
