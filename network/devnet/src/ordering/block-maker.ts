import { headerBytes } from '@fabric-governance/protocol/block';
import { assembleBlock } from '@fabric-governance/protocol/block-assembly';
import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';
import { randomNonce, type Signer } from '../crypto/signer.js';
import { metadataSlots, setMetadataSlots, SIGNATURES } from '../ledger/block-metadata.js';

/** The next block's place in the chain. */
export interface BlockPlace {
  readonly number: bigint;
  readonly previousHash: Uint8Array;
  /** Number of the newest configuration block; a configuration block names itself. */
  readonly lastConfig: bigint;
}

/** Makes and signs a block: the orderer's signature is over metadata value ‖ signature header ‖ block header. */
export function makeBlock(
  place: BlockPlace,
  envelopes: readonly Uint8Array[],
  orderer: Signer,
): common.Block {
  const block = decode(common.Block, assembleBlock({ ...place, envelopes }));
  const slots = metadataSlots(block);
  const metadata = decode(common.Metadata, slots[SIGNATURES] ?? new Uint8Array());
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(orderer.identity);
  signatureHeader.setNonce(randomNonce());
  const headerOfSignature = signatureHeader.serializeBinary();
  const signature = new common.MetadataSignature();
  signature.setSignatureHeader(headerOfSignature);
  const header = headerBytes({
    number: place.number,
    previousHash: place.previousHash,
    dataHash: block.getHeader()?.getDataHash_asU8() ?? new Uint8Array(),
  });
  signature.setSignature(orderer.sign(Buffer.concat([metadata.getValue_asU8(), headerOfSignature, header])));
  metadata.setSignaturesList([signature]);
  slots[SIGNATURES] = metadata.serializeBinary();
  setMetadataSlots(block, slots);
  return block;
}
