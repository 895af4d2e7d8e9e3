const BLOCK = 512;
const SIZE = { at: 124, length: 12 };
const CHECKSUM = { at: 148, length: 8 };
const TYPE_AT = 156;
const PREFIX = { at: 345, length: 155 };
const MAGIC_AT = 257;
const GNU_BASE_256 = 0x80;
/** Names are read as far as they can be, as Go does. */
const DECODER = new TextDecoder();

/** Type flags of tar entries: what the entry is. */
const REGULAR = '0';
const LONG_NAME = 'L';
const EXTENDED = 'x';

/** An archive that cannot be read; the words are those of Go's tar reader. */
export class TarError extends Error {
  override readonly name = 'TarError';
}

/** A file, folder or link in a tar archive. */
export interface TarEntry {
  readonly name: string;
  /** Tar's type flag: `0` is a regular file, `5` a folder, `2` a symbolic link. */
  readonly type: string;
  readonly content: Uint8Array;
}

/** Whether an entry is a regular file. */
export function isRegularFile({ type }: TarEntry): boolean {
  return type === REGULAR;
}

/**
 * Reads a tar archive: POSIX and GNU formats, with long names of either.
 *
 * @throws TarError
 */
export function tarEntries(archive: Uint8Array): TarEntry[] {
  const entries: TarEntry[] = [];
  let longName: string | undefined;
  let at = 0;
  while (at + BLOCK <= archive.length) {
    const header = archive.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) {
      return entries;
    }
    const { name, type, size } = readHeader(header);
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size) {
      throw new TarError('unexpected EOF');
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
    if (type === LONG_NAME) {
      longName = textUntilNull(content);
    } else if (type === EXTENDED) {
      longName = extendedPath(content) ?? longName;
    } else {
      entries.push({ name: longName ?? name, type, content });
      longName = undefined;
    }
  }
  if (at < archive.length) {
    throw new TarError('unexpected EOF');
  }
  return entries;
}

function readHeader(header: Uint8Array): { name: string; type: string; size: number } {
  const sum = header.reduce(
    (total, byte, index) =>
      total + (index >= CHECKSUM.at && index < CHECKSUM.at + CHECKSUM.length ? 0x20 : byte),
    0,
  );
  if (number(header, CHECKSUM) !== sum) {
    throw new TarError('archive/tar: invalid tar header');
  }
  const flag = header[TYPE_AT] ?? 0;
  const name = textUntilNull(header.subarray(0, 100));
  const posix = textUntilNull(header.subarray(MAGIC_AT, MAGIC_AT + 6)) === 'ustar';
  const prefix = posix ? textUntilNull(header.subarray(PREFIX.at, PREFIX.at + PREFIX.length)) : '';
  return {
    name: prefix === '' ? name : `${prefix}/${name}`,
    // Old archives mark regular files with a zero byte.
    type: flag === 0 ? REGULAR : String.fromCharCode(flag),
    size: number(header, SIZE),
  };
}

/** A numeric field: octal digits, or, for large ones, base 256 as GNU writes it. */
function number(header: Uint8Array, field: { readonly at: number; readonly length: number }): number {
  const bytes = header.subarray(field.at, field.at + field.length);
  if (((bytes[0] ?? 0) & GNU_BASE_256) !== 0) {
    return bytes.subarray(1).reduce((value, byte) => value * 256 + byte, 0);
  }
  const digits = textUntilNull(bytes).trim();
  if (!/^[0-7]*$/u.test(digits)) {
    throw new TarError('archive/tar: invalid tar header');
  }
  return digits === '' ? 0 : Number.parseInt(digits, 8);
}

/** The `path` record of a POSIX extended header: lines of `length key=value`. */
function extendedPath(content: Uint8Array): string | undefined {
  let at = 0;
  let path: string | undefined;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const length = Number(DECODER.decode(content.subarray(at, space < 0 ? at : space)));
    if (!Number.isInteger(length) || length <= 0) {
      throw new TarError('archive/tar: invalid tar header');
    }
    const record = DECODER.decode(content.subarray(space + 1, at + length - 1));
    if (record.startsWith('path=')) {
      path = record.slice('path='.length);
    }
    at += length;
  }
  return path;
}

function textUntilNull(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return DECODER.decode(end < 0 ? bytes : bytes.subarray(0, end));
}
