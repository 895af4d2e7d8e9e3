import type { NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import type { common } from '@hyperledger/fabric-protos';
import type { TransactionStamp } from './revision.js';

/** What the definitions in force before a block say about collections. */
export interface CollectionRules {
  /** Which organisations hold a collection's plaintext; undefined where there is no such collection. */
  readonly members: (chaincode: string, collection: string) => ReadonlySet<string> | undefined;
  /** After how many blocks a collection's data end; 0 for never. */
  readonly blockToLive: (chaincode: string, collection: string) => number;
}

/** A transaction of a block that has its verdict. */
export interface JudgedTransaction extends TransactionStamp {
  /** Validation code. */
  readonly code: number;
  /** What it changes; undefined where it changes nothing, because it is not valid or no call of a chaincode. */
  readonly effect: readonly NamespaceReadWriteSet[] | undefined;
}

/** A block with its verdict; the public state has its effect already. */
export interface JudgedBlock {
  readonly number: bigint;
  readonly block: common.Block;
  readonly transactions: readonly JudgedTransaction[];
  readonly rules: CollectionRules;
}
