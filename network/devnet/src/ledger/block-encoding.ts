import { common } from '@hyperledger/fabric-protos';
import { sizedBytes, varint, VarintReader } from './varint.js';

/**
 * A block as Fabric's peers and orderers write it into their block files (`blkstorage`): number, data hash, previous
 * hash; count and envelopes; count and metadata slots. No protobuf message, though its parts are protobuf's.
 */
export function encodeStoredBlock(block: common.Block): Buffer {
  const header = block.getHeader() ?? new common.BlockHeader();
  const envelopes = block.getData()?.getDataList_asU8() ?? [];
  const slots = block.getMetadata()?.getMetadataList_asU8() ?? [];
  return Buffer.concat([
    varint(header.getNumber()),
    ...sizedBytes(header.getDataHash_asU8()),
    ...sizedBytes(header.getPreviousHash_asU8()),
    varint(envelopes.length),
    ...envelopes.flatMap(sizedBytes),
    varint(slots.length),
    ...slots.flatMap(sizedBytes),
  ]);
}

/**
 * Reads what {@link encodeStoredBlock} wrote.
 *
 * @throws RangeError when the bytes are not exactly one block
 */
export function decodeStoredBlock(bytes: Uint8Array): common.Block {
  const reader = new VarintReader(bytes);
  const header = new common.BlockHeader();
  header.setNumber(reader.number());
  header.setDataHash(reader.sizedBytes());
  header.setPreviousHash(reader.sizedBytes());
  const data = new common.BlockData();
  data.setDataList(readList(reader));
  const metadata = new common.BlockMetadata();
  metadata.setMetadataList(readList(reader));
  if (!reader.isAtEnd) {
    throw new RangeError('bytes follow the block');
  }
  const block = new common.Block();
  block.setHeader(header);
  block.setData(data);
  block.setMetadata(metadata);
  return block;
}

function readList(reader: VarintReader): Uint8Array[] {
  const list: Uint8Array[] = [];
  for (let left = reader.number(); left > 0; left--) {
    list.push(reader.sizedBytes());
  }
  return list;
}
