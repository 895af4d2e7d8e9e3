import { readFileSync } from 'node:fs';
import { isSystemError } from '@fabric-governance/launch/system-error';
import { z } from 'zod';

/** Tells a process again later: an id alone may be somebody else's by then. */
export const processMarkSchema = z.strictObject({
  pid: z.int(),
  /** Start time in the kernel's own ticks; null where there is no /proc. */
  began: z.string().nullable(),
});
export type ProcessMark = z.infer<typeof processMarkSchema>;

/** Marks a living process. */
export function markOf(pid: number): ProcessMark {
  return { pid, began: statOf(pid)?.began ?? null };
}

/** Whether the marked process still lives. One that has ended and was not yet taken note of by its parent does not. */
export function isAlive({ pid, began }: ProcessMark): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, but another user's.
    return isSystemError(error, 'EPERM');
  }
  const stat = statOf(pid);
  return stat === undefined ? began === null : stat.began === began && stat.state !== 'Z';
}

function statOf(pid: number): { readonly state: string; readonly began: string } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the program's name, may contain spaces; the third is the state, the 22nd the start time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state = '', began = ''] = [fields[0], fields[19]];
    return { state, began };
  } catch {
    // No /proc on this system, or the process is gone.
    return undefined;
  }
}
