import type { Response } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import { SystemChaincodeRefusal } from './chaincode-response.js';
import { configurationChaincode } from './configuration-chaincode.js';
import { ledgerChaincode } from './ledger-chaincode.js';
import { legacyLifecycleChaincode } from './legacy-lifecycle-chaincode.js';
import { lifecycleChaincode } from './lifecycle/lifecycle-chaincode.js';
import type { SystemChaincodeContext } from './system-chaincode-context.js';

/** Chaincodes that are part of every peer. */
export type AdministrationChaincode = '_lifecycle' | 'cscc' | 'lscc' | 'qscc';

/**
 * Calls a chaincode that is part of the peer, by Fabric's default access rules.
 * @param args function name and arguments, as in the proposal.
 * @returns the response; a refusal has status 404 or 500 and Fabric's message.
 */
export async function invokeSystemChaincode(
  name: AdministrationChaincode,
  args: readonly Uint8Array[],
  context: SystemChaincodeContext,
): Promise<Response> {
  try {
    return await call(name, args, context);
  } catch (error) {
    if (error instanceof SystemChaincodeRefusal) {
      return error.response();
    }
    throw error;
  }
}

async function call(
  name: AdministrationChaincode,
  args: readonly Uint8Array[],
  context: SystemChaincodeContext,
): Promise<Response> {
  switch (name) {
    case 'cscc':
      refuseOtherCallers('CSCC from another chaincode', name, context);
      return configurationChaincode(args, context);
    case 'qscc':
      refuseOtherCallers('QSCC from another chaincode because of potential for deadlocks', name, context);
      return ledgerChaincode(args, context);
    case 'lscc':
      return legacyLifecycleChaincode(args, context);
    case '_lifecycle':
      return lifecycleChaincode(args, context);
  }
}

/** Only clients may call these two. */
function refuseOtherCallers(
  what: string,
  name: AdministrationChaincode,
  { invoked }: SystemChaincodeContext,
): void {
  if (invoked !== name) {
    throw new SystemChaincodeRefusal(`Rejecting invoke of ${what}, original invocation for '${invoked}'`);
  }
}
