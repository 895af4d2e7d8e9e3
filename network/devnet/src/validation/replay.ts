import type { common } from '@hyperledger/fabric-protos';
import { peer } from '@hyperledger/fabric-protos';
import type { PrivateRecord } from '../ledger/ledger-store.js';
import type { PrivateStates } from '../ledger/private-states.js';
import type { TransactionIndex } from '../ledger/transaction-index.js';
import type { VersionedState } from '../ledger/versioned-state.js';
import { BlockUpdates } from './block-updates.js';
import { storedReadWriteSet, storedTransactions } from './stored-block.js';

/** What a replayed block is written into. */
export interface ReplayTarget {
  readonly state: VersionedState;
  readonly transactions: TransactionIndex;
  readonly privateStates: PrivateStates;
  readonly privateRecords: readonly PrivateRecord[];
  readonly members: (chaincode: string, collection: string) => ReadonlySet<string> | undefined;
}

/** Repeats a committed block's effect on the state, by the codes it was given when it was validated. */
export function replayBlock(number: bigint, block: common.Block, target: ReplayTarget): void {
  const updates = new BlockUpdates(target.state);
  storedTransactions(block).forEach(({ txId, type, code, timestamp, data }, index) => {
    target.transactions.add(txId, { block: number, index, code });
    if (code !== peer.TxValidationCode.VALID || type !== 'endorser') {
      return;
    }
    const stamp = { version: { block: number, transaction: index }, transaction: { txId, timestamp } };
    const namespaces = storedReadWriteSet(data);
    updates.apply(namespaces, stamp.version, stamp.transaction);
    const plaintext = target.privateRecords.find(({ transaction }) => transaction === index);
    if (plaintext !== undefined) {
      target.privateStates.apply(plaintext.bytes, namespaces, { stamp, members: target.members });
    }
  });
}
