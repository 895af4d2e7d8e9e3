/** Magic number, method deflate, no flags, no time, no extra flags, operating system unknown. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
const MOST_STORED = 0xffff;
const CRC_POLYNOMIAL = 0xedb88320;

/**
 * The bytes in gzip's format (RFC 1952), stored and not compressed: a compressor's output differs between versions and machines, and
 * a package's id is a hash over it.
 */
export function gzipStored(content: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [HEADER];
  for (let at = 0; at === 0 || at < content.length; at += MOST_STORED) {
    const chunk = content.subarray(at, at + MOST_STORED);
    const isLast = at + MOST_STORED >= content.length;
    parts.push(storedBlock(chunk.length, isLast), chunk);
  }
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(crc32(content), 0);
  trailer.writeUInt32LE(content.length, 4);
  return new Uint8Array(Buffer.concat([...parts, trailer]));
}

/** Head of a stored block of deflate (RFC 1951): last or not, length, and its complement. */
function storedBlock(length: number, isLast: boolean): Uint8Array {
  const head = Buffer.alloc(5);
  head.writeUInt8(isLast ? 1 : 0, 0);
  head.writeUInt16LE(length, 1);
  head.writeUInt16LE(length ^ MOST_STORED, 3);
  return head;
}

/** Node has it built in only from 22.2 on. */
function crc32(content: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of content) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? CRC_POLYNOMIAL : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
