import { readFileSync, rmSync } from 'node:fs';
import { z } from 'zod';
import { readJsonFile, writePrivateFile } from './private-file.js';
import { isSystemError } from './system-error.js';

const runSchema = z.strictObject({
  pid: z.int(),
  /** When the kernel says that this process began, where it says so: a process id alone may be somebody else's by now. */
  began: z.string().nullable(),
  startedAt: z.string(),
  landingUrl: z.string(),
  processes: z.record(z.string(), z.int()),
});

/** Which processes serve a data folder, as `run.json` has it while they do. */
export type RunRecord = z.infer<typeof runSchema>;

/** Notes that this process serves the folder. */
export function writeRun(
  path: string,
  landingUrl: string,
  startedAt: Date,
  pids: Readonly<Record<string, number>>,
): void {
  const record: RunRecord = {
    pid: process.pid,
    began: beginningOf(process.pid),
    startedAt: startedAt.toISOString(),
    landingUrl,
    processes: { ...pids },
  };
  writePrivateFile(path, `${JSON.stringify(record, null, 2)}\n`);
}

/** The run that serves the folder and is still alive, if there is one. */
export function livingRun(path: string): RunRecord | undefined {
  const record = readJsonFile(path, runSchema);
  return record !== undefined && isAlive(record) ? record : undefined;
}

/** Notes that nobody serves the folder any more. */
export function removeRun(path: string): void {
  rmSync(path, { force: true });
}

function isAlive({ pid, began }: RunRecord): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, but another user's.
    return isSystemError(error, 'EPERM');
  }
  return beginningOf(pid) === began;
}

/** Start time of a process in the kernel's own ticks; null where there is no /proc. */
function beginningOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name, may contain spaces; the 22nd is the start time.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}
