import type { Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { ChaincodePayload } from '@fabric-governance/chaincode/governance/records/network-actions';
import { LIFECYCLE_POLICY } from '@fabric-governance/protocol/config/acceptance';
import { agreementBy, type FindingContext } from './agreement.js';
import type { NetworkFinding } from './finding.js';

/** How a decided definition of a chaincode stands. */
export function definitionFinding(definition: ChaincodePayload, context: FindingContext): NetworkFinding {
  const newest = context.definitions.newest(definition.name);
  const sequence = newest?.sequence ?? 0;
  if (newest !== undefined && sequence === definition.sequence) {
    const { blockNumber, headerHash } = newest;
    return {
      state: 'definition-committed',
      definition,
      blockNumber,
      headerHash: headerHash as Sha256Hex,
    };
  }
  if (sequence + 1 !== definition.sequence) return { state: 'impossible', obstacle: 'SEQUENCE_NOT_NEXT' };
  return {
    state: 'definition-outstanding',
    definition,
    ...agreementBy([LIFECYCLE_POLICY], 'peer', context),
  };
}
