import { headerBytes } from '@fabric-governance/protocol/block';
import { lastConfigSlots } from '@fabric-governance/protocol/block-assembly';
import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';
import { randomNonce, type Signer } from '../crypto/signer.js';
import { setMetadataSlots } from '../ledger/block-metadata.js';

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
  const dataHash = hashOf(envelopes);
  const header = new common.BlockHeader();
  header.setNumber(Number(place.number));
  header.setPreviousHash(place.previousHash);
  header.setDataHash(dataHash);
  const data = new common.BlockData();
  data.setDataList([...envelopes]);
  const block = new common.Block();
  block.setHeader(header);
  block.setData(data);
  const [signed, lastConfig] = lastConfigSlots(place.lastConfig);
  const signatures = sign(decode(common.Metadata, signed), headerBytes({ ...place, dataHash }), orderer);
  const empty = new Uint8Array();
  setMetadataSlots(block, [signatures, lastConfig, empty, empty, empty]);
  return block;
}

/** Fills metadata slot 0: its value with the orderer's signature. */
function sign(metadata: common.Metadata, header: Uint8Array, orderer: Signer): Uint8Array {
  const signatureHeader = new common.SignatureHeader();
  signatureHeader.setCreator(orderer.identity);
  signatureHeader.setNonce(randomNonce());
  const headerOfSignature = signatureHeader.serializeBinary();
  const signature = new common.MetadataSignature();
  signature.setSignatureHeader(headerOfSignature);
  signature.setSignature(orderer.sign(Buffer.concat([metadata.getValue_asU8(), headerOfSignature, header])));
  metadata.setSignaturesList([signature]);
  return metadata.serializeBinary();
}

/** SHA-256 of all envelopes one after another, by Node's hash: the protocol package's own runs in browsers too. */
function hashOf(envelopes: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const envelope of envelopes) {
    hash.update(envelope);
  }
  return hash.digest();
}
