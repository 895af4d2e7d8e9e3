import { createReadStream, existsSync, readdirSync, statSync, watchFile } from 'node:fs';
import { join } from 'node:path';
import { LaunchError } from '@fabric-governance/launch/launch-error';
import { LogFile } from '@fabric-governance/launch/processes/log-file';
import { folderOf, type NetworkOptions } from '../prepare-network.js';

const LOOK_EVERY_MS = 300;

/** What of a log to show. */
export interface LogWishes {
  /** How many of the last lines. */
  readonly lines: number;
  /** Go on with what comes, until Ctrl-C. */
  readonly follow: boolean;
}

/** Prints the log of one process of the network. Throws LaunchError when it has none, with the names of those that have. */
export function logsCommand(options: NetworkOptions, name: string, { lines, follow }: LogWishes): void {
  const { logs } = folderOf(options);
  const path = join(logs, `${name}.log`);
  if (!existsSync(path)) {
    const known = existsSync(logs) ? readdirSync(logs).filter((file) => file.endsWith('.log')) : [];
    const names = known.map((file) => file.slice(0, -'.log'.length)).sort();
    throw new LaunchError(
      names.length === 0
        ? 'There are no logs yet. Bring the network up first: npm run fabric -- up'
        : `There is no log of "${name}". Name one of: ${names.join(', ')}`,
    );
  }
  process.stdout.write(`${new LogFile(logs, name).tail(lines).join('\n')}\n`);
  if (follow) followFrom(path, statSync(path).size);
}

function followFrom(path: string, size: number): void {
  let shown = size;
  watchFile(path, { interval: LOOK_EVERY_MS }, ({ size: now }) => {
    // A smaller one is new: the old one was put aside.
    const start = now < shown ? 0 : shown;
    shown = now;
    if (now > start) createReadStream(path, { start, end: now - 1 }).pipe(process.stdout, { end: false });
  });
}
