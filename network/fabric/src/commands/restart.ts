import { LaunchError } from '@fabric-governance/launch/launch-error';
import type { Progress } from '@fabric-governance/launch/progress';
import { knownLayouts } from '../authorities.js';
import { allPrograms } from '../bring-up.js';
import { mustBeFounded, type NetworkOptions, prepareNetwork } from '../prepare-network.js';
import { ensureRunning, stopRunning } from '../processes/background.js';
import { alone } from '../processes/command-lock.js';

/** Stops one process of the network and starts it again; one that does not run is started. Throws LaunchError for an unknown name. */
export async function restartCommand(
  options: NetworkOptions,
  name: string,
  progress: Progress,
): Promise<void> {
  const folder = mustBeFounded(options);
  await alone(folder.lock, async () => {
    const network = await prepareNetwork(options, progress);
    const programs = await allPrograms(network, knownLayouts(network));
    const program = programs.get(name);
    if (program === undefined) {
      throw new LaunchError(`There is no process "${name}". Name one of: ${[...programs.keys()].join(', ')}`);
    }
    await progress.step(`Restarting ${name}`, async () => {
      await stopRunning(name, network.ground.table);
      await ensureRunning(program, network.ground);
    });
  });
}
