/** Chaincodes that are part of every peer. */
export const SYSTEM_CHAINCODES = ['_lifecycle', 'cscc', 'lscc', 'qscc'] as const;

/** Name of a system chaincode. */
export type SystemChaincodeName = (typeof SYSTEM_CHAINCODES)[number];

/** Whether a name is a system chaincode's. */
export function isSystemChaincode(name: string): name is SystemChaincodeName {
  return SYSTEM_CHAINCODES.some((known) => known === name);
}
