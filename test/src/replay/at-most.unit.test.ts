import { setImmediate as turn } from 'node:timers/promises';
import { atMost } from './at-most.js';

describe('a gate of two', () => {
  it('never lets a third task run, runs all in order, and passes answers and errors on', async () => {
    const gate = atMost(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const task = (number: number) => async (): Promise<number> => {
      started.push(number);
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
      if (number === 1) throw new Error('the second fails');
      return number;
    };
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => gate(task(number))));
    expect(most).toBe(2);
    expect(started).toEqual([0, 1, 2, 3, 4]);
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
  });
});
