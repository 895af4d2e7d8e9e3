import {
  ChannelHeader,
  Envelope,
  Header,
  HeaderType,
  Payload,
  SignatureHeader,
} from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { decode } from './message.js';
import type { WireTime } from './timestamp.js';
import { timestampMessage, wireTime } from './timestamp.js';

const HEADER_TYPES = {
  config: HeaderType.CONFIG,
  'config-update': HeaderType.CONFIG_UPDATE,
  endorser: HeaderType.ENDORSER_TRANSACTION,
  'deliver-seek': HeaderType.DELIVER_SEEK_INFO,
} as const;
export type EnvelopeType = keyof typeof HEADER_TYPES;

/** Version that Fabric's tools write into the headers of configuration messages. */
const CONFIG_HEADER_VERSION = 1;

/** What a payload says. */
export interface PayloadContent {
  readonly type: EnvelopeType;
  readonly channel: string;
  /** Empty except in endorser transactions and the genesis block. */
  readonly txId: string;
  /** A serialized identity. */
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
  readonly timestamp: WireTime;
  /** SHA-256 of the client's TLS certificate (DER), where Deliver runs over mutual TLS. */
  readonly tlsCertificateHash?: Uint8Array;
  readonly data: Uint8Array;
}

/** An envelope taken apart. */
export interface OpenedEnvelope {
  /** Absent for a header type that has no meaning here. */
  readonly type?: EnvelopeType;
  readonly headerType: number;
  readonly channel: string;
  readonly txId: string;
  readonly timestamp: WireTime | undefined;
  readonly tlsCertificateHash: Uint8Array;
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
  readonly data: Uint8Array;
  /** What the signature is over. */
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/** `common.Payload`: the bytes that an envelope's signature is over. */
export function buildPayload(content: PayloadContent): Uint8Array {
  const channelHeader = new ChannelHeader();
  channelHeader.setType(HEADER_TYPES[content.type]);
  if (content.type.startsWith('config')) channelHeader.setVersion(CONFIG_HEADER_VERSION);
  channelHeader.setTimestamp(timestampMessage(content.timestamp));
  channelHeader.setChannelId(content.channel);
  channelHeader.setTxId(content.txId);
  if (content.tlsCertificateHash) channelHeader.setTlsCertHash(content.tlsCertificateHash);
  const signatureHeader = new SignatureHeader();
  signatureHeader.setCreator(content.creator);
  signatureHeader.setNonce(content.nonce);
  const header = new Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  header.setSignatureHeader(signatureHeader.serializeBinary());
  const payload = new Payload();
  payload.setHeader(header);
  payload.setData(content.data);
  return payload.serializeBinary();
}

/** `common.Envelope` of a payload and the signature over it. */
export function buildEnvelope(payload: Uint8Array, signature: Uint8Array): Uint8Array {
  const envelope = new Envelope();
  envelope.setPayload(payload);
  envelope.setSignature(signature);
  return envelope.serializeBinary();
}

/** Takes `common.Envelope` apart; throws BAD_ENCODING. Nothing is verified. */
export function openEnvelope(envelopeBytes: Uint8Array): OpenedEnvelope {
  const envelope = decode(Envelope, envelopeBytes);
  const payload = decode(Payload, envelope.getPayload_asU8());
  const header = payload.getHeader() ?? new Header();
  const channelHeader = decode(ChannelHeader, header.getChannelHeader_asU8());
  const signatureHeader = decode(SignatureHeader, header.getSignatureHeader_asU8());
  const type = TYPE_OF.get(channelHeader.getType());
  return {
    ...(type && { type }),
    headerType: channelHeader.getType(),
    channel: channelHeader.getChannelId(),
    txId: channelHeader.getTxId(),
    timestamp: wireTime(channelHeader.getTimestamp()),
    tlsCertificateHash: channelHeader.getTlsCertHash_asU8(),
    creator: signatureHeader.getCreator_asU8(),
    nonce: signatureHeader.getNonce_asU8(),
    data: payload.getData_asU8(),
    payload: envelope.getPayload_asU8(),
    signature: envelope.getSignature_asU8(),
  };
}

const TYPE_OF: ReadonlyMap<number, EnvelopeType> = new Map([
  [HEADER_TYPES.config, 'config'],
  [HEADER_TYPES['config-update'], 'config-update'],
  [HEADER_TYPES.endorser, 'endorser'],
  [HEADER_TYPES['deliver-seek'], 'deliver-seek'],
] satisfies [number, EnvelopeType][]);
