import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';

/** Slot of the orderer's signatures. */
export const SIGNATURES = common.BlockMetadataIndex.SIGNATURES;
/** Slot of the unsigned copy of the newest configuration block's number. */
const LAST_CONFIG = 1;
/** Slot of the validation codes, one byte a transaction. */
export const TRANSACTIONS_FILTER = common.BlockMetadataIndex.TRANSACTIONS_FILTER;
/** Slot of the commit hash. */
export const COMMIT_HASH = common.BlockMetadataIndex.COMMIT_HASH;

const SLOTS = 5;

/** A block's metadata slots, all five of them, missing ones empty. */
export function metadataSlots(block: common.Block): Uint8Array[] {
  const slots = block.getMetadata()?.getMetadataList_asU8() ?? [];
  return Array.from(
    { length: Math.max(SLOTS, slots.length) },
    (_, index) => slots[index] ?? new Uint8Array(),
  );
}

/** Replaces a block's metadata slots. */
export function setMetadataSlots(block: common.Block, slots: readonly Uint8Array[]): void {
  const metadata = new common.BlockMetadata();
  metadata.setMetadataList([...slots]);
  block.setMetadata(metadata);
}

/** Writes into an ordered block what peers find when they validate it: codes and, but for block 0, the commit hash. */
export function completeMetadata(
  block: common.Block,
  codes: Uint8Array,
  commitHash: Uint8Array | undefined,
): void {
  const slots = metadataSlots(block);
  slots[TRANSACTIONS_FILTER] = codes;
  if (commitHash !== undefined) {
    slots[COMMIT_HASH] = metadataValue(commitHash);
  }
  setMetadataSlots(block, slots);
}

/** The commit hash in a block's metadata; empty where there is none, as in the genesis block. */
export function commitHashOf(block: common.Block): Uint8Array {
  return decode(common.Metadata, metadataSlots(block)[COMMIT_HASH] ?? new Uint8Array()).getValue_asU8();
}

/** Number of the newest configuration block, as a block's metadata has it. */
export function lastConfigOf(block: common.Block): bigint {
  const slot = decode(common.Metadata, metadataSlots(block)[LAST_CONFIG] ?? new Uint8Array());
  return BigInt(decode(common.LastConfig, slot.getValue_asU8()).getIndex());
}

/** Wraps a value as most slots hold it. */
export function metadataValue(value: Uint8Array): Uint8Array {
  const metadata = new common.Metadata();
  metadata.setValue(value);
  return metadata.serializeBinary();
}
