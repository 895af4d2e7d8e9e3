import { Bell } from './bell.js';

describe('the bell', () => {
  it('ends a wait when it rings', async () => {
    const bell = new Bell();
    const waiting = bell.wait(60_000);
    bell.ring();
    await waiting;
  });

  it('remembers a ring that nobody waited for, once', async () => {
    const bell = new Bell();
    bell.ring();
    bell.ring();
    await bell.wait(60_000);
    const started = Date.now();
    await bell.wait(20);
    expect(Date.now() - started).toBeGreaterThanOrEqual(19);
  });

  it('lets a wait end by itself', async () => {
    await new Bell().wait(1);
  });
});
