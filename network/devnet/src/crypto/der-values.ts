import { fromHex, utf8 } from '@fabric-governance/protocol/bytes';
import { DER_TAG, derElement, derInteger } from '@fabric-governance/protocol/der';

const TAG = { utf8String: 0x0c, printableString: 0x13, utcTime: 0x17, generalizedTime: 0x18 } as const;
/** Letters of a PrintableString as Go writes one: without asterisk and ampersand. */
const PRINTABLE = /^[A-Za-z0-9 '()+,\-./:=?]*$/u;

/** SEQUENCE of the parts. */
export function derSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return derElement(DER_TAG.sequence, ...parts);
}

/** SET OF the parts, in the order of their bytes as DER demands. */
export function derSetOf(parts: readonly Uint8Array[]): Uint8Array {
  return derElement(DER_TAG.set, ...[...parts].sort((a, b) => Buffer.compare(a, b)));
}

/** OCTET STRING around bytes that are encoded already. */
export function derOctets(content: Uint8Array): Uint8Array {
  return derElement(DER_TAG.octetString, content);
}

/** BIT STRING; `unused` counts the bits of the last byte that do not belong to it. */
export function derBits(content: Uint8Array, unused = 0): Uint8Array {
  return derElement(DER_TAG.bitString, Uint8Array.of(unused), content);
}

/** BOOLEAN true. */
export function derTrue(): Uint8Array {
  return derElement(DER_TAG.boolean, Uint8Array.of(0xff));
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

/** A name's text in the string type that Go chooses. */
export function derText(text: string): Uint8Array {
  return derElement(PRINTABLE.test(text) ? TAG.printableString : TAG.utf8String, utf8(text));
}

/** UTCTime up to 2049, GeneralizedTime from 2050 on (RFC 5280, 4.1.2.5); fractions of a second are dropped. */
export function derTime(time: Date): Uint8Array {
  const digits = `${time.toISOString().replaceAll(/[-:T]|\.\d+Z$/gu, '')}Z`;
  return time.getUTCFullYear() < 2050
    ? derElement(TAG.utcTime, utf8(digits.slice(2)))
    : derElement(TAG.generalizedTime, utf8(digits));
}

/** Hex of a number in groups of seven bits, all but the last marked. */
function base128(value: number): string {
  const groups = [value & 0x7f];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) {
    groups.unshift((rest & 0x7f) | 0x80);
  }
  return Buffer.from(groups).toString('hex');
}
