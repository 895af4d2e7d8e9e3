import { isLive } from '@fabric-governance/chaincode/governance/powers/live-power';
import type { PowerRecord } from '@fabric-governance/chaincode/governance/records/powers';
import type { Projection } from '../read-model/projection.js';

/** Powers of regulators that have not run out (R5), the one that ends first before the others. */
export function listPowers({ powers }: Projection, now: number): PowerRecord[] {
  return [...powers.values()]
    .filter((power) => isLive(power, now))
    .sort((left, right) => left.until - right.until);
}
