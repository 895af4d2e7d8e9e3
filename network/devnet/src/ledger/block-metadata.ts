import { common } from '@hyperledger/fabric-protos';

/** Slot of the orderer's signatures. */
export const SIGNATURES = common.BlockMetadataIndex.SIGNATURES;
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

/** Wraps a value as most slots hold it. */
export function metadataValue(value: Uint8Array): Uint8Array {
  const metadata = new common.Metadata();
  metadata.setValue(value);
  return metadata.serializeBinary();
}
