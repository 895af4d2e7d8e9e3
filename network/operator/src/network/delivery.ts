import type { ClientDuplexStream } from '@grpc/grpc-js';
import { common, orderer, type peer } from '@hyperledger/fabric-protos';
import { signedEnvelope, type Administrator } from './administrator.js';

/** What gives out blocks: an orderer (`orderer.AtomicBroadcast`). */
export interface DeliverService {
  deliver(): ClientDuplexStream<common.Envelope, orderer.DeliverResponse>;
}

/** What gives out filtered blocks: a peer (`protos.Deliver`). */
export interface DeliverFilteredService {
  deliverFiltered(): ClientDuplexStream<common.Envelope, peer.DeliverResponse>;
}

/** Which blocks: `newest` alone, from a number on without end, or one. */
export type Range = 'newest' | { readonly from: number } | { readonly only: number };

/** The service ended the stream with a status: `NOT_FOUND` (no such channel here), `FORBIDDEN` (not admitted), … */
export class DeliveryRefused extends Error {
  override readonly name = 'DeliveryRefused';

  constructor(readonly status: string) {
    super(`Delivery of blocks refused: ${status}`);
  }
}

export interface DeliveryOptions<Service = DeliverService> {
  readonly service: Service;
  readonly administrator: Administrator;
  readonly channel: string;
  /** SHA-256 of the own TLS certificate's DER, where the node asks for one. */
  readonly tlsCertificateHash?: Uint8Array | undefined;
  readonly signal: AbortSignal;
}

/**
 * Serialized common.Blocks in order. An open range never ends by itself. Throws `DeliveryRefused` for the service's own
 * refusals and grpc's `ServiceError` when the connection fails; returns silently when `signal` aborts.
 */
export function deliverBlocks(options: DeliveryOptions, range: Range): AsyncGenerator<Uint8Array> {
  return delivered(options.service.deliver(), options, range, (answer) =>
    answer.getBlock()?.serializeBinary(),
  );
}

/** The one block asked for. Throws like `deliverBlocks`, and when the stream ends without it. */
export function deliverBlock(
  options: DeliveryOptions,
  range: 'newest' | { readonly only: number },
): Promise<Uint8Array> {
  return first(deliverBlocks(options, range));
}

/** Numbers of a peer's blocks, in order, as soon as it has them. Ends and throws like `deliverBlocks`. */
export function deliverNumbers(
  options: DeliveryOptions<DeliverFilteredService>,
  range: Range,
): AsyncGenerator<number> {
  const stream = options.service.deliverFiltered();
  return delivered(stream, options, range, (answer) => answer.getFilteredBlock()?.getNumber());
}

/** The number of a peer's newest block. Throws like `deliverBlock`. */
export function newestNumber(options: DeliveryOptions<DeliverFilteredService>): Promise<number> {
  return first(deliverNumbers(options, 'newest'));
}

async function* delivered<Answer extends { getStatus(): number }, Item>(
  stream: ClientDuplexStream<common.Envelope, Answer>,
  options: DeliveryOptions<unknown>,
  range: Range,
  itemOf: (answer: Answer) => Item | undefined,
): AsyncGenerator<Item> {
  const cancel = (): void => {
    stream.cancel();
  };
  options.signal.addEventListener('abort', cancel);
  // Errors reach the caller through the iteration; one that comes after it (our own cancelling) has nobody to tell.
  stream.on('error', () => undefined);
  try {
    stream.write(seekEnvelope(options, range));
    for await (const answer of stream as AsyncIterable<Answer>) {
      const item = itemOf(answer);
      if (item !== undefined) {
        yield item;
        continue;
      }
      if (answer.getStatus() === common.Status.SUCCESS) return;
      throw new DeliveryRefused(statusName(answer.getStatus()));
    }
  } catch (error) {
    if (!options.signal.aborted) throw error;
  } finally {
    options.signal.removeEventListener('abort', cancel);
    stream.cancel();
  }
}

async function first<Item>(items: AsyncGenerator<Item>): Promise<Item> {
  for await (const item of items) return item;
  throw new DeliveryRefused('ENDED');
}

function seekEnvelope(options: DeliveryOptions<unknown>, range: Range): common.Envelope {
  const { administrator, channel, tlsCertificateHash } = options;
  const seek = new orderer.SeekInfo();
  if (range === 'newest') {
    seek.setStart(newest());
    seek.setStop(newest());
  } else if ('only' in range) {
    seek.setStart(specified(range.only));
    seek.setStop(specified(range.only));
  } else {
    seek.setStart(specified(range.from));
    seek.setStop(specified(Number.MAX_SAFE_INTEGER));
  }
  seek.setBehavior(orderer.SeekInfo.SeekBehavior.BLOCK_UNTIL_READY);
  const data = seek.serializeBinary();
  return common.Envelope.deserializeBinary(
    signedEnvelope(administrator, { type: 'deliver-seek', channel, data, tlsCertificateHash }),
  );
}

function newest(): orderer.SeekPosition {
  const position = new orderer.SeekPosition();
  position.setNewest(new orderer.SeekNewest());
  return position;
}

function specified(number: number): orderer.SeekPosition {
  const at = new orderer.SeekSpecified();
  at.setNumber(number);
  const position = new orderer.SeekPosition();
  position.setSpecified(at);
  return position;
}

/** Name of a common.Status, e.g. `NOT_FOUND`. */
export function statusName(status: number): string {
  return Object.entries(common.Status).find(([, value]) => value === status)?.[0] ?? String(status);
}
