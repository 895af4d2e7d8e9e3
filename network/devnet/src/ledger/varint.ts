const CONTINUES = 0x80;
const SEVEN_BITS = 0x7f;

/** A number in protobuf's variable-length form, seven bits a byte, the lowest first. */
export function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= CONTINUES) {
    bytes.push((rest % CONTINUES) | CONTINUES);
    rest = Math.floor(rest / CONTINUES);
  }
  bytes.push(rest);
  return Uint8Array.from(bytes);
}

/** A length and that many bytes: how Fabric writes bytes into its own files. */
export function sizedBytes(content: Uint8Array): [Uint8Array, Uint8Array] {
  return [varint(content.length), content];
}

/** Reads numbers and bytes one after another; throws RangeError where the bytes end too early. */
export class VarintReader {
  readonly #bytes: Uint8Array;
  #offset: number;

  constructor(bytes: Uint8Array, offset = 0) {
    this.#bytes = bytes;
    this.#offset = offset;
  }

  /** Place of the next byte to be read. */
  get offset(): number {
    return this.#offset;
  }

  get isAtEnd(): boolean {
    return this.#offset >= this.#bytes.length;
  }

  /** @throws RangeError also for what is no safe integer */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= CONTINUES) {
      const byte = this.#bytes[this.#offset++];
      if (byte === undefined) {
        throw new RangeError('the bytes end within a number');
      }
      value += (byte & SEVEN_BITS) * factor;
      if (!Number.isSafeInteger(value)) {
        throw new RangeError('the number is too large');
      }
      if (byte < CONTINUES) {
        return value;
      }
    }
  }

  /** A window on bytes of the length that is read first. */
  sizedBytes(): Uint8Array {
    const length = this.number();
    const end = this.#offset + length;
    if (end > this.#bytes.length) {
      throw new RangeError('the bytes end within a value');
    }
    const content = this.#bytes.subarray(this.#offset, end);
    this.#offset = end;
    return content;
  }

  /** A window on all that is left. */
  rest(): Uint8Array {
    const content = this.#bytes.subarray(this.#offset);
    this.#offset = this.#bytes.length;
    return content;
  }
}
