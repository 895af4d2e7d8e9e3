import { blockRange } from './block-range.js';

/** Answers the later the smaller the number, and counts how many questions are open at once. */
function peer() {
  let open = 0;
  const seen = { most: 0 };
  const ask = async (number: bigint): Promise<Uint8Array> => {
    open += 1;
    seen.most = Math.max(seen.most, open);
    await new Promise((resolve) => setTimeout(resolve, 5 - Number(number % 5n)));
    open -= 1;
    return Uint8Array.of(Number(number));
  };
  return { ask, seen };
}

async function numbersIn(blocks: AsyncIterable<Uint8Array>): Promise<readonly (number | undefined)[]> {
  const numbers = [];
  for await (const [number] of blocks) numbers.push(number);
  return numbers;
}

it('gives every block once and in order, however they are answered', async () => {
  const { ask, seen } = peer();
  expect(await numbersIn(blockRange(3n, 40n, ask))).toEqual(
    Array.from({ length: 37 }, (_none, at) => at + 3),
  );
  expect(seen.most).toBeGreaterThan(1);
  expect(seen.most).toBeLessThanOrEqual(16);
});

it('asks for nothing where there is nothing', async () => {
  const ask = jest.fn();
  expect(await numbersIn(blockRange(4n, 4n, ask))).toEqual([]);
  expect(ask).not.toHaveBeenCalled();
});

it('fails with the question that fails', async () => {
  const ask = (number: bigint): Promise<Uint8Array> =>
    number === 2n ? Promise.reject(new Error('gone')) : Promise.resolve(Uint8Array.of(Number(number)));
  await expect(numbersIn(blockRange(0n, 5n, ask))).rejects.toThrow('gone');
});
