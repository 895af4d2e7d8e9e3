import { ChaincodeError } from '../chaincode/chaincode-error.js';
import type { ChaincodeDefinition } from '../chaincode/definition.js';
import type { Simulator } from '../ledger/simulator.js';

/** Key under which the peer notes which version has been initialised; no chaincode can use or find it. */
const INITIALIZED_KEY = '\u0000\u{10ffff}initialized';

/**
 * For chaincodes that demand it: the first call of a version, and only that, is an initialisation. Notes it in the
 * chaincode's own namespace.
 *
 * @param isInit whether the client calls it as one
 * @returns whether it is one
 * @throws ChaincodeError in Fabric's words
 */
export function beginInitialisation(
  definition: ChaincodeDefinition,
  isInit: boolean,
  simulator: Simulator,
): boolean {
  const { name, version, initRequired } = definition;
  if (!initRequired) {
    if (isInit) {
      throw refusal(`chaincode '${name}' does not require initialization but called as init`);
    }
    return false;
  }
  const initialized = simulator.getState(name, INITIALIZED_KEY);
  const done = initialized !== undefined && Buffer.from(initialized).toString('utf8') === version;
  if (!isInit && !done) {
    throw refusal(`chaincode '${name}' has not been initialized for this version, must call as init first`);
  }
  if (isInit && done) {
    throw refusal(`chaincode '${name}' is already initialized but called as init`);
  }
  if (isInit) {
    simulator.setState(name, INITIALIZED_KEY, Buffer.from(version));
  }
  return isInit;
}

function refusal(reason: string): ChaincodeError {
  return new ChaincodeError(`invalid invocation: ${reason}`);
}
