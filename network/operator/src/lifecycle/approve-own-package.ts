import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { sha256Hex } from '@fabric-governance/protocol/sha256';
import type { Lifecycle } from './lifecycle.js';

const PAUSE_MS = 1_000;

export interface ApprovalOptions {
  readonly lifecycle: Pick<Lifecycle, 'committed' | 'install' | 'installed' | 'approve'>;
  readonly mspId: string;
  /** Name of the chaincode on the channel. */
  readonly chaincode: string;
  /** The package that the own peer is to run. */
  readonly chaincodePackage: Uint8Array;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}

/**
 * Makes the own peer able to endorse after its organisation was taken into the channel: installs the package and approves for it the
 * definition that holds there. An organisation that has approved it already, such as a founding one, is left as it is. Tried again until
 * it is so or `signal` aborts: while the peer catches up it does not know its own organisation yet.
 */
export async function approveOwnPackage(options: ApprovalOptions): Promise<void> {
  const { logger, signal, chaincode } = options;
  while (!signal.aborted) {
    try {
      if (await isApproved(options)) return;
    } catch (error) {
      logger.warn({ chaincode, reason: String(error) }, 'the chaincode is not approved yet: trying again');
    }
    // Aborting ends the pause early; the loop looks at the signal itself.
    await sleep(PAUSE_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** False while the channel has no definition: then there is nothing to approve yet. */
async function isApproved(options: ApprovalOptions): Promise<boolean> {
  const { lifecycle, mspId, chaincode, chaincodePackage, logger, signal } = options;
  const definition = await lifecycle.committed(chaincode);
  if (definition === undefined) return false;
  if (definition.approvedBy.includes(mspId)) return true;
  await lifecycle.install(chaincodePackage);
  const hash = sha256Hex(chaincodePackage);
  const packageId = (await lifecycle.installed()).find((id) => id.endsWith(`:${hash}`));
  if (packageId === undefined)
    throw new Error('the own peer does not list the package that it has installed');
  await lifecycle.approve(definition, packageId, signal);
  logger.info(
    { chaincode, packageId, sequence: definition.sequence },
    'approved the chaincode for the own peer',
  );
  return true;
}
