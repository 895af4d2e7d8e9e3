import { Client, credentials } from '@grpc/grpc-js';
import { connect, hash } from '@hyperledger/fabric-gateway';
import { createPrivateKey, sign } from 'node:crypto';
import { toLowS } from '@fabric-governance/protocol/signature';
import type { LoadTarget } from '../bench/load.js';

/** A transaction whose commit the network has told its client. */
export interface Acknowledged {
  readonly txId: string;
  readonly key: string;
  readonly value: string;
  readonly block: bigint;
}

/** Clients that write, each one transaction after the other, until the network is gone. */
export class Writers {
  readonly acknowledged: Acknowledged[] = [];
  readonly #clients: Promise<void>[];
  readonly #end = new AbortController();
  #tellFirst = (): void => undefined;
  /** Settles with the first acknowledgement. */
  readonly first = new Promise<void>((resolve) => {
    this.#tellFirst = resolve;
  });

  /** @param name makes the keys this run's own; some keys are written again and again */
  constructor(target: LoadTarget, options: { readonly clients: number; readonly name: string }) {
    const client = new Client(target.address, credentials.createSsl(Buffer.from(target.tlsRootsPem)), {
      ...(target.tlsServerName !== undefined && { 'grpc.ssl_target_name_override': target.tlsServerName }),
    });
    const key = createPrivateKey(target.privateKeyPem);
    const gateway = connect({
      client,
      identity: { mspId: target.mspId, credentials: Buffer.from(target.certificatePem) },
      hash: hash.none,
      signer: (message) => Promise.resolve(toLowS(sign('sha256', message, key))),
    });
    const contract = gateway.getNetwork(target.channel).getContract(target.chaincode);
    this.#clients = Array.from({ length: options.clients }, async (_, writer) => {
      for (let n = 0; !this.#isOver(); n++) {
        const written = { key: `${options.name}-${writer}-${n % 7}`, value: `${options.name}-${n}` };
        try {
          const commit = await contract.submitAsync('put', { arguments: [written.key, written.value] });
          const { blockNumber: block, successful } = await commit.getStatus();
          if (successful) {
            this.acknowledged.push({ ...written, block, txId: commit.getTransactionId() });
            this.#tellFirst();
          }
        } catch (error) {
          if (!this.#isOver()) {
            throw error;
          }
        }
      }
    });
    void Promise.allSettled(this.#clients).then(() => {
      gateway.close();
      client.close();
    });
  }

  #isOver(): boolean {
    return this.#end.signal.aborted;
  }

  /** Says that the network is about to be killed: from now on clients may fail. */
  expectTheEnd(): void {
    this.#end.abort();
  }

  /** @throws what a client met before the end was to be expected */
  async ended(): Promise<void> {
    await Promise.all(this.#clients);
  }
}
