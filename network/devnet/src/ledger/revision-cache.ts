import type { LinkedRevision } from './revision.js';

const MAX_BYTES = 8 * 1024 * 1024;
/** What an entry takes beside its value, roughly. */
const ENTRY_BYTES = 400;

/** Revisions read from the disk or written a moment ago, up to a number of bytes. What is asked for often stays. */
export class RevisionCache {
  readonly #halfBytes: number;
  // Two generations: when the younger is full, what nobody has asked for since it became the older is forgotten.
  #young = new Map<string, LinkedRevision>();
  #old = new Map<string, LinkedRevision>();
  #youngBytes = 0;

  constructor(maxBytes: number = MAX_BYTES) {
    this.#halfBytes = maxBytes / 2;
  }

  get(name: string): LinkedRevision | undefined {
    const young = this.#young.get(name);
    if (young !== undefined) {
      return young;
    }
    const old = this.#old.get(name);
    if (old !== undefined) {
      this.set(name, old);
    }
    return old;
  }

  set(name: string, revision: LinkedRevision): void {
    this.#young.set(name, revision);
    this.#youngBytes += ENTRY_BYTES + (revision.value?.length ?? 0) + (revision.metadata?.length ?? 0);
    if (this.#youngBytes >= this.#halfBytes) {
      this.#old = this.#young;
      this.#young = new Map();
      this.#youngBytes = 0;
    }
  }

  delete(name: string): void {
    this.#young.delete(name);
    this.#old.delete(name);
  }
}
