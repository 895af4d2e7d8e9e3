/** Where a value was last written: the block's number and the transaction's place in it. */
export interface Version {
  readonly block: bigint;
  readonly transaction: number;
}

/** Whether two reads saw the same write; two missing versions ("no such key") are the same. */
export function sameVersion(left: Version | undefined, right: Version | undefined): boolean {
  if (left === undefined || right === undefined) {
    return left === right;
  }
  return left.block === right.block && left.transaction === right.transaction;
}
