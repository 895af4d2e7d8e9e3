import type { common } from '@hyperledger/fabric-protos';
import { peer } from '@hyperledger/fabric-protos';
import type { JudgedTransaction } from '../ledger/judged-block.js';
import type { VersionedState } from '../ledger/versioned-state.js';
import { BlockUpdates, type KeyUpdate } from './block-updates.js';
import type { BlockOutcome } from './block-validator.js';
import { storedReadWriteSet, storedTransactions } from './stored-block.js';

/** The transactions of a block that was validated just now. */
export function judgedByOutcome({ transactions, codes }: BlockOutcome): JudgedTransaction[] {
  return transactions.map(({ txId, code, call }, index) => ({
    txId,
    timestamp: call?.timestamp,
    code: codes[index] ?? peer.TxValidationCode.NOT_VALIDATED,
    effect: code === 'VALID' ? call?.namespaces : undefined,
  }));
}

/** The transactions of a block that was validated before, by the codes it was given then. */
export function judgedByCodes(block: common.Block): JudgedTransaction[] {
  return storedTransactions(block).map(({ txId, type, code, timestamp, data }) => ({
    txId,
    timestamp,
    code,
    effect:
      code === peer.TxValidationCode.VALID && type === 'endorser' ? storedReadWriteSet(data) : undefined,
  }));
}

/** Repeats a block's effect on the public state. */
export function stateUpdates(
  number: bigint,
  transactions: readonly JudgedTransaction[],
  state: VersionedState,
): readonly KeyUpdate[] {
  const updates = new BlockUpdates(state);
  transactions.forEach(({ txId, timestamp, effect }, index) => {
    if (effect !== undefined) {
      updates.apply(effect, { block: number, transaction: index }, { txId, timestamp });
    }
  });
  return updates.all();
}
