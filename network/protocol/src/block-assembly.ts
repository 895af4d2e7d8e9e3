import {
  Block,
  BlockData,
  BlockHeader as BlockHeaderMessage,
  BlockMetadata,
  LastConfig,
  Metadata,
  OrdererBlockMetadata,
} from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { dataHash } from './block.js';

/**
 * `common.Block` of envelopes, as an orderer makes it before signing: data hash, five metadata slots, and the newest
 * configuration block's number in slot 0 (the signed value) and slot 1 (its unsigned copy).
 */
export function assembleBlock(content: {
  readonly number: bigint;
  /** Empty for block 0. */
  readonly previousHash: Uint8Array;
  readonly envelopes: readonly Uint8Array[];
  readonly lastConfig: bigint;
}): Uint8Array {
  const header = new BlockHeaderMessage();
  header.setNumber(Number(content.number));
  header.setPreviousHash(content.previousHash);
  header.setDataHash(dataHash(content.envelopes));
  const data = new BlockData();
  data.setDataList([...content.envelopes]);
  const metadata = new BlockMetadata();
  const [signed, copy] = lastConfigSlots(content.lastConfig);
  const empty = new Uint8Array();
  metadata.setMetadataList([signed, copy, empty, empty, empty]);
  const block = new Block();
  block.setHeader(header);
  block.setData(data);
  block.setMetadata(metadata);
  return block.serializeBinary();
}

/** Metadata slots 0, still without signatures, and 1 of a block: the newest configuration block's number. */
export function lastConfigSlots(index: bigint): [Uint8Array, Uint8Array] {
  const lastConfig = new LastConfig();
  lastConfig.setIndex(Number(index));
  const ordererMetadata = new OrdererBlockMetadata();
  ordererMetadata.setLastConfig(lastConfig);
  return [metadataSlot(ordererMetadata.serializeBinary()), metadataSlot(lastConfig.serializeBinary())];
}

function metadataSlot(value: Uint8Array): Uint8Array {
  const metadata = new Metadata();
  metadata.setValue(value);
  return metadata.serializeBinary();
}
