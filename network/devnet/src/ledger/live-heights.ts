/**
 * Counts readers by the height they read at, for as long as anything still holds them: what the oldest of them sees
 * must be kept. A reader need not say that it is done; the garbage collector says so.
 */
export class LiveHeights {
  readonly #counts = new Map<bigint, number>();
  readonly #registry = new FinalizationRegistry<bigint>((height) => {
    const left = (this.#counts.get(height) ?? 1) - 1;
    if (left > 0) {
      this.#counts.set(height, left);
    } else {
      this.#counts.delete(height);
    }
  });

  add(reader: object, height: bigint): void {
    this.#counts.set(height, (this.#counts.get(height) ?? 0) + 1);
    this.#registry.register(reader, height);
  }

  /** The lowest height somebody may still read at, and `most` at most. */
  lowest(most: bigint): bigint {
    let lowest = most;
    for (const height of this.#counts.keys()) {
      lowest = height < lowest ? height : lowest;
    }
    return lowest;
  }
}
