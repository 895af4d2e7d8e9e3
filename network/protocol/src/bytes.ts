import { bytesToHex, hexToBytes } from '@noble/hashes/utils';
import { ProtocolError } from './errors.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const SIXTETS = new Map(Array.from(ALPHABET, (letter, value) => [letter, value]));
const encoder = new TextEncoder();
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** All parts one after another, in a new array. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}

/** Lower-case hexadecimal, two digits a byte. */
export function toHex(bytes: Uint8Array): string {
  return bytesToHex(bytes);
}

/** Reads hexadecimal of either case; throws BAD_ENCODING for an odd length or a foreign letter. */
export function fromHex(hex: string): Uint8Array {
  try {
    return hexToBytes(hex);
  } catch (cause) {
    throw new ProtocolError('BAD_ENCODING', { format: 'hex', detail: String(cause) }, { cause });
  }
}

/** Standard base64 with padding (RFC 4648, section 4). */
export function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    text += letter(bits >> 18) + letter(bits >> 12) + letter(bits >> 6) + letter(bits);
  }
  const padding = (3 - (bytes.length % 3)) % 3;
  return text.slice(0, text.length - padding) + '='.repeat(padding);
}

/** Reads standard base64; white space is ignored, anything else foreign or misplaced throws BAD_ENCODING. */
export function fromBase64(text: string): Uint8Array {
  const compact = text.replace(/\s/g, '');
  const letters = compact.replace(/={1,2}$/, '');
  if (compact.length % 4 !== 0)
    throw new ProtocolError('BAD_ENCODING', { format: 'base64', detail: 'length' });
  const result = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let offset = 0;
  for (const character of letters) {
    const value = SIXTETS.get(character);
    if (value === undefined) {
      throw new ProtocolError('BAD_ENCODING', {
        format: 'base64',
        detail: `letter ${JSON.stringify(character)}`,
      });
    }
    bits = ((bits << 6) | value) & 0xffffff;
    held += 6;
    if (held >= 8) {
      held -= 8;
      result[offset++] = (bits >> held) & 0xff;
    }
  }
  return result;
}

/** The bytes of a text in UTF-8. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes; throws BAD_ENCODING where they are not valid UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  try {
    return strictDecoder.decode(bytes);
  } catch (cause) {
    throw new ProtocolError('BAD_ENCODING', { format: 'utf-8', detail: String(cause) }, { cause });
  }
}

/** Whether both hold the same bytes. Not constant-time: use it for public data only. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** Order by unsigned byte value, a prefix first: Go's and LevelDB's order of keys. For sorting: negative, zero or positive. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Order of texts by their UTF-8 bytes. JavaScript's own order differs for characters beyond the basic plane. */
export function compareUtf8(a: string, b: string): number {
  return compareBytes(utf8(a), utf8(b));
}

function letter(sixBits: number): string {
  return ALPHABET.charAt(sixBits & 63);
}
