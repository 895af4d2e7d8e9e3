import { credentials, type ClientDuplexStream } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import { GRPC_LIMITS } from '../wire/grpc-limits.js';
import { ChaincodeError } from './chaincode-error.js';
import { ChaincodeSession } from './chaincode-session.js';
import type { ChaincodeResult, TransactionContext } from './transaction-context.js';

/** How long devnet waits for a chaincode, in milliseconds. */
export interface ChaincodeTimeouts {
  /** From connecting until the chaincode has registered. */
  readonly connect: number;
  /** From sending a transaction until its answer (core.yaml `chaincode.executetimeout`). */
  readonly execute: number;
}

type Stream = ClientDuplexStream<peer.ChaincodeMessage, peer.ChaincodeMessage>;

/**
 * One organisation's connection to one chaincode service. The peer is the client (chaincode as a service). It connects
 * on the first call and, after the service has died, again on the next call.
 */
export class ChaincodeLink {
  readonly #address: string;
  readonly #timeouts: ChaincodeTimeouts;
  #client: peer.ChaincodeClient | undefined;
  #stream: Stream | undefined;
  #session: Promise<ChaincodeSession> | undefined;

  constructor(address: string, timeouts: ChaincodeTimeouts) {
    this.#address = address;
    this.#timeouts = timeouts;
  }

  /**
   * Runs one transaction.
   *
   * @throws ChaincodeError when the service cannot be reached, dies, answers with an error message or takes too long
   */
  async execute(
    input: peer.ChaincodeInput,
    context: TransactionContext,
    init = false,
  ): Promise<ChaincodeResult> {
    const session = await this.#connected();
    return session.execute(input, context, { init, timeout: this.#timeouts.execute });
  }

  close(): void {
    // A stream outlives its client, and would keep the whole process alive.
    this.#stream?.cancel();
    this.#client?.close();
    this.#stream = undefined;
    this.#client = undefined;
    this.#session = undefined;
  }

  #connected(): Promise<ChaincodeSession> {
    this.#session ??= this.#connect();
    return this.#session;
  }

  async #connect(): Promise<ChaincodeSession> {
    const client = new peer.ChaincodeClient(this.#address, credentials.createInsecure(), GRPC_LIMITS);
    this.#client = client;
    const forget = (): void => {
      client.close();
      if (this.#client === client) {
        this.#session = undefined;
      }
    };
    const stream: Stream = client.connect();
    this.#stream = stream;
    const session = new ChaincodeSession({
      send: (message) => stream.write(message),
      onEnd: () => {
        stream.cancel();
        forget();
      },
    });
    stream.on('data', (message: peer.ChaincodeMessage) => {
      session.receive(message);
    });
    stream.on('error', (error) => {
      session.end(error.message);
    });
    stream.on('end', () => {
      session.end('the service closed the connection');
    });
    try {
      await session.registered(this.#timeouts.connect);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ChaincodeError(`connection to chaincode service at ${this.#address} failed: ${reason}`, {
        cause,
      });
    }
    return session;
  }
}
