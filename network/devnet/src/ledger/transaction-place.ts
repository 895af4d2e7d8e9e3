/** Where a transaction stands in the chain, and its validation code. */
export interface TransactionPlace {
  readonly block: bigint;
  readonly index: number;
  readonly code: number;
}
