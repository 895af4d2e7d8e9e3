import { randomInt } from 'node:crypto';
import { allInstitutions, type Consortium } from '@fabric-governance/consortium/consortium';
import { withPorts } from './moved-ports.js';
import { isFree } from './port-use.js';

/** Below the range from which systems take the ports of outgoing connections, so that none of those gets in the way. */
const LOWEST = 20_000;
const HIGHEST = 32_000;
const PER_INSTITUTION = 4;
const SHARED = 2;

/** The consortium with each of its ports exchanged for a free one. */
export async function withRandomPorts(consortium: Consortium): Promise<Consortium> {
  const free = await freePorts(SHARED + PER_INSTITUTION * allInstitutions(consortium).length);
  const at = (index: number): number => free[index] ?? 0;
  return withPorts(consortium, { landing: at(0), orderer: at(1) }, (_one, index) => {
    const first = SHARED + PER_INSTITUTION * index;
    return { peer: at(first), chaincode: at(first + 1), ca: at(first + 2), console: at(first + 3) };
  });
}

/** Distinct ports of the loopback interface on which nobody listens. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!found.has(port) && (await isFree(port))) {
      found.add(port);
    }
  }
  return [...found];
}
