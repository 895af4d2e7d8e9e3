import { Timestamp } from 'google-protobuf/google/protobuf/timestamp_pb.js';

/** A protobuf timestamp: whole seconds since 1970, which may be negative, and nanoseconds 0 to 999,999,999. */
export interface WireTime {
  readonly seconds: number;
  readonly nanos: number;
}

/** As a message for a header. */
export function timestampMessage({ seconds, nanos }: WireTime): Timestamp {
  const message = new Timestamp();
  message.setSeconds(seconds);
  message.setNanos(nanos);
  return message;
}

/** From a header; a client may leave it out. */
export function wireTime(message: Timestamp | undefined): WireTime | undefined {
  return message && { seconds: message.getSeconds(), nanos: message.getNanos() };
}

/** From milliseconds since 1970. */
export function wireTimeOf(milliseconds: number): WireTime {
  const seconds = Math.floor(milliseconds / 1000);
  return { seconds, nanos: Math.round((milliseconds - seconds * 1000) * 1_000_000) };
}

/** Milliseconds since 1970, fractions dropped. */
export function millisecondsOf({ seconds, nanos }: WireTime): number {
  return seconds * 1000 + Math.floor(nanos / 1_000_000);
}
