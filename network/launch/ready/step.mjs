import { spawn } from 'node:child_process';
import { clearInterval, setInterval } from 'node:timers';
import { ROOT } from './root.mjs';

const LAST_LINES = 40;
const live = process.stderr.isTTY === true;
/** Steps that run now, by when they began. */
const running = new Map();
let ticking;

/**
 * Runs a program as one visible step: its title while it runs, its duration when done. What the program prints is shown
 * only when it fails. Several steps may run at once.
 *
 * Throws an Error with the advice as its message when the program cannot be run or ends with another code than 0.
 */
export async function step({ title, command, args, cwd = ROOT, advice }) {
  const began = Date.now();
  running.set(title, began);
  if (live) {
    draw();
    ticking ??= setInterval(draw, 1000);
  } else {
    process.stderr.write(`… ${title}\n`);
  }
  try {
    await run({ command, args, cwd });
    end(title, `✓ ${title} (${seconds(began)})`);
  } catch (error) {
    end(title, `✗ ${title} (${seconds(began)})\n${error.message}`);
    throw new Error(advice, { cause: error });
  }
}

function draw() {
  const titles = [...running].map(([title, began]) => `${title} (${seconds(began)})`);
  process.stderr.write(`\r\u001b[K${titles.length === 0 ? '' : `… ${titles.join(', ')}`}`);
}

function end(title, line) {
  running.delete(title);
  process.stderr.write(`${live ? '\r\u001b[K' : ''}${line}\n`);
  if (live) draw();
  if (running.size === 0) {
    clearInterval(ticking);
    ticking = undefined;
  }
}

function seconds(began) {
  return `${Math.round((Date.now() - began) / 1000)} s`;
}

function run({ command, args, cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-20_000);
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (code === 0) resolve();
      else if (signal !== null) reject(new Error(`stopped by ${signal}`));
      else reject(new Error(output.trimEnd().split('\n').slice(-LAST_LINES).join('\n')));
    });
  });
}
