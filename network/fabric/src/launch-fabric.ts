import type { Launched } from '@fabric-governance/launch/launch';
import { launchedInstitutions } from '@fabric-governance/launch/launch';
import { type Progress, SILENT } from '@fabric-governance/launch/progress';
import { knownLayouts } from './authorities.js';
import { allPrograms, bringUp } from './bring-up.js';
import { stopAll } from './commands/down.js';
import { type NetworkOptions, prepareNetwork, type PreparedNetwork } from './prepare-network.js';
import { ensureRunning, killRunning, stopRunning } from './processes/background.js';
import type { Program } from './processes/program.js';

/**
 * Brings a network up and holds it in the hand, as `launch` does with devnet: for programs that run a consortium, such as tests.
 * `kill` starts the killed process again, as whoever watches over a real network would.
 *
 * @throws what `prepareNetwork` and `bringUp` throw; nothing is left running then.
 */
export async function launchFabric(
  options: NetworkOptions & { readonly progress?: Progress },
): Promise<Launched & { readonly network: PreparedNetwork }> {
  const progress = options.progress ?? SILENT;
  const network = await prepareNetwork(options, progress);
  const { model, folder, secrets, ground } = network;
  try {
    await bringUp(network, progress);
  } catch (error) {
    await stopAll(ground, SILENT);
    throw error;
  }
  const programs = await allPrograms(network, knownLayouts(network));
  const coming = new Map<string, Promise<void>>();
  const start = (program: Program): void => {
    const running = ensureRunning(program, ground);
    coming.set(program.name, running);
    // Told to whoever waits in `ready`.
    running.catch(() => undefined);
  };
  const { consortium } = model;
  return {
    network,
    consortium,
    dataDir: folder.root,
    landingUrl: `http://localhost:${consortium.ports.landing}`,
    institutions: launchedInstitutions(consortium, secrets),
    restart: async (name) => {
      const program = programOf(programs, name);
      await stopRunning(name, ground.table);
      await ensureRunning(program, ground);
    },
    halt: async (name) => {
      await stopRunning(name, ground.table);
    },
    kill: async (name) => {
      const program = programOf(programs, name);
      await killRunning(name, ground.table);
      start(program);
    },
    ready: async (name) => {
      await coming.get(name);
      await ensureRunning(programOf(programs, name), ground);
    },
    pids: () =>
      Object.fromEntries(Object.entries(ground.table.allLiving()).map(([name, { pid }]) => [name, pid])),
    stop: () => stopAll(ground, SILENT),
  };
}

/** Throws RangeError for a name that the network does not have. */
function programOf(programs: ReadonlyMap<string, Program>, name: string): Program {
  const program = programs.get(name);
  if (program === undefined) {
    throw new RangeError(`There is no process "${name}", only ${[...programs.keys()].join(', ')}.`);
  }
  return program;
}
