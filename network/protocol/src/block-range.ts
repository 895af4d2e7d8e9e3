/** Enough to keep a peer busy, and few enough to hold in memory whatever the blocks' size. */
const AT_ONCE = 16n;

/** Whose blocks are followed. */
export interface BlockSource {
  /** The serialized common.Block of this number. */
  readonly ask: (number: bigint) => Promise<Uint8Array>;
  /** How many blocks there are now. */
  readonly height: bigint;
  /** Numbers of blocks from this one on, each as soon as there is one. */
  readonly numbersFrom: (start: bigint) => AsyncIterable<bigint>;
}

/** The blocks from `start` on, in order, without end: first those that are there, then each as soon as there is one. */
export async function* followBlocks(
  start: bigint,
  { ask, height, numbersFrom }: BlockSource,
): AsyncGenerator<Uint8Array> {
  yield* blockRange(start, height, ask);
  for await (const number of numbersFrom(start > height ? start : height)) yield await ask(number);
}

/** The blocks with numbers from `start` to before `end`, in order; several are asked for at once, since each is a question of its own. */
export async function* blockRange(
  start: bigint,
  end: bigint,
  ask: (number: bigint) => Promise<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for (let first = start; first < end; first += AT_ONCE) {
    const asked: Promise<Uint8Array>[] = [];
    for (let number = first; number < end && number < first + AT_ONCE; number += 1n) asked.push(ask(number));
    yield* await Promise.all(asked);
  }
}
