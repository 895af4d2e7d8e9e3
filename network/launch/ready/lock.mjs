import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './root.mjs';

const FOLDER = join(ROOT, '.data', 'making-ready');
/** Nobody takes longer; an older ticket was left behind and its process id is somebody else's by now. */
const LONGEST_MS = 30 * 60_000;
/** In place of the number of one who is still drawing it. */
const DRAWING = 0;

/**
 * Runs the work while no other command makes this clone ready: two at once would pull the packages from under each other. Everyone draws
 * a number and waits for the smaller ones (Lamport's bakery), since a lock that a killed process left behind cannot be taken over by one of
 * several without a moment in which two have it.
 */
export async function alone(work) {
  const own = drawTicket();
  const release = () => rmSync(own.path, { force: true });
  const interrupted = () => process.exit(130);
  process.once('exit', release);
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    await turnOf(own);
    return await work();
  } finally {
    release();
    process.removeListener('exit', release);
    process.removeListener('SIGINT', interrupted);
    process.removeListener('SIGTERM', interrupted);
  }
}

function drawTicket() {
  mkdirSync(FOLDER, { recursive: true });
  const drawing = write(DRAWING);
  const own = write(Math.max(...tickets().map(({ number }) => number)) + 1);
  rmSync(drawing.path);
  return own;
}

async function turnOf(own) {
  let told = false;
  for (let other = ahead(own); other !== undefined; other = ahead(own)) {
    if (!told && other.number !== DRAWING) {
      process.stderr.write(
        `… Another command (process ${other.pid}) is making this clone ready; waiting for it\n`,
      );
      told = true;
    }
    await pause(other.number === DRAWING ? 10 : 300);
  }
}

/** One for whom this one waits. The folder is read twice: who drew while it was read first has a number when it is read again. */
function ahead(own) {
  const drawing = tickets().find(({ number }) => number === DRAWING);
  return drawing ?? tickets().find((other) => isBefore(other, own));
}

function isBefore(a, b) {
  return a.number < b.number || (a.number === b.number && a.name < b.name);
}

/** No two tickets have one name, so that removing a dead process's cannot hit another. */
function write(number) {
  const ticket = ticketOf(`${number}.${process.pid}.${randomBytes(4).toString('hex')}`);
  writeFileSync(ticket.path, '');
  return ticket;
}

/** Those of living processes; the others are removed. */
function tickets() {
  return readdirSync(FOLDER)
    .map(ticketOf)
    .filter((ticket) => {
      if (isYoung(ticket) && isAlive(ticket.pid)) return true;
      rmSync(ticket.path, { force: true });
      return false;
    });
}

function ticketOf(name) {
  const [number, pid] = name.split('.').map(Number);
  return { name, number, pid, path: join(FOLDER, name) };
}

function isYoung({ path }) {
  const status = statSync(path, { throwIfNoEntry: false });
  return status !== undefined && Date.now() - status.mtimeMs < LONGEST_MS;
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}
