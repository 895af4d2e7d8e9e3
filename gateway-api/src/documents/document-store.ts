import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { type StoredDocument, storedDocumentSchema } from '../contract/documents.js';
import { ApiFailure } from '../errors/api-failure.js';
import { systemCodeOf } from '../errors/system-code.js';

/** All documents together, in bytes: anyone may hand one in, so there has to be an end. */
const STORE_LIMIT = 1024 ** 3;

/** Documents kept off the ledger (R7), by the hash that stands on it. A document never changes; it has another hash then. */
export class DocumentStore {
  readonly #directory: string;
  #size: number;

  constructor(
    dataDir: string,
    readonly limit: number = STORE_LIMIT,
  ) {
    this.#directory = path.join(dataDir, 'documents');
    mkdirSync(this.#directory, { recursive: true, mode: 0o700 });
    this.#size = readdirSync(this.#directory)
      .map((name) => statSync(path.join(this.#directory, name)).size)
      .reduce((sum, size) => sum + size, 0);
  }

  /** Storing the same again changes nothing. @throws ApiFailure DOCUMENT_STORE_FULL */
  async put(bytes: Uint8Array, mediaType: string): Promise<StoredDocument> {
    const hash = createHash('sha256').update(bytes).digest('hex') as Sha256Hex;
    const known = await this.describe(hash);
    if (known) return known;
    if (this.#size + bytes.length > this.limit) {
      throw new ApiFailure('DOCUMENT_STORE_FULL', { limitBytes: this.limit });
    }
    this.#size += bytes.length;
    const document: StoredDocument = { hash, size: bytes.length, mediaType: tameMediaType(mediaType) };
    await this.#write(hash, bytes);
    // The description comes last: a document without one was cut off by a crash, and is not there.
    await this.#write(`${hash}.json`, JSON.stringify(document));
    return document;
  }

  /** Undefined when it is not here. */
  async describe(hash: Sha256Hex): Promise<StoredDocument | undefined> {
    const text = await readIfThere(path.join(this.#directory, `${hash}.json`));
    return text && storedDocumentSchema.parse(JSON.parse(text.toString('utf8')));
  }

  /** @throws when it is not here; ask `describe` first. */
  read(hash: Sha256Hex): Promise<Uint8Array> {
    return readFile(path.join(this.#directory, hash));
  }

  async has(hash: Sha256Hex): Promise<boolean> {
    return (
      (await this.describe(hash)) !== undefined && (await stat(path.join(this.#directory, hash))).isFile()
    );
  }

  async #write(name: string, content: string | Uint8Array): Promise<void> {
    const temporary = path.join(this.#directory, `.${name}.${randomUUID()}`);
    await writeFile(temporary, content, { mode: 0o600 });
    await rename(temporary, path.join(this.#directory, name));
  }
}

/** `type/subtype`, or bytes of unknown meaning. */
function tameMediaType(mediaType: string): string {
  const [essence = ''] = mediaType.split(';');
  const tame = essence.trim().toLowerCase();
  return /^[a-z]+\/[a-z0-9.+-]{1,80}$/u.test(tame) ? tame : 'application/octet-stream';
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
