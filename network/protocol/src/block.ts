import {
  Block,
  BlockMetadataIndex,
  LastConfig,
  Metadata,
  OrdererBlockMetadata,
} from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { DER_TAG, derElement, derInteger } from './der.js';
import { ProtocolError } from './errors.js';
import { decode } from './message.js';
import { sha256 } from './sha256.js';
import type { DecodedTransaction } from './transaction.js';
import { decodeTransaction } from './transaction.js';
import { VALIDATION_CODES } from './validation-code.js';

export type { DecodedTransaction } from './transaction.js';

/** What chains blocks together. */
export interface BlockHeader {
  readonly number: bigint;
  readonly previousHash: Uint8Array;
  readonly dataHash: Uint8Array;
}

/** A block taken apart. */
export interface DecodedBlock extends BlockHeader {
  /** Computed here, not taken from the block: the next block's `previousHash` must equal it. */
  readonly headerHash: Uint8Array;
  readonly transactions: readonly DecodedTransaction[];
  /** Number of the newest configuration block up to this one, by the orderer's signed metadata. */
  readonly lastConfig?: bigint;
  /** Metadata slot 4: chained over all state changes so far. Absent before a peer has committed the block. */
  readonly commitHash?: Uint8Array;
}

/** DER of the header, SEQUENCE{number, previousHash, dataHash}: what is hashed and what an orderer signs last. */
export function headerBytes(header: BlockHeader): Uint8Array {
  return derElement(
    DER_TAG.sequence,
    derInteger(header.number),
    derElement(DER_TAG.octetString, header.previousHash),
    derElement(DER_TAG.octetString, header.dataHash),
  );
}

/** SHA-256 of the header's DER: the block's identity. */
export function headerHash(header: BlockHeader): Uint8Array {
  return sha256(headerBytes(header));
}

/** SHA-256 of all envelopes one after another. */
export function dataHash(envelopes: readonly Uint8Array[]): Uint8Array {
  return sha256(...envelopes);
}

/** Takes `common.Block` apart; throws BAD_ENCODING when the frame is broken. Hashes are reported, not judged. */
export function decodeBlock(bytes: Uint8Array): DecodedBlock {
  const block = decode(Block, bytes);
  const message = block.getHeader();
  if (message === undefined)
    throw new ProtocolError('BAD_ENCODING', { format: 'block', detail: 'no header' });
  const header: BlockHeader = {
    number: BigInt(message.getNumber()),
    previousHash: message.getPreviousHash_asU8(),
    dataHash: message.getDataHash_asU8(),
  };
  const slots = block.getMetadata()?.getMetadataList_asU8() ?? [];
  const flags = slots[BlockMetadataIndex.TRANSACTIONS_FILTER];
  const envelopes = block.getData()?.getDataList_asU8() ?? [];
  return {
    ...header,
    headerHash: headerHash(header),
    transactions: envelopes.map((envelope, index) =>
      decodeTransaction(envelope, flags?.[index] ?? VALIDATION_CODES.NOT_VALIDATED),
    ),
    ...lastConfigOf(slots),
    ...commitHashOf(slots),
  };
}

/** Since Fabric 2.0 the index is in the signed value; earlier blocks have it in a slot of its own. */
function lastConfigOf(slots: readonly Uint8Array[]): Pick<DecodedBlock, 'lastConfig'> {
  const signed = metadataValue(slots[BlockMetadataIndex.SIGNATURES]);
  const own = metadataValue(slots[BlockMetadataIndex.LAST_CONFIG]);
  const index =
    decode(OrdererBlockMetadata, signed).getLastConfig() ??
    (own.length > 0 ? decode(LastConfig, own) : undefined);
  return index ? { lastConfig: BigInt(index.getIndex()) } : {};
}

function commitHashOf(slots: readonly Uint8Array[]): Pick<DecodedBlock, 'commitHash'> {
  const value = metadataValue(slots[BlockMetadataIndex.COMMIT_HASH]);
  return value.length > 0 ? { commitHash: value } : {};
}

function metadataValue(slot: Uint8Array | undefined): Uint8Array {
  return slot && slot.length > 0 ? decode(Metadata, slot).getValue_asU8() : new Uint8Array();
}
