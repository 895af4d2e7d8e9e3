import type { Message } from 'google-protobuf';
import { equalBytes } from '../bytes.js';

/**
 * The one encoding of a message by which it may be compared or hashed: fields in order, map entries sorted by key.
 * Fabric writes maps in varying order, so bytes from the network are comparable only after passing through here. The
 * encoder below sorts map keys by itself; the keys of a configuration are ASCII, where all orders agree.
 */
export function canonicalBytes(message: Message): Uint8Array {
  return message.serializeBinary();
}

/** Whether two messages say the same, whatever the order of their maps was. An absent message equals only an absent one. */
export function sameMessage(a: Message | undefined, b: Message | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return equalBytes(canonicalBytes(a), canonicalBytes(b));
}
