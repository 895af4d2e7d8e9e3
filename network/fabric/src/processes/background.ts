import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { LogFile } from '@fabric-governance/launch/processes/log-file';
import { settlesWithin } from '@fabric-governance/launch/processes/settles-within';
import { isAlive, type ProcessMark } from './process-mark.js';
import type { ProcessTable } from './process-table.js';
import type { Program } from './program.js';

const READY_WITHIN_MS = 90_000;
const STOPPED_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 50;
const LAST_LINES = 6;

/** Variables of our own environment that every program gets; whatever else it needs is in its description. */
const INHERITED = [
  'PATH',
  'HOME',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'SystemRoot',
  'FABRIC_LOGGING_SPEC',
];

/** Where background processes are noted and what they print is kept. */
export interface Ground {
  readonly table: ProcessTable;
  /** Folder of the log files. */
  readonly logs: string;
}

/**
 * Starts a program that outlives us, unless it lives already, and waits until it serves.
 * @throws LaunchError when it ends or is silent instead, with the last lines of its log. A silent one is ended; a watchdog tries it again.
 */
export async function ensureRunning(program: Program, ground: Ground): Promise<void> {
  const mark = ground.table.living(program.name) ?? spawnDetached(program, ground);
  const log = new LogFile(ground.logs, program.name);
  const gone = new AbortController();
  const ended = hasEnded(mark, gone.signal).then((itHas) => {
    if (!itHas) return;
    const lines = log.tail(LAST_LINES).map((line) => `    ${line}`);
    throw new LaunchError([`The ${program.title} ended. Its log: ${log.path}`, ...lines].join('\n'));
  });
  // Only the race below wants to know; after it the watch is called off.
  ended.catch(() => undefined);
  const ready = Promise.race([program.ready(gone.signal), ended]);
  try {
    if (!(await settlesWithin(ready, READY_WITHIN_MS))) {
      await end(program.name, ground.table);
      throw new LaunchError(
        `The ${program.title} did not answer within ${READY_WITHIN_MS / 1000} seconds. Its log: ${log.path}`,
      );
    }
    await ready;
  } finally {
    gone.abort();
  }
}

/** Stops a program: asks first, kills what has not ended after some seconds. Nothing happens when it does not live. */
export async function stopRunning(name: string, table: ProcessTable): Promise<void> {
  await end(name, table);
  table.forget(name);
}

async function end(name: string, table: ProcessTable): Promise<void> {
  const mark = table.living(name);
  if (mark === undefined) return;
  signalTo(mark, 'SIGTERM');
  if (!(await hasEnded(mark, AbortSignal.timeout(STOPPED_WITHIN_MS)))) await killRunning(name, table);
}

/** Kills a program outright, as `kill -9` does, and settles when it is gone. */
export async function killRunning(name: string, table: ProcessTable): Promise<void> {
  const mark = table.living(name);
  if (mark === undefined) return;
  signalTo(mark, 'SIGKILL');
  if (!(await hasEnded(mark, AbortSignal.timeout(STOPPED_WITHIN_MS)))) {
    throw new LaunchError(`Process ${mark.pid} (${name}) cannot be killed.`);
  }
}

function spawnDetached(program: Program, { table, logs }: Ground): ProcessMark {
  mkdirSync(program.folder, { recursive: true });
  const log = new LogFile(logs, program.name).open();
  const child = spawn(program.command, program.args, {
    cwd: program.folder,
    env: environmentOf(program),
    stdio: ['ignore', log.descriptor, log.descriptor],
    detached: true,
  });
  log.close();
  // Without a process id there is an error to come, which is told below.
  child.once('error', () => undefined);
  if (child.pid === undefined)
    throw new LaunchError(`The ${program.title} cannot be started: ${program.command}`);
  child.unref();
  return table.note(program.name, child.pid);
}

function environmentOf(program: Program): Record<string, string> {
  const inherited = INHERITED.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(inherited), ...program.env };
}

/** Waits for the end of a process: true when it has ended, false when the signal came first. */
async function hasEnded(mark: ProcessMark, signal: AbortSignal): Promise<boolean> {
  while (isAlive(mark)) {
    if (signal.aborted) return false;
    await pause(LOOK_EVERY_MS);
  }
  return true;
}

function signalTo({ pid }: ProcessMark, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It has just ended by itself, which is what was wanted.
  }
}
