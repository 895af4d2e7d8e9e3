import { openEnvelope } from '@fabric-governance/protocol/envelope';
import { decode } from '@fabric-governance/protocol/message';
import { millisecondsOf } from '@fabric-governance/protocol/timestamp';
import { type common, orderer } from '@hyperledger/fabric-protos';
import type { Channel } from '../channel/channel.js';
import type { SignedData } from '../msp/signed-data.js';

/** Blocks asked for, and by whom. */
export interface Seek {
  readonly channel: Channel;
  readonly signed: SignedData;
  readonly start: bigint;
  /** Inclusive. */
  readonly stop: bigint;
  /** Whether to wait for blocks that are not there yet. */
  readonly waits: boolean;
}

/** A request for blocks that ends with this status. */
export type SeekStatus = 'BAD_REQUEST' | 'NOT_FOUND' | 'FORBIDDEN';

const CLOCK_TOLERANCE_MS = 15 * 60 * 1000;
const LAST_NUMBER = 2n ** 64n - 1n;

/**
 * Reads a seek request (Fabric's `deliverBlocks`).
 *
 * @param channelOf the channel of a name; undefined where there is none to deliver from
 * @param now milliseconds since 1970: requests with a clock too far off are refused
 */
export function openSeek(
  envelope: common.Envelope,
  channelOf: (name: string) => Channel | undefined,
  now: number,
): Seek | SeekStatus {
  const opened = tryOpen(envelope);
  if (
    opened?.timestamp === undefined ||
    Math.abs(millisecondsOf(opened.timestamp) - now) > CLOCK_TOLERANCE_MS
  ) {
    return 'BAD_REQUEST';
  }
  const channel = channelOf(opened.channel);
  if (channel === undefined) {
    return 'NOT_FOUND';
  }
  const range = openRange(opened.data, channel.height);
  if (range === undefined) {
    return 'BAD_REQUEST';
  }
  return {
    ...range,
    channel,
    signed: { identity: opened.creator, message: opened.payload, signature: opened.signature },
  };
}

function tryOpen(envelope: common.Envelope): ReturnType<typeof openEnvelope> | undefined {
  try {
    return openEnvelope(envelope.serializeBinary());
  } catch {
    return undefined; // Malformed: the client gets BAD_REQUEST.
  }
}

function openRange(data: Uint8Array, height: bigint): Pick<Seek, 'start' | 'stop' | 'waits'> | undefined {
  let seek: orderer.SeekInfo;
  try {
    seek = decode(orderer.SeekInfo, data);
  } catch {
    return undefined;
  }
  const start = startOf(seek.getStart(), height);
  if (start === undefined) {
    return undefined;
  }
  const stop = stopOf(seek.getStop(), { start, startsAtNewest: isNewest(seek.getStart()), height });
  if (stop === undefined || stop < start) {
    return undefined;
  }
  return { start, stop, waits: seek.getBehavior() === orderer.SeekInfo.SeekBehavior.BLOCK_UNTIL_READY };
}

function startOf(position: orderer.SeekPosition | undefined, height: bigint): bigint | undefined {
  const { TypeCase } = orderer.SeekPosition;
  switch (position?.getTypeCase()) {
    case TypeCase.OLDEST:
      return 0n;
    case TypeCase.NEWEST:
      return height - 1n;
    case TypeCase.SPECIFIED:
      return specified(position);
    case TypeCase.NEXT_COMMIT:
      return height;
    case TypeCase.TYPE_NOT_SET:
    case undefined:
      return undefined;
  }
}

function stopOf(
  position: orderer.SeekPosition | undefined,
  context: { readonly start: bigint; readonly startsAtNewest: boolean; readonly height: bigint },
): bigint | undefined {
  const { TypeCase } = orderer.SeekPosition;
  switch (position?.getTypeCase()) {
    case TypeCase.OLDEST:
      return context.start;
    case TypeCase.NEWEST:
      return context.startsAtNewest ? context.start : context.height - 1n;
    case TypeCase.SPECIFIED:
      return specified(position);
    case TypeCase.NEXT_COMMIT:
      return LAST_NUMBER;
    case TypeCase.TYPE_NOT_SET:
    case undefined:
      return undefined;
  }
}

/** The number asked for. The largest means "for ever"; as a JavaScript number it comes rounded. */
function specified(position: orderer.SeekPosition | undefined): bigint {
  const number = position?.getSpecified()?.getNumber() ?? 0;
  return Number.isSafeInteger(number) ? BigInt(number) : LAST_NUMBER;
}

function isNewest(position: orderer.SeekPosition | undefined): boolean {
  return position?.getTypeCase() === orderer.SeekPosition.TypeCase.NEWEST;
}
