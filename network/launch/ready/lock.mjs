import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './root.mjs';

const FOLDER = join(ROOT, '.data');
const LOCK = join(FOLDER, 'making-ready.pid');
/** Nobody takes longer; an older lock was left behind and its process id is somebody else's by now. */
const LONGEST_MS = 30 * 60_000;

/** Runs the work while no other command makes this clone ready: two at once would pull the packages from under each other. */
export async function alone(work) {
  let told = false;
  for (let holder = take(); holder !== undefined; holder = take()) {
    if (!told)
      process.stderr.write(
        `… Another command (process ${holder}) is making this clone ready; waiting for it\n`,
      );
    told = true;
    await pause(300);
  }
  const release = () => rmSync(LOCK, { force: true });
  const interrupted = () => process.exit(130);
  process.once('exit', release);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await work();
  } finally {
    release();
    process.removeListener('exit', release);
    process.removeListener('SIGINT', interrupted);
    process.removeListener('SIGTERM', interrupted);
  }
}

/** Takes the lock, or answers the living process that has it. */
function take() {
  mkdirSync(FOLDER, { recursive: true });
  // Linked into place, so that the lock never stands there without its content.
  const own = `${LOCK}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, LOCK);
    return undefined;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return livingHolder();
  } finally {
    rmSync(own, { force: true });
  }
}

/** The living process that has the lock. One that is dead loses it, and it is tried for again. */
function livingHolder() {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'));
    if (Date.now() - statSync(LOCK).mtimeMs < LONGEST_MS && isAlive(holder)) return holder;
    rmSync(LOCK, { force: true });
  } catch (error) {
    // Otherwise it was released in this moment.
    if (error.code !== 'ENOENT') throw error;
  }
  return take();
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
