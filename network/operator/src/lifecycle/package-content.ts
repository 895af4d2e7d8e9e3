import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { compareUtf8, concat, utf8 } from '@fabric-governance/protocol/bytes';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import { isRegularFile, tarEntries, type TarEntry } from '@fabric-governance/protocol/tar-archive';

/** Bound on what a package may unfold to. */
const MOST_UNPACKED_BYTES = 512 * 1024 * 1024;
const CONNECTION_FILE = 'connection.json';
const metadataSchema = z.object({ label: z.string().min(1) });

/** A chaincode package as far as a decision names it. */
export interface PackageContent {
  /** Label and SHA-256 of its bytes: what peers call it. */
  readonly packageId: string;
  readonly label: string;
  /** Hex SHA-256 over names and contents of the code's files. */
  readonly sourceHash: string;
  readonly bytes: Uint8Array;
}

/** The bytes are no chaincode package; `cause` tells why. */
export class NotAPackage extends Error {
  override readonly name = 'NotAPackage';
}

/**
 * Reads a package: compressed archives of `metadata.json` and `code.tar.gz`, the latter with the code's files. Where the service is
 * (`connection.json`) may differ between institutions and is left out of the source, unless the package holds nothing else. Throws `NotAPackage`.
 */
export async function packageContent(bytes: Uint8Array): Promise<PackageContent> {
  try {
    const files = await filesOf(bytes);
    const { label } = metadataSchema.parse(JSON.parse(new TextDecoder().decode(files.get('metadata.json'))));
    const code = await filesOf(files.get('code.tar.gz') ?? new Uint8Array());
    return { packageId: `${label}:${sha256Hex(bytes)}`, label, sourceHash: digestOf(code), bytes };
  } catch (cause) {
    throw new NotAPackage('these bytes are no chaincode package', { cause });
  }
}

async function filesOf(archive: Uint8Array): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries: readonly TarEntry[] = await tarEntries(
    gunzipSync(archive, { maxOutputLength: MOST_UNPACKED_BYTES }),
  );
  // Archives made from a folder name their entries `./…`.
  return new Map(
    entries.filter(isRegularFile).map(({ name, content }) => [name.replace(/^(?:\.?\/)+/u, ''), content]),
  );
}

function digestOf(code: ReadonlyMap<string, Uint8Array>): string {
  const sources = [...code].filter(([name]) => name !== CONNECTION_FILE || code.size === 1);
  const parts = sources
    .sort(([a], [b]) => compareUtf8(a, b))
    .flatMap(([name, content]) => [utf8(`${name}\0${content.length}\0`), content]);
  return sha256Hex(concat(...parts));
}
