import { decode } from '@fabric-governance/protocol/message';
import { decodeReadWriteSet } from '@fabric-governance/protocol/rwset';
import { validationCodeName } from '@fabric-governance/protocol/validation-code';
import { common, peer } from '@hyperledger/fabric-protos';
import type { NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { TRANSACTIONS_FILTER } from '../ledger/block-metadata.js';

/** A transaction of a block that was validated before. */
export interface StoredTransaction {
  /** Empty where the envelope names none, or cannot be read. */
  readonly txId: string;
  readonly type: 'endorser' | 'config' | 'other';
  readonly code: number;
  /** Serialized google.protobuf.Timestamp. */
  readonly timestamp: Uint8Array | undefined;
  /** Payload data: a Transaction, or a ConfigEnvelope. */
  readonly data: Uint8Array;
}

/** Reads a committed block's transactions by their codes, without judging them again. */
export function storedTransactions(block: common.Block): StoredTransaction[] {
  const codes = block.getMetadata()?.getMetadataList_asU8()[TRANSACTIONS_FILTER] ?? new Uint8Array();
  const envelopes = block.getData()?.getDataList_asU8() ?? [];
  return envelopes.map((bytes, index) => {
    const code = codes[index] ?? peer.TxValidationCode.NOT_VALIDATED;
    try {
      return { ...readTransaction(bytes), code };
    } catch (cause) {
      // Anyone who may write can have garbage ordered; it stands in the block with its code and does nothing.
      if (code === peer.TxValidationCode.VALID) {
        throw new Error(`transaction ${index} is valid (${validationCodeName(code)}) but unreadable`, {
          cause,
        });
      }
      return { txId: '', type: 'other' as const, code, timestamp: undefined, data: new Uint8Array() };
    }
  });
}

/** The endorsed effect of a stored chaincode call. */
export function storedAction(data: Uint8Array): peer.ChaincodeAction {
  const [action] = decode(peer.Transaction, data).getActionsList();
  const payload = decode(peer.ChaincodeActionPayload, action?.getPayload_asU8() ?? new Uint8Array());
  const answer = payload.getAction()?.getProposalResponsePayload_asU8() ?? new Uint8Array();
  return decode(peer.ChaincodeAction, decode(peer.ProposalResponsePayload, answer).getExtension_asU8());
}

/** The reads and writes of a stored chaincode call. */
export function storedReadWriteSet(data: Uint8Array): readonly NamespaceReadWriteSet[] {
  return decodeReadWriteSet(storedAction(data).getResults_asU8());
}

function readTransaction(bytes: Uint8Array): Omit<StoredTransaction, 'code'> {
  const payload = decode(common.Payload, decode(common.Envelope, bytes).getPayload_asU8());
  const header = decode(
    common.ChannelHeader,
    payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array(),
  );
  return {
    txId: header.getTxId(),
    type: typeOf(header.getType()),
    timestamp: header.getTimestamp()?.serializeBinary(),
    data: payload.getData_asU8(),
  };
}

function typeOf(type: number): StoredTransaction['type'] {
  switch (type) {
    case common.HeaderType.ENDORSER_TRANSACTION:
      return 'endorser';
    case common.HeaderType.CONFIG:
      return 'config';
    default:
      return 'other';
  }
}
