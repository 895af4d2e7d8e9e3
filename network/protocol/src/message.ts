import type { Message } from 'google-protobuf';
import { equalBytes } from './bytes.js';
import { ProtocolError } from './errors.js';

/** A generated message class. */
export interface MessageType<T extends Message> {
  new (): T;
  deserializeBinary(bytes: Uint8Array): T;
  readonly displayName?: string;
}

/** Decodes protobuf bytes; what the decoder throws becomes BAD_ENCODING. */
export function decode<T extends Message>(type: MessageType<T>, bytes: Uint8Array): T {
  try {
    return type.deserializeBinary(bytes);
  } catch (cause) {
    throw new ProtocolError(
      'BAD_ENCODING',
      { format: type.displayName ?? 'protobuf', detail: String(cause) },
      { cause },
    );
  }
}

/**
 * Decodes bytes that must be exactly what this decoder would write, so that nothing is hidden from it in unknown or
 * doubled fields. Throws NOT_CANONICAL with the name of the part.
 */
export function decodeExactly<T extends Message>(type: MessageType<T>, bytes: Uint8Array, part: string): T {
  const message = decode(type, bytes);
  if (!equalBytes(message.serializeBinary(), bytes)) throw new ProtocolError('NOT_CANONICAL', { part });
  return message;
}
