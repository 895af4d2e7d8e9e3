import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { isRegularFile, tarEntries, type TarEntry } from '@fabric-governance/protocol/tar-archive';

const METADATA_FILE = 'metadata.json';
const CODE_FILE = 'code.tar.gz';
/** Bytes that every gzip stream begins with. */
const GZIP_HEADER = 10;
const LABEL = /^[A-Za-z0-9][A-Za-z0-9_.+-]*$/u;
/** Bound on what a small package may unfold to. */
const MAX_UNPACKED_BYTES = 512 * 1024 * 1024;

const metadataSchema = z.object({
  type: z.string().default(''),
  path: z.string().default(''),
  label: z.string().default(''),
});

/** Something that is no chaincode package; the message has Fabric's wording. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

/** A chaincode package taken apart. */
export interface ChaincodePackage {
  /** What the code is written in, or `ccaas` for a service's address. */
  readonly type: string;
  /** Names the package for people; first part of its id. */
  readonly label: string;
  /** Files of the code archive, by their path. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/**
 * Takes a package apart: a compressed tar archive of `metadata.json` and `code.tar.gz`, as
 * `peer lifecycle chaincode package` makes it.
 *
 * @throws PackageError
 */
export async function parsePackage(bytes: Uint8Array): Promise<ChaincodePackage> {
  let metadata: z.infer<typeof metadataSchema> | undefined;
  let code: Uint8Array | undefined;
  for (const entry of await entriesOf(bytes)) {
    if (!isRegularFile(entry)) {
      throw new PackageError(
        `tar entry ${entry.name} is not a regular file, type ${entry.type.charCodeAt(0)}`,
      );
    }
    if (entry.name === METADATA_FILE) {
      metadata = metadataOf(entry);
    } else if (entry.name === CODE_FILE) {
      code = entry.content;
    }
  }
  if (code === undefined) {
    throw new PackageError('did not find a code package inside the package');
  }
  if (metadata === undefined) {
    throw new PackageError(`did not find any package metadata (missing ${METADATA_FILE})`);
  }
  const { type, label } = metadata;
  if (!LABEL.test(label)) {
    throw new PackageError(
      `invalid label '${label}'. Label must be non-empty, can only consist of alphanumerics, symbols from '.+-_', ` +
        'and can only begin with alphanumerics',
    );
  }
  return { type, label, files: await filesOf(code) };
}

/** What a package is known by: its label and the SHA-256 of its bytes. */
export function packageIdOf(label: string, bytes: Uint8Array): string {
  return `${label}:${createHash('sha256').update(bytes).digest('hex')}`;
}

async function filesOf(code: Uint8Array): Promise<Map<string, Uint8Array>> {
  let entries: TarEntry[];
  try {
    entries = await tarEntries(unzip(code));
  } catch (cause) {
    throw new PackageError(`error retrieving DB artifacts from code package: ${reasonOf(cause)}`, { cause });
  }
  // Archives made from a folder name their entries `./…`.
  return new Map(
    entries.filter(isRegularFile).map(({ name, content }) => [name.replace(/^(?:\.?\/)+/u, ''), content]),
  );
}

async function entriesOf(bytes: Uint8Array): Promise<TarEntry[]> {
  let archive: Uint8Array;
  try {
    archive = unzip(bytes);
  } catch (cause) {
    throw new PackageError(`error reading as gzip stream: ${reasonOf(cause)}`, { cause });
  }
  try {
    return await tarEntries(archive);
  } catch (cause) {
    throw new PackageError(`error inspecting next tar header: ${reasonOf(cause)}`, { cause });
  }
}

function unzip(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MAX_UNPACKED_BYTES });
  } catch (cause) {
    throw new Error(gzipFault(bytes), { cause });
  }
}

// Go's words, as far as the first bytes tell them.
function gzipFault(bytes: Uint8Array): string {
  if (bytes.length === 0) {
    return 'EOF';
  }
  const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
  return bytes.length < GZIP_HEADER || isGzip ? 'unexpected EOF' : 'gzip: invalid header';
}

function metadataOf({ content }: TarEntry): z.infer<typeof metadataSchema> {
  try {
    return metadataSchema.parse(JSON.parse(Buffer.from(content).toString('utf8')));
  } catch (cause) {
    const reason = reasonOf(cause);
    throw new PackageError(
      `could not unmarshal ${METADATA_FILE} as json: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}`,
      { cause },
    );
  }
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
