import { decode } from '@fabric-governance/protocol/message';
import { common } from '@hyperledger/fabric-protos';
import { transactionId } from '../crypto/transaction-id.js';
import type { MspManager } from '../msp/msp.js';
import { orFault, TransactionFault } from './transaction-fault.js';

/** An envelope whose frame holds: headers are sound and the creator signed it. */
export interface OpenedEnvelope {
  readonly type: 'endorser' | 'config';
  readonly channel: string;
  readonly txId: string;
  readonly header: common.Header;
  readonly channelHeader: common.ChannelHeader;
  readonly data: Uint8Array;
}

const KNOWN_TYPES: readonly number[] = [
  common.HeaderType.ENDORSER_TRANSACTION,
  common.HeaderType.CONFIG_UPDATE,
  common.HeaderType.CONFIG,
];

/**
 * Opens an envelope of a block in the order Fabric does (`ValidateTransaction`), so that an envelope with several
 * faults gets the same code.
 *
 * @throws TransactionFault
 */
export function openEnvelope(bytes: Uint8Array, msps: MspManager): OpenedEnvelope {
  const envelope = orFault('INVALID_OTHER_REASON', () => decode(common.Envelope, bytes));
  if (bytes.length === 0) {
    throw new TransactionFault('NIL_ENVELOPE', 'nil envelope');
  }
  const payload = orFault('BAD_PAYLOAD', () => decode(common.Payload, envelope.getPayload_asU8()));
  const header = payload.getHeader();
  const { channelHeader, signatureHeader } = openHeaders(header);
  if (header === undefined) {
    throw new TransactionFault('BAD_COMMON_HEADER', 'nil header');
  }
  checkSignature(envelope, signatureHeader.getCreator_asU8(), msps);
  const opened = {
    channel: channelHeader.getChannelId(),
    txId: channelHeader.getTxId(),
    header,
    channelHeader,
    data: payload.getData_asU8(),
  };
  switch (channelHeader.getType()) {
    case common.HeaderType.ENDORSER_TRANSACTION:
      if (transactionId(signatureHeader.getNonce_asU8(), signatureHeader.getCreator_asU8()) !== opened.txId) {
        throw new TransactionFault('BAD_PROPOSAL_TXID', `invalid txid. got [${opened.txId}]`);
      }
      return { ...opened, type: 'endorser' };
    case common.HeaderType.CONFIG:
      return { ...opened, type: 'config' };
    default:
      throw new TransactionFault('UNSUPPORTED_TX_PAYLOAD', 'a configuration update is no transaction');
  }
}

function openHeaders(header: common.Header | undefined): {
  channelHeader: common.ChannelHeader;
  signatureHeader: common.SignatureHeader;
} {
  return orFault('BAD_COMMON_HEADER', () => {
    if (header === undefined) {
      throw new Error('nil header');
    }
    const channelHeader = decode(common.ChannelHeader, header.getChannelHeader_asU8());
    const signatureHeader = decode(common.SignatureHeader, header.getSignatureHeader_asU8());
    if (!KNOWN_TYPES.includes(channelHeader.getType())) {
      throw new Error(`invalid header type ${channelHeader.getType()}`);
    }
    if (channelHeader.getEpoch() !== 0) {
      throw new Error(`invalid Epoch in ChannelHeader. Expected 0, got [${channelHeader.getEpoch()}]`);
    }
    checkSignatureHeader(signatureHeader);
    return { channelHeader, signatureHeader };
  });
}

/** Nonce and creator must be there. */
export function checkSignatureHeader(header: common.SignatureHeader): void {
  if (header.getNonce_asU8().length === 0) {
    throw new Error('invalid nonce specified in the header');
  }
  if (header.getCreator_asU8().length === 0) {
    throw new Error('invalid creator specified in the header');
  }
}

function checkSignature(envelope: common.Envelope, creator: Uint8Array, msps: MspManager): void {
  orFault('BAD_CREATOR_SIGNATURE', () => {
    const identity = msps.deserialize(creator);
    if (!identity.verify(envelope.getPayload_asU8(), envelope.getSignature_asU8())) {
      throw new Error("creator's signature over the proposal is not valid");
    }
  });
}
