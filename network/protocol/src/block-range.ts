/** Enough to keep a peer busy, and few enough to hold in memory whatever the blocks' size. */
const AT_ONCE = 16n;

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
