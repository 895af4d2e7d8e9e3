import { ProtocolError } from '@fabric-governance/protocol/errors';
import type { common } from '@hyperledger/fabric-protos';
import type { FileRecord } from '../ledger/block-files.js';
import { commitHashOf } from '../ledger/block-metadata.js';

/** A block whose effect on the state is not what it says. */
export class WrongCommitHash extends Error {
  override readonly name = 'WrongCommitHash';

  constructor(
    block: common.Block,
    readonly record: FileRecord,
  ) {
    const number = block.getHeader()?.getNumber() ?? 0;
    super(`the state after block ${number} is not what its commit hash says`);
  }
}

/**
 * Compares a block's commit hash with the one that follows from its effect.
 *
 * @throws WrongCommitHash, also where the block's cannot be read because its metadata are torn
 */
export function checkCommitHash(block: common.Block, expected: Uint8Array, record: FileRecord): void {
  let stored: Uint8Array;
  try {
    stored = commitHashOf(block);
  } catch (error) {
    if (error instanceof ProtocolError) {
      throw new WrongCommitHash(block, record);
    }
    throw error;
  }
  if (Buffer.compare(stored, expected) !== 0) {
    throw new WrongCommitHash(block, record);
  }
}
