import type { Institution } from '@fabric-governance/consortium/consortium';
import { CHAINCODE } from '@fabric-governance/consortium/devnet-options';
import { listensAt } from '../health.js';
import { PROGRAMS } from '../paths.js';
import type { ProcessSpec } from '../processes/process-spec.js';
import type { Plan } from './plan.js';

/** An institution's own instance of the governance chaincode, which its peer calls. */
export function chaincodeService(plan: Plan, institution: Institution): ProcessSpec {
  return {
    name: `chaincode.${institution.id}`,
    title: `chaincode of ${institution.name.en}`,
    script: PROGRAMS.chaincode,
    args: [],
    env: {
      CHAINCODE_ID: `${CHAINCODE.name}:${CHAINCODE.version}`,
      CHAINCODE_SERVER_ADDRESS: `127.0.0.1:${institution.ports.chaincode}`,
      CORE_PEER_LOCALMSPID: institution.mspId,
      FOUNDING_HASH: plan.foundingHash,
      CORE_CHAINCODE_LOGGING_LEVEL: 'WARNING',
    },
    ready: (signal) => listensAt(institution.ports.chaincode, signal),
  };
}
