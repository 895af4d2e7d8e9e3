import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.mjs';
import { step } from './step.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const MODULES = join(ROOT, 'node_modules');
/** Remembers which lock file the installed packages came from. */
const MARKER = join(MODULES, '.fabric-governance-lock');
const SAME_RUN_MS = 1000;

/** Runs `npm ci` when there are no packages, or those of another package-lock.json. */
export async function ensureInstalled() {
  const hash = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (isInstalled(hash)) return;
  await step({
    title: 'Installing packages (npm ci)',
    ...npm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund']),
    advice:
      'The packages could not be installed. Check the connection to the npm registry and run the command again.',
  });
  writeFileSync(MARKER, hash);
}

function isInstalled(hash) {
  if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === hash) return true;
  // Or somebody ran npm by hand: npm's own copy of the lock is then no older than the lock, but for the order of writing.
  const npmsCopy = join(MODULES, '.package-lock.json');
  if (!existsSync(npmsCopy) || statSync(npmsCopy).mtimeMs + SAME_RUN_MS < statSync(LOCK).mtimeMs)
    return false;
  writeFileSync(MARKER, hash);
  return true;
}

/** npm as the one that runs us, or the one on the PATH. */
function npm(args) {
  const own = process.env.npm_execpath;
  return own !== undefined && own.endsWith('npm-cli.js')
    ? { command: process.execPath, args: [own, ...args] }
    : { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args };
}
