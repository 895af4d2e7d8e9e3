import { linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { readJsonFile } from '@fabric-governance/launch/private-file';
import { isSystemError } from '@fabric-governance/launch/system-error';
import { isAlive, markOf, processMarkSchema } from './process-mark.js';

/**
 * Runs the work while no other command changes the same network.
 * @throws LaunchError when another one does, with its process id.
 */
export async function alone<Result>(lock: string, work: () => Promise<Result>): Promise<Result> {
  take(lock);
  const release = (): void => {
    rmSync(lock, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    release();
    process.removeListener('exit', release);
  }
}

function take(lock: string): void {
  mkdirSync(dirname(lock), { recursive: true });
  // Linked into place, so that the lock never stands there without its content.
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, JSON.stringify(markOf(process.pid)));
  try {
    linkSync(own, lock);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    const holder = readJsonFile(lock, processMarkSchema);
    if (holder !== undefined && isAlive(holder)) {
      throw new LaunchError(
        `Another command (process ${holder.pid}) is at work on this network. Wait for it.`,
      );
    }
    rmSync(lock, { force: true });
    take(lock);
  } finally {
    rmSync(own, { force: true });
  }
}
