import { openEnvelope, type OpenedEnvelope } from '@fabric-governance/protocol/envelope';
import { equalBytes } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import { millisecondsOf } from '@fabric-governance/protocol/timestamp';
import { type common, orderer } from '@hyperledger/fabric-protos';
import type { ChannelView } from '../channel/channel-view.js';
import type { SignedData } from '../msp/signed-data.js';

/** Blocks asked for, and by whom. */
export interface Seek {
  readonly channel: ChannelView;
  readonly signed: SignedData;
  readonly info: orderer.SeekInfo;
}

/** From where to where blocks are sent. */
export interface SeekRange {
  readonly start: bigint;
  /** The last one. One before the start is never met: then blocks are sent for ever, as Fabric does. */
  readonly stop: bigint;
  /** Whether to wait for blocks that are not there yet. */
  readonly waits: boolean;
}

/** A request for blocks that ends with this status. */
export type SeekStatus = 'BAD_REQUEST' | 'NOT_FOUND' | 'FORBIDDEN';

const CLOCK_TOLERANCE_MS = 15 * 60 * 1000;
const LAST_NUMBER = 2n ** 64n - 1n;

/**
 * Reads a seek request as far as Fabric does before it asks who may read (`deliverBlocks`).
 *
 * @param channelOf the channel of a name; undefined where there is none to deliver from
 * @param session what is known of the connection
 */
export function openSeek(
  envelope: common.Envelope,
  channelOf: (name: string) => ChannelView | undefined,
  session: {
    /** Milliseconds since 1970: requests with a clock too far off are refused. */
    readonly now: number;
    /** SHA-256 of the client's TLS certificate that the request must name; undefined: it need name none. */
    readonly tlsCertificateHash: Uint8Array | undefined;
  },
): Seek | SeekStatus {
  const opened = tryOpen(envelope);
  if (
    opened?.timestamp === undefined ||
    Math.abs(millisecondsOf(opened.timestamp) - session.now) > CLOCK_TOLERANCE_MS ||
    !isBound(opened, session.tlsCertificateHash)
  ) {
    return 'BAD_REQUEST';
  }
  const channel = channelOf(opened.channel);
  if (channel === undefined) {
    return 'NOT_FOUND';
  }
  const info = tryDecode(opened.data);
  if (info === undefined) {
    return 'BAD_REQUEST';
  }
  const signed = { identity: opened.creator, message: opened.payload, signature: opened.signature };
  return { channel, signed, info };
}

/** Where to begin and to end, by the channel's height now. */
export function seekRange({ channel, info }: Seek): SeekRange | SeekStatus {
  const { height } = channel;
  const [from, to] = [info.getStart(), info.getStop()];
  if (from === undefined || to === undefined) {
    return 'BAD_REQUEST';
  }
  const start = startOf(from, height);
  if (start === undefined) {
    return 'NOT_FOUND';
  }
  const stop = stopOf(to, { start, startsAtNewest: isNewest(from), height });
  if (isSpecified(to) && stop < start) {
    return 'BAD_REQUEST';
  }
  return { start, stop, waits: info.getBehavior() === orderer.SeekInfo.SeekBehavior.BLOCK_UNTIL_READY };
}

/** Over mutual TLS a request is good on its own connection only. */
function isBound({ tlsCertificateHash }: OpenedEnvelope, expected: Uint8Array | undefined): boolean {
  return expected === undefined || (expected.length > 0 && equalBytes(tlsCertificateHash, expected));
}

function tryOpen(envelope: common.Envelope): OpenedEnvelope | undefined {
  try {
    return openEnvelope(envelope.serializeBinary());
  } catch {
    return undefined; // Malformed: the client gets BAD_REQUEST.
  }
}

function tryDecode(data: Uint8Array): orderer.SeekInfo | undefined {
  try {
    return decode(orderer.SeekInfo, data);
  } catch {
    return undefined; // Malformed: the client gets BAD_REQUEST.
  }
}

function startOf(position: orderer.SeekPosition, height: bigint): bigint | undefined {
  const { TypeCase } = orderer.SeekPosition;
  switch (position.getTypeCase()) {
    case TypeCase.OLDEST:
      return 0n;
    case TypeCase.NEWEST:
      return height - 1n;
    case TypeCase.SPECIFIED: {
      const number = specified(position);
      return number > height ? undefined : number;
    }
    case TypeCase.NEXT_COMMIT:
      return height;
    case TypeCase.TYPE_NOT_SET:
      return undefined;
  }
}

function stopOf(
  position: orderer.SeekPosition,
  context: { readonly start: bigint; readonly startsAtNewest: boolean; readonly height: bigint },
): bigint {
  const { TypeCase } = orderer.SeekPosition;
  switch (position.getTypeCase()) {
    case TypeCase.OLDEST:
      return context.start;
    case TypeCase.NEWEST:
      return context.startsAtNewest ? context.start : context.height - 1n;
    case TypeCase.SPECIFIED:
      return specified(position);
    case TypeCase.NEXT_COMMIT:
    case TypeCase.TYPE_NOT_SET:
      return 0n; // Fabric knows no end here and keeps the zero it began with.
  }
}

/** The number asked for. The largest means "for ever"; as a JavaScript number it comes rounded. */
function specified(position: orderer.SeekPosition): bigint {
  const number = position.getSpecified()?.getNumber() ?? 0;
  return Number.isSafeInteger(number) ? BigInt(number) : LAST_NUMBER;
}

function isNewest(position: orderer.SeekPosition): boolean {
  return position.getTypeCase() === orderer.SeekPosition.TypeCase.NEWEST;
}

function isSpecified(position: orderer.SeekPosition): boolean {
  return position.getTypeCase() === orderer.SeekPosition.TypeCase.SPECIFIED;
}
