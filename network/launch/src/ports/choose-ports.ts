import type { Consortium } from '@fabric-governance/consortium/consortium';
import { LaunchError } from '../launch-error.js';
import { withLandingAt, withPortsOf } from './moved-ports.js';
import { type PortUse, portUses, takenPorts } from './port-use.js';
import { withRandomPorts } from './random-ports.js';

export interface PortWishes {
  /** The consortium file, for the advice about a taken port. */
  readonly file: string;
  /** Port of the landing page; the consoles follow it. */
  readonly landing?: number | undefined;
  /** Take any free ports, the ones of the last time if they still are. */
  readonly random?: boolean | undefined;
}

/**
 * The consortium to run, with the ports to run it on.
 *
 * @param founded what was founded, with the ports of that time; undefined at the first start.
 * @throws LaunchError when a port is taken: one line with the port, whose it is and how to choose another.
 */
export async function choosePorts(
  asRead: Consortium,
  founded: Consortium | undefined,
  wishes: PortWishes,
): Promise<Consortium> {
  if (wishes.random === true) {
    const same = founded !== undefined && (await takenPorts(portUses(founded))).length === 0;
    return same ? founded : withRandomPorts(founded ?? asRead);
  }
  const asFile = founded === undefined ? asRead : withPortsOf(founded, asRead);
  const consortium = wishes.landing === undefined ? asFile : withLandingAt(asFile, wishes.landing);
  const [first, ...others] = await takenPorts(portUses(consortium));
  if (first !== undefined) {
    throw new LaunchError(takenMessage(first, others.length, wishes.file));
  }
  return consortium;
}

function takenMessage({ port, owner, key }: PortUse, others: number, file: string): string {
  const inFile = `change it in ${file} under ${key}`;
  const remedy = /landing page|console/u.test(owner)
    ? `use others: npm start -- --port ${port + 1000}, or ${inFile}`
    : inFile;
  const more = others === 0 ? '' : ` (and ${others} more of ours, perhaps by another consortium that runs)`;
  return `Port ${port}, meant for ${owner}, is taken by another program${more}. Stop that program, or ${remedy}.`;
}
