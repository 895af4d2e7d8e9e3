import { decode, type MessageType } from '@fabric-governance/protocol/message';
import { BinaryReader, type Message } from 'google-protobuf';
import { isUtf8 } from 'node:buffer';
import { SimulationError } from '../ledger/simulation-error.js';

/** Protobuf's wire type of texts, bytes and messages. */
const LENGTH_DELIMITED = 2;
/** Words of Go's decoder, which Fabric passes on. */
export const NOT_PARSED = 'proto: cannot parse invalid wire-format data';

/**
 * Decodes what a chaincode asks. Unlike JavaScript's decoder, Go's refuses texts that are not UTF-8, and a key that
 * only one of two peers accepts must not come into being.
 *
 * @param textFields numbers of the fields that are texts
 * @throws SimulationError in Fabric's words
 */
export function readRequest<T extends Message>(
  type: MessageType<T>,
  payload: Uint8Array,
  textFields: readonly number[],
): T {
  let request: T;
  try {
    request = decode(type, payload);
  } catch {
    throw new SimulationError(`unmarshal failed: ${NOT_PARSED}`); // Whatever the decoder found, Go says only this.
  }
  checkTexts(payload, textFields);
  return request;
}

/** Like {@link readRequest}, where the texts are those of the messages in field 1. */
export function readBatch<T extends Message>(
  type: MessageType<T>,
  payload: Uint8Array,
  textFields: readonly number[],
): T {
  const batch = readRequest(type, payload, []);
  for (const [number, bytes] of fieldsOf(payload)) {
    if (number === 1) {
      checkTexts(bytes, textFields);
    }
  }
  return batch;
}

function checkTexts(bytes: Uint8Array, textFields: readonly number[]): void {
  for (const [number, content] of fieldsOf(bytes)) {
    if (textFields.includes(number) && !isUtf8(content)) {
      throw new SimulationError('unmarshal failed: string field contains invalid UTF-8');
    }
  }
}

function* fieldsOf(bytes: Uint8Array): Generator<[number: number, content: Uint8Array]> {
  const reader = new BinaryReader(bytes);
  while (reader.nextField()) {
    const wireType: number = reader.getWireType();
    if (wireType === LENGTH_DELIMITED) {
      yield [reader.getFieldNumber(), reader.readBytes()];
    } else {
      reader.skipField();
    }
  }
}
