import { spawn } from 'node:child_process';
import { clearInterval, setInterval } from 'node:timers';
import { ROOT } from './root.mjs';

const LAST_LINES = 40;

/**
 * Runs a program as one visible step: its title while it runs, its duration when done. What the program prints is shown
 * only when it fails.
 *
 * Throws an Error with the advice as its message when the program cannot be run or ends with another code than 0.
 */
export async function step({ title, command, args, cwd = ROOT, advice }) {
  const began = Date.now();
  const live = process.stderr.isTTY === true;
  const seconds = () => `${Math.round((Date.now() - began) / 1000)} s`;
  const draw = () => process.stderr.write(`\r\u001b[K… ${title} (${seconds()})`);
  if (live) draw();
  else process.stderr.write(`… ${title}\n`);
  const ticking = live ? setInterval(draw, 1000) : undefined;
  try {
    await run({ command, args, cwd });
  } catch (error) {
    process.stderr.write(`${live ? '\r\u001b[K' : ''}✗ ${title} (${seconds()})\n${error.message}\n`);
    throw new Error(advice, { cause: error });
  } finally {
    clearInterval(ticking);
  }
  process.stderr.write(`${live ? '\r\u001b[K' : ''}✓ ${title} (${seconds()})\n`);
}

function run({ command, args, cwd }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
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
