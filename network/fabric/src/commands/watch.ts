import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '@fabric-governance/launch/progress';
import { knownLayouts } from '../authorities.js';
import { allPrograms } from '../bring-up.js';
import { prepareNetwork, type NetworkOptions, mustBeFounded } from '../prepare-network.js';
import { alone } from '../processes/command-lock.js';
import { Watchdog } from '../processes/watchdog.js';
import { say } from './reporting.js';

const LOOK_EVERY_MS = 1_000;

/**
 * Starts again whatever process of the network dies, until the signal comes; the network goes on without it then. Throws LaunchError where
 * no network was founded.
 */
export async function watchCommand(
  options: NetworkOptions,
  progress: Progress,
  signal: AbortSignal,
): Promise<void> {
  const { lock } = mustBeFounded(options);
  // Alone, since it writes every program's settings again.
  const { network, programs } = await alone(lock, async () => {
    const network = await prepareNetwork(options, progress);
    return { network, programs: await allPrograms(network, knownLayouts(network)) };
  });
  const watchdog = new Watchdog({
    programs,
    ground: network.ground,
    lock,
    onDied: (name) => {
      say(`${new Date().toISOString()} ${name} has ended. Starting it again.`);
    },
    onFailed: (_name, { message }) => {
      say(`${new Date().toISOString()} ${message}`);
    },
  });
  say(
    'Watching. What dies is started again; what you stop stays stopped. Ctrl-C ends the watch, not the network.',
  );
  while (!signal.aborted) {
    await watchdog.look(Date.now());
    // The signal ends the pause; that is no failure.
    await pause(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
  }
}
