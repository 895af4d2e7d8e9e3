import { readFileSync } from 'node:fs';

/** What processes have used since they started; memory is what they use now. */
export interface Usage {
  readonly cpuMs: number;
  readonly residentMiB: number;
}

/** Ticks of Linux's process accounting (USER_HZ, fixed by the kernel's interface). */
const TICK_MS = 10;
const MIB = 1024 * 1024;
const PAGE_BYTES = 4096;
/** Places in `/proc/PID/stat` after the command's closing bracket. */
const USER_TICKS = 11;
const SYSTEM_TICKS = 12;
const RESIDENT_PAGES = 21;

/**
 * CPU time and memory of processes, all threads included, added up. Linux only.
 *
 * @throws when one of them does not run
 */
export function usageOf(pids: readonly number[]): Usage {
  return pids
    .map((pid) => parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8')))
    .reduce(
      (sum, one) => ({ cpuMs: sum.cpuMs + one.cpuMs, residentMiB: sum.residentMiB + one.residentMiB }),
      { cpuMs: 0, residentMiB: 0 },
    );
}

/** Reads a line of `/proc/PID/stat`. */
export function parseStat(stat: string): Usage {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ticks = Number(fields[USER_TICKS]) + Number(fields[SYSTEM_TICKS]);
  return {
    cpuMs: ticks * TICK_MS,
    residentMiB: (Number(fields[RESIDENT_PAGES]) * PAGE_BYTES) / MIB,
  };
}
