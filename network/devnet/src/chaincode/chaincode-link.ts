import {
  connectivityState,
  credentials,
  type ChannelCredentials,
  type ClientDuplexStream,
} from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import { once } from 'node:events';
import { connect } from 'node:net';
import { promisify } from 'node:util';
import { GRPC_LIMITS } from '../wire/grpc-limits.js';
import { ChaincodeError } from './chaincode-error.js';
import type { ChaincodeRunner, ChaincodeTimeouts } from './chaincode-runner.js';
import { ChaincodeSession } from './chaincode-session.js';
import { Patience } from './patience.js';
import { admitOnly } from './registration.js';
import type { ServiceConnection, ServiceTls } from './service-connection.js';
import type { TransactionContext } from './transaction-context.js';

/** Attempts to connect follow each other quickly: what is waited for runs on the same machine. */
const CHANNEL_OPTIONS = {
  ...GRPC_LIMITS,
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 500,
  'grpc.use_local_subchannel_pool': 1,
} as const;

type Stream = ClientDuplexStream<peer.ChaincodeMessage, peer.ChaincodeMessage>;

/**
 * The way to a chaincode service. The peer is the client (chaincode as a service). It connects on the first call and, after the service has died, again on the next call.
 */
export class ChaincodeLink implements ChaincodeRunner {
  readonly #packageId: string;
  readonly #connection: ServiceConnection;
  readonly #options: { readonly timeouts: ChaincodeTimeouts; readonly checkId: boolean };
  #client: peer.ChaincodeClient | undefined;
  #stream: Stream | undefined;
  #session: Promise<ChaincodeSession> | undefined;
  readonly #patience = new Patience();

  /** @param options.checkId whether the service must register under the package's id, as Fabric demands */
  constructor(
    packageId: string,
    connection: ServiceConnection,
    options: { readonly timeouts: ChaincodeTimeouts; readonly checkId: boolean },
  ) {
    this.#packageId = packageId;
    this.#connection = connection;
    this.#options = options;
  }

  async execute(input: peer.ChaincodeInput, context: TransactionContext): Promise<peer.ChaincodeMessage> {
    const session = await this.#connected();
    return session.execute(input, context, this.#options.timeouts.execute);
  }

  close(): void {
    // A stream outlives its client, and would keep the whole process alive.
    this.#stream?.cancel();
    this.#client?.close();
    this.#stream = undefined;
    this.#client = undefined;
    this.#session = undefined;
  }

  async #connected(): Promise<ChaincodeSession> {
    this.#session ??= this.#connect();
    try {
      return await this.#session;
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new ChaincodeError(`could not launch chaincode ${this.#packageId}: ${reason}`, { cause });
    }
  }

  async #connect(): Promise<ChaincodeSession> {
    const client = await this.#dial();
    const stream: Stream = client.connect();
    this.#stream = stream;
    const session = new ChaincodeSession(
      {
        send: (message) => stream.write(message),
        onEnd: () => {
          stream.cancel();
          this.#forget(client);
        },
      },
      admitOnly(this.#options.checkId ? this.#packageId : undefined),
    );
    const terminated = (): void => {
      session.end(`connection to ${this.#packageId} terminated`);
    };
    stream.on('data', (message: peer.ChaincodeMessage) => {
      session.receive(message);
    });
    stream.on('error', terminated);
    stream.on('end', terminated);
    try {
      await session.registered(this.#options.timeouts.startup);
    } catch (cause) {
      throw new ChaincodeError(`chaincode registration failed: ${reasonOf(cause)}`, { cause });
    }
    return session;
  }

  /** Goes on trying until the service is there or the time is over; Fabric's peer gives up when it is refused once. */
  async #dial(): Promise<peer.ChaincodeClient> {
    const { address, dialTimeout, tls } = this.#connection;
    let client: peer.ChaincodeClient | undefined;
    try {
      client = new peer.ChaincodeClient(address, credentialsFor(tls), CHANNEL_OPTIONS);
      this.#client = client;
      await ready(client, Math.min(dialTimeout, this.#patience.wait), dialTimeout);
      this.#patience.found();
      return client;
    } catch (cause) {
      this.#forget(client);
      this.#patience.missed();
      throw new ChaincodeError(
        `connection to ${this.#packageId} failed: error cannot create connection for ${this.#packageId}: ` +
          `error creating grpc connection to ${address}: failed to create new connection: ${await dialFailure(address, cause)}`,
        { cause },
      );
    }
  }

  #forget(client: peer.ChaincodeClient | undefined): void {
    client?.close();
    if (this.#client === client) {
      this.#session = undefined;
    }
  }
}

/** Waits for a service that may not be there; on a busy machine one that is there, and shaking hands, has longer. In milliseconds. */
async function ready(client: peer.ChaincodeClient, wait: number, dialTimeout: number): Promise<void> {
  const begun = Date.now();
  const connected = promisify(client.waitForReady.bind(client));
  try {
    await connected(begun + wait).catch(async (error: unknown) => {
      const shakingHands = client.getChannel().getConnectivityState(false) === connectivityState.CONNECTING;
      if (!shakingHands) throw error;
      await connected(begun + dialTimeout);
    });
  } catch (cause) {
    throw new Error('context deadline exceeded', { cause });
  }
}

/** What Fabric's client would say: it names a refusal, where gRPC for Node only says that the time is over. */
async function dialFailure(address: string, cause: unknown): Promise<string> {
  const at = address.lastIndexOf(':');
  const [host, port] = [address.slice(0, at), Number(address.slice(at + 1))];
  const socket = connect({ host, port, autoSelectFamily: false });
  try {
    await once(socket, 'connect');
    return reasonOf(cause);
  } catch (error) {
    return isRefused(error)
      ? `connection error: desc = "transport: error while dialing: dial tcp ${error.address}:${error.port}: connect: ` +
          'connection refused"'
      : reasonOf(cause);
  } finally {
    socket.destroy();
  }
}

function isRefused(error: unknown): error is { readonly address: string; readonly port: number } {
  return error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED' && 'address' in error;
}

function credentialsFor(tls: ServiceTls | undefined): ChannelCredentials {
  if (tls === undefined) {
    return credentials.createInsecure();
  }
  const { rootCertificate, client } = tls;
  return client === undefined
    ? credentials.createSsl(Buffer.from(rootCertificate))
    : credentials.createSsl(
        Buffer.from(rootCertificate),
        Buffer.from(client.key),
        Buffer.from(client.certificate),
      );
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
