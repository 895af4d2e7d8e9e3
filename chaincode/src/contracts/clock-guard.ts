import type { ChaincodeStub } from 'fabric-shim-api';
import type { Millis } from '../governance/ids.js';
import { accept, refuse, type Refused, type Verdict } from '../governance/verdict.js';

/**
 * The transaction's timestamp. It is the client's free choice and may even be absent, or so far off that it is no time at all:
 * both are refused.
 */
export function transactionTime(stub: ChaincodeStub): Verdict<Millis> {
  const time = readTimestamp(stub);
  if (time !== null && Number.isSafeInteger(time)) return accept(time);
  return refuse('ARGUMENT_INVALID', { path: 'timestamp', problem: 'the proposal needs a timestamp' });
}

function readTimestamp(stub: ChaincodeStub): Millis | null {
  try {
    return stub.getDateTimestamp().getTime();
  } catch {
    // The shim throws a TypeError where the proposal carries no timestamp; there is no other way to ask it.
    return null;
  }
}

/**
 * Refuses a timestamp further from this endorser's own clock than the charter tolerates. The one place in which chaincode looks
 * at a clock: it can only make an endorser refuse, never write something else than the others.
 */
export function checkClock(transactionTime: Millis, toleranceMs: number): Refused | undefined {
  const endorserTime = Date.now();
  if (Math.abs(transactionTime - endorserTime) <= toleranceMs) return undefined;
  return refuse('CLOCK_SKEW', { transactionTime, endorserTime, toleranceMs });
}
