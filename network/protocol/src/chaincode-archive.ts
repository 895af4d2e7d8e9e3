import { gzipSync } from 'fflate';
import { pack } from 'tar-stream';
import { concat } from './bytes.js';

/** A file of an archive. */
export interface ArchivedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** Neither the machine's time nor its user may show in the bytes. */
const SAME_EVERYWHERE = { mode: 0o644, mtime: new Date(0), uid: 0, gid: 0 } as const;

/**
 * A compressed tar archive (`.tar.gz`) that depends on nothing but the files' names, contents and order: a chaincode package's id is a
 * hash over it (`_lifecycle`). So the compressor is one in JavaScript, for zlib's output differs between editions of Node.
 */
export async function chaincodeArchive(files: readonly ArchivedFile[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { name, content } of files) archive.entry({ ...SAME_EVERYWHERE, name }, content);
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return gzipSync(concat(...chunks), { mtime: 0, level: 9 });
}
