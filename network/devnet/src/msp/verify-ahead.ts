import { MspError } from './msp-error.js';
import type { MspManager } from './msp.js';
import type { SignedData } from './signed-data.js';

/**
 * Has a signature verified on another thread, so that the check that follows finds a good one in memory and this
 * thread goes on serving others meanwhile. It decides nothing: what is bad, or by nobody known, is left to that check.
 */
export async function verifyAhead(
  { identity, message, signature }: SignedData,
  msps: MspManager,
): Promise<void> {
  try {
    await msps.deserialize(identity).verifyAhead(message, signature);
  } catch (error) {
    if (!(error instanceof MspError)) {
      throw error;
    }
  }
}
