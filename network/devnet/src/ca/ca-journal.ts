import { type CaChange, journalEntrySchema } from './ca-records.js';
import { CaState } from './ca-state.js';
import type { CaStorage } from './ca-storage.js';

/** Entries asked for at a time when an authority is taken up again. */
const READ_AHEAD = 64;

/** What a step of the authority changes, and what it answers. */
export interface Decision<T> {
  readonly changes: readonly CaChange[];
  readonly result: T;
}

/**
 * The authority's records: an unbroken sequence of entries, each written at once, so that what belongs together (a
 * certificate and the count of enrolments, an identity and its revoked certificates) survives together or not at all.
 */
export class CaJournal {
  readonly state: CaState;
  readonly #storage: CaStorage;
  #next: number;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(storage: CaStorage, state: CaState, next: number) {
    this.#storage = storage;
    this.state = state;
    this.#next = next;
  }

  /** Takes up what the storage holds. */
  static async open(storage: CaStorage): Promise<CaJournal> {
    const state = new CaState();
    let next = 0;
    for (;;) {
      const numbers = Array.from({ length: READ_AHEAD }, (_, index) => next + index);
      const values = await Promise.all(numbers.map((number) => storage.get(entryKey(number))));
      for (const value of values) {
        if (value === undefined) {
          return new CaJournal(storage, state, next);
        }
        journalEntrySchema.parse(JSON.parse(value)).changes.forEach((change) => {
          state.apply(change);
        });
        next += 1;
      }
    }
  }

  /**
   * Decides on the state as it is and makes the changes last. Decisions follow one another, so that each sees what
   * the one before has changed.
   * @throws what `decide` throws, and then nothing is changed.
   */
  update<T>(decide: (state: CaState) => Decision<T>): Promise<T> {
    const result = this.#last.then(async () => {
      const { changes, result: answer } = decide(this.state);
      await this.#append(changes);
      return answer;
    });
    // The next one waits for this one, whichever way it ends; its failure goes to its own caller.
    this.#last = result.then(
      () => undefined,
      () => undefined,
    );
    return result;
  }

  async #append(changes: readonly CaChange[]): Promise<void> {
    if (changes.length === 0) {
      return;
    }
    await this.#storage.put(entryKey(this.#next), JSON.stringify({ schemaVersion: 1, changes }));
    this.#next += 1;
    changes.forEach((change) => {
      this.state.apply(change);
    });
  }
}

function entryKey(number: number): string {
  return `journal/${number.toString().padStart(9, '0')}`;
}
