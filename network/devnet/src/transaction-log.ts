import type { Logger } from 'pino';
import type { BlockOutcome } from './validation/block-validator.js';

/** One line a transaction: where it stands, what it called, and its validation code. */
export function logBlock(
  logger: Logger,
  { channel, number, outcome }: { channel: string; number: bigint; outcome: BlockOutcome },
): void {
  outcome.transactions.forEach(({ txId, code, reason, call }, index) => {
    const line = { channel, block: number.toString(), index, txId, chaincode: call?.chaincode, code };
    if (code === 'VALID') {
      logger.info(line, 'transaction');
    } else {
      logger.warn({ ...line, reason }, 'transaction');
    }
  });
}
