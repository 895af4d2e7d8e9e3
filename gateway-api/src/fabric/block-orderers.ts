import {
  Block,
  BlockMetadataIndex,
  Metadata,
  SignatureHeader,
} from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { type Identity, parseIdentity } from '@fabric-governance/protocol/identity';

/**
 * Who signed the block at ordering: metadata slot 0. Empty for the genesis block, and for BFT signatures, which name
 * consenters by number and not by certificate.
 */
export function ordererSigners(blockBytes: Uint8Array): readonly Identity[] {
  const slots = Block.deserializeBinary(blockBytes).getMetadata()?.getMetadataList_asU8() ?? [];
  const slot = slots[BlockMetadataIndex.SIGNATURES];
  if (slot === undefined || slot.length === 0) return [];
  return Metadata.deserializeBinary(slot)
    .getSignaturesList()
    .map((signature) =>
      SignatureHeader.deserializeBinary(signature.getSignatureHeader_asU8()).getCreator_asU8(),
    )
    .filter((creator) => creator.length > 0)
    .map(parseIdentity);
}
