import { common, type orderer } from '@hyperledger/fabric-protos';
import { statusName } from './delivery.js';

const ANSWER_DEADLINE_MS = 15_000;

/** The ordering service did not take the envelope. A taken one may still lose a race: only the next config block proves success. */
export class BroadcastRefused extends Error {
  override readonly name = 'BroadcastRefused';

  constructor(
    /** common.Status by name, e.g. `BAD_REQUEST`. */
    readonly status: string,
    /** The orderer's own words. */
    readonly info: string,
  ) {
    super(`The ordering service answered ${status}: ${info}`);
  }
}

/** Sends one envelope to one orderer. Throws `BroadcastRefused`, or grpc's `ServiceError` when it cannot be reached. */
export async function broadcast(
  client: orderer.AtomicBroadcastClient,
  envelope: common.Envelope,
): Promise<void> {
  const stream = client.broadcast({ deadline: Date.now() + ANSWER_DEADLINE_MS });
  // Errors reach the caller through the iteration; one that comes after it (our own cancelling) has nobody to tell.
  stream.on('error', () => undefined);
  try {
    stream.write(envelope);
    for await (const answer of stream as AsyncIterable<orderer.BroadcastResponse>) {
      if (answer.getStatus() === common.Status.SUCCESS) return;
      throw new BroadcastRefused(statusName(answer.getStatus()), answer.getInfo());
    }
    throw new BroadcastRefused('ENDED', 'the stream ended without an answer');
  } finally {
    stream.cancel();
  }
}

/**
 * Sends the envelope to all orderers at once; one that takes it is enough. A BFT orderer that does not lead passes it on only after a
 * while, and one that is down shall not delay the others. When none takes it, throws a refusal if there is one, else what `broadcast` throws;
 * throws an `Error` when the profile names no orderer.
 */
export async function broadcastToAny(
  clients: readonly orderer.AtomicBroadcastClient[],
  envelope: common.Envelope,
): Promise<void> {
  if (clients.length === 0) throw new Error('The connection profile names no orderer.');
  const failures: unknown[] = [];
  const attempts = clients.map((client) =>
    broadcast(client, envelope).catch((error: unknown) => {
      failures.push(error);
      throw error;
    }),
  );
  try {
    await Promise.any(attempts);
  } catch {
    // Each has failed; the aggregate that is caught here says less than the failures themselves.
    throw failures.find((one) => one instanceof BroadcastRefused) ?? failures[0];
  }
}
