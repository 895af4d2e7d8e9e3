import { fromHex } from '@fabric-governance/protocol/bytes';
import { DER_TAG, derElement, derInteger } from '@fabric-governance/protocol/der';

/** SEQUENCE of the parts. */
export function derSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return derElement(DER_TAG.sequence, ...parts);
}

/** BIT STRING; `unused` counts the bits of the last byte that do not belong to it. */
export function derBits(content: Uint8Array, unused = 0): Uint8Array {
  return derElement(DER_TAG.bitString, Uint8Array.of(unused), content);
}

/** Non-negative INTEGER of a number in hexadecimal. */
export function derHexInteger(hex: string): Uint8Array {
  return derInteger(BigInt(`0x${hex}`));
}

/** Element with a tag of the surrounding structure: `constructed` when it holds elements. */
export function derContext(number: number, content: Uint8Array, constructed = false): Uint8Array {
  return derElement(0x80 | (constructed ? 0x20 : 0) | number, content);
}

/** OBJECT IDENTIFIER from its dotted form. */
export function derObjectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const hex = [first * 40 + second, ...rest].map(base128).join('');
  return derElement(DER_TAG.objectIdentifier, fromHex(hex));
}

/** Hex of a number in groups of seven bits, all but the last marked. */
function base128(value: number): string {
  const groups = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) {
    groups.unshift((rest & 0x7f) | 0x80);
  }
  return Buffer.from(groups).toString('hex');
}
