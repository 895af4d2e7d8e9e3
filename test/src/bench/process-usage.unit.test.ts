import { parseStat, usageOf } from './process-usage.js';

describe('parseStat', () => {
  it('reads a command whose name has brackets and spaces', () => {
    const stat = '7 (a) b) c) S 1 7 7 0 -1 4194560 100 0 0 0 150 50 0 0 20 0 11 0 123 999 256 184';
    expect(parseStat(stat)).toEqual({ cpuMs: 2000, residentMiB: 1 });
  });
});

const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('usageOf', () => {
  it('grows while the process works', () => {
    const before = usageOf([process.pid]);
    const until = Date.now() + 60;
    while (Date.now() < until);
    const after = usageOf([process.pid]);
    expect(after.cpuMs - before.cpuMs).toBeGreaterThanOrEqual(20);
    expect(after.residentMiB).toBeGreaterThan(10);
  });
});
