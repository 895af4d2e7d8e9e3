import { concat, toHex } from './bytes.js';
import { ProtocolError } from './errors.js';

/** Tags of ASN.1 types that Fabric's formats use. */
export const DER_TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  sequence: 0x30,
  set: 0x31,
} as const;

/** One element: its tag, its content, and the whole of it as received. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
  readonly whole: Uint8Array;
}

/** Reads the element at the start of `bytes`; bytes after it are the caller's to look at. Throws BAD_ENCODING. */
export function readElement(bytes: Uint8Array): DerElement {
  const tag = bytes[0];
  const first = bytes[1];
  if (tag === undefined || first === undefined) throw badDer('cut short');
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (first === 0x80 || lengthBytes > 4) throw badDer('length');
  let length = lengthBytes === 0 ? first : 0;
  for (const byte of bytes.subarray(2, 2 + lengthBytes)) length = length * 256 + byte;
  const start = 2 + lengthBytes;
  if (bytes.length < start + length) throw badDer('cut short');
  if (lengthBytes > 0 && (length < 0x80 || bytes[2] === 0)) throw badDer('length is not minimal');
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(0, start + length) };
}

/** The elements inside a constructed element, in order. Throws BAD_ENCODING. */
export function readElements(content: Uint8Array): readonly DerElement[] {
  const elements: DerElement[] = [];
  for (let offset = 0; offset < content.length;) {
    const element = readElement(content.subarray(offset));
    elements.push(element);
    offset += element.whole.length;
  }
  return elements;
}

/** Reads one element that fills `bytes` and has the tag; throws BAD_ENCODING otherwise. */
export function readOnly(bytes: Uint8Array, tag: number): DerElement {
  const element = readElement(bytes);
  if (element.tag !== tag) throw badDer(`tag ${element.tag} where ${tag} was expected`);
  if (element.whole.length !== bytes.length) throw badDer('trailing bytes');
  return element;
}

/** A non-negative INTEGER's value; throws BAD_ENCODING for a negative or padded one. */
export function integerValue(element: DerElement): bigint {
  const [first, second] = element.content;
  if (element.tag !== DER_TAG.integer || first === undefined || first >= 0x80) throw badDer('integer');
  if (first === 0 && second !== undefined && second < 0x80) throw badDer('integer is not minimal');
  return BigInt(`0x${toHex(element.content)}`);
}

/** Encodes an element from its tag and content parts. */
export function derElement(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concat(...parts);
  return concat(Uint8Array.of(tag, ...lengthOf(content.length)), content);
}

/** Encodes a non-negative INTEGER in as few bytes as DER demands. */
export function derInteger(value: bigint): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0n; rest >>= 8n) bytes.unshift(Number(rest & 0xffn));
  if ((bytes[0] ?? 0x80) >= 0x80) bytes.unshift(0);
  return derElement(DER_TAG.integer, Uint8Array.from(bytes));
}

/** Dotted form of an OBJECT IDENTIFIER's content, such as "2.5.4.3". */
export function oidText(content: Uint8Array): string {
  const arcs: number[] = [];
  let arc = 0;
  for (const byte of content) {
    arc = arc * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      arcs.push(arc);
      arc = 0;
    }
  }
  const [first = 0, ...rest] = arcs;
  const root = Math.min(2, Math.floor(first / 40));
  return [root, first - root * 40, ...rest].join('.');
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 | bytes.length, ...bytes];
}

function badDer(detail: string): ProtocolError {
  return new ProtocolError('BAD_ENCODING', { format: 'der', detail });
}
