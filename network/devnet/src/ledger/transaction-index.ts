/** Where a transaction stands in the chain, and its validation code. */
export interface TransactionPlace {
  readonly block: bigint;
  readonly index: number;
  readonly code: number;
}

/** Transactions by id. The same id may stand in the chain again, flagged as duplicate; its first place counts. */
export class TransactionIndex {
  readonly #places = new Map<string, TransactionPlace>();

  add(txId: string, place: TransactionPlace): void {
    if (txId !== '' && !this.#places.has(txId)) {
      this.#places.set(txId, place);
    }
  }

  get(txId: string): TransactionPlace | undefined {
    return this.#places.get(txId);
  }
}
