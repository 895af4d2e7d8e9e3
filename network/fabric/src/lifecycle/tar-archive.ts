const BLOCK = 512;
const FILE_MODE = '0000644';
/** Longest name that the plain header takes. */
const NAME_BYTES = 100;

/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * A POSIX tar archive that depends on nothing but names and contents: no times, no owners. Throws RangeError for a name
 * that is too long.
 */
export function tarArchive(files: readonly ArchivedFile[]): Uint8Array {
  const parts = files.flatMap(({ name, content }) => [
    header(name, content.length),
    content,
    new Uint8Array((BLOCK - (content.length % BLOCK)) % BLOCK),
  ]);
  // Two empty blocks end an archive.
  return new Uint8Array(Buffer.concat([...parts, new Uint8Array(2 * BLOCK)]));
}

function header(name: string, size: number): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > NAME_BYTES) throw new RangeError(`${name} is too long for an archive.`);
  const octal = (value: number): string => value.toString(8).padStart(11, '0');
  block.write(name, 0);
  block.write(FILE_MODE, 100);
  block.write('0000000', 108);
  block.write('0000000', 116);
  block.write(octal(size), 124);
  block.write(octal(0), 136);
  // The checksum is taken with its own field full of spaces.
  block.write('        ', 148);
  block.write('0', 156);
  block.write('ustar\0', 257);
  block.write('00', 263);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}
