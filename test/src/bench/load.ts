import { Client, credentials, type ChannelCredentials } from '@grpc/grpc-js';
import { connect, hash, type Contract } from '@hyperledger/fabric-gateway';
import { createPrivateKey, randomBytes, sign } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { toLowS } from '@fabric-governance/protocol/signature';

/** Where and as whom to submit transactions. Plain data, so that it can be sent to another process. */
export interface LoadTarget {
  /** host:port of a peer's gateway. */
  readonly address: string;
  readonly tlsRootsPem: string;
  readonly tlsServerName?: string;
  /** Shown to peers that ask for it. */
  readonly tlsClient?: { readonly certificatePem: string; readonly privateKeyPem: string };
  readonly mspId: string;
  readonly certificatePem: string;
  readonly privateKeyPem: string;
  readonly channel: string;
  readonly chaincode: string;
}

/** How much to submit. */
export interface LoadAmount {
  readonly transactions: number;
  /** Transactions under way at one time. */
  readonly clients: number;
  /** TLS connections that the clients share. */
  readonly connections: number;
}

/** What came of it. Times in milliseconds. */
export interface LoadResult {
  readonly committed: number;
  readonly failed: number;
  /** The first failure's words; empty where there was none. */
  readonly firstFailure: string;
  readonly elapsed: number;
  readonly medianLatency: number;
  readonly latency95: number;
}

interface Connection {
  readonly contract: Contract;
  close(): void;
}

/** Submits `put` transactions, each of a key of its own, and waits for every one's commit. */
export async function runLoad(target: LoadTarget, amount: LoadAmount): Promise<LoadResult> {
  const connections = Array.from({ length: Math.min(amount.connections, amount.clients) }, () =>
    open(target),
  );
  const run = randomBytes(4).toString('hex');
  const latencies: number[] = [];
  const failures: string[] = [];
  let next = 0;
  const client = async ({ contract }: Connection): Promise<void> => {
    while (next < amount.transactions) {
      const key = `bench-${run}-${next++}`;
      const begun = performance.now();
      try {
        await contract.submitTransaction('put', key, 'a value of some thirty characters');
        latencies.push(performance.now() - begun);
      } catch (error) {
        failures.push(describe(error));
      }
    }
  };
  const begun = performance.now();
  await Promise.all(
    connections.flatMap((connection, index) =>
      Array.from({ length: share(amount.clients, connections.length, index) }, () => client(connection)),
    ),
  );
  const elapsed = performance.now() - begun;
  for (const connection of connections) {
    connection.close();
  }
  latencies.sort((a, b) => a - b);
  return {
    committed: latencies.length,
    failed: failures.length,
    firstFailure: failures[0] ?? '',
    elapsed,
    medianLatency: percentile(latencies, 0.5),
    latency95: percentile(latencies, 0.95),
  };
}

function open(target: LoadTarget): Connection {
  const client = new Client(target.address, tlsOf(target), {
    // Without it, connections to the same address would be one.
    'grpc.use_local_subchannel_pool': 1,
    ...(target.tlsServerName !== undefined && { 'grpc.ssl_target_name_override': target.tlsServerName }),
  });
  const key = createPrivateKey(target.privateKeyPem);
  const gateway = connect({
    client,
    identity: { mspId: target.mspId, credentials: Buffer.from(target.certificatePem) },
    // Without a hash of its own, so that Node's crypto does hashing and signing in one step.
    hash: hash.none,
    signer: (message) => Promise.resolve(toLowS(sign('sha256', message, key))),
  });
  return {
    contract: gateway.getNetwork(target.channel).getContract(target.chaincode),
    close: () => {
      gateway.close();
      client.close();
    },
  };
}

function tlsOf({ tlsRootsPem, tlsClient }: LoadTarget): ChannelCredentials {
  const roots = Buffer.from(tlsRootsPem);
  if (tlsClient === undefined) return credentials.createSsl(roots);
  const { certificatePem, privateKeyPem } = tlsClient;
  return credentials.createSsl(roots, Buffer.from(privateKeyPem), Buffer.from(certificatePem));
}

/** How many of `all` fall to one of `parts` parts. */
function share(all: number, parts: number, index: number): number {
  return Math.floor(all / parts) + (index < all % parts ? 1 : 0);
}

function percentile(sorted: readonly number[], place: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * place))] ?? Number.NaN;
}

function describe(error: unknown): string {
  const details =
    error instanceof Error && 'details' in error && Array.isArray(error.details) ? error.details : [];
  const message = error instanceof Error ? error.message : String(error);
  return details.length === 0 ? message : `${message} ${JSON.stringify(details)}`;
}
