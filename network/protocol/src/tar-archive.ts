import { extract, type Header } from 'tar-stream';
import { concat } from './bytes.js';

/** Typeflags of tar headers (POSIX ustar). */
const TYPEFLAGS: { readonly [Type in Header['type']]: string } = {
  file: '0',
  link: '1',
  symlink: '2',
  'character-device': '3',
  'block-device': '4',
  directory: '5',
  fifo: '6',
  'contiguous-file': '7',
};
/** What the reader says of an archive that ends within an entry; all its other complaints are about headers. */
const CUT_SHORT = 'Unexpected end of data';

/** An archive that cannot be read; the words are those of Go's tar reader. */
export class TarError extends Error {
  override readonly name = 'TarError';
}

/** A file, folder or link in a tar archive. */
export interface TarEntry {
  readonly name: string;
  /** Tar's type flag: `0` is a regular file, `5` a folder, `2` a symbolic link; `?` where the flag is none of POSIX. */
  readonly type: string;
  readonly content: Uint8Array;
}

/** Whether an entry is a regular file. */
export function isRegularFile({ type }: TarEntry): boolean {
  return type === TYPEFLAGS.file;
}

/**
 * Reads a tar archive: POSIX and GNU formats, with long names of either.
 *
 * @throws TarError
 */
export async function tarEntries(archive: Uint8Array): Promise<TarEntry[]> {
  const reader = extract();
  reader.end(archive);
  const entries: TarEntry[] = [];
  try {
    for await (const source of reader) {
      const { name, type } = source.header as Pick<Header, 'name'> & { readonly type: Header['type'] | null };
      const chunks: Uint8Array[] = [];
      for await (const chunk of source) chunks.push(chunk as Uint8Array);
      entries.push({ name, type: type === null ? '?' : TYPEFLAGS[type], content: concat(...chunks) });
    }
  } catch (cause) {
    const cutShort = cause instanceof Error && cause.message === CUT_SHORT;
    throw new TarError(cutShort ? 'unexpected EOF' : 'archive/tar: invalid tar header', { cause });
  }
  return entries;
}
