import {
  ChannelHeader,
  Header,
  HeaderType,
  SignatureHeader,
} from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { ProposedTransaction } from '@hyperledger/fabric-protos/lib/gateway/gateway_pb.js';
import {
  ChaincodeID,
  ChaincodeInput,
  ChaincodeInvocationSpec,
  ChaincodeSpec,
} from '@hyperledger/fabric-protos/lib/peer/chaincode_pb.js';
import {
  ChaincodeHeaderExtension,
  ChaincodeProposalPayload,
  Proposal,
  SignedProposal,
} from '@hyperledger/fabric-protos/lib/peer/proposal_pb.js';
import { toHex, utf8 } from './bytes.js';
import { ProtocolError } from './errors.js';
import { decode } from './message.js';
import { sha256 } from './sha256.js';
import type { WireTime } from './timestamp.js';
import { timestampMessage, wireTime } from './timestamp.js';

/** What a client asks a chaincode to do. The nonce is 24 random bytes in Fabric's own clients. */
export interface ProposalRequest {
  readonly channel: string;
  readonly chaincode: string;
  /** Function name first. */
  readonly args: readonly (string | Uint8Array)[];
  /** Reaches the endorsers but not the ledger. */
  readonly transient?: Readonly<Record<string, Uint8Array>>;
  /** A serialized identity. */
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
  readonly timestamp: WireTime;
}

/** A proposal taken apart. Header and payload bytes are as received, for they are hashed and signed. */
export interface ParsedProposal {
  readonly channel: string;
  readonly chaincode: string;
  /** `common.HeaderType`. */
  readonly headerType: number;
  readonly txId: string;
  readonly args: readonly Uint8Array[];
  readonly isInit: boolean;
  readonly transient: ReadonlyMap<string, Uint8Array>;
  readonly creator: Uint8Array;
  readonly nonce: Uint8Array;
  readonly timestamp: WireTime | undefined;
  readonly headerBytes: Uint8Array;
  readonly channelHeaderBytes: Uint8Array;
  readonly signatureHeaderBytes: Uint8Array;
  /** Without the transient data: the form that goes into the transaction. */
  readonly publicPayloadBytes: Uint8Array;
}

/** Transaction id: hex SHA-256 of nonce ‖ creator, so that nobody can choose it or take another's. */
export function computeTxId(nonce: Uint8Array, creator: Uint8Array): string {
  return toHex(sha256(nonce, creator));
}

/**
 * Builds `peer.Proposal` for a chaincode call. Sign the bytes (ECDSA over their SHA-256, low-S) and the peer accepts
 * it. Throws BAD_ENCODING for the one transient name that can not be encoded, `__proto__`.
 */
export function buildProposal(request: ProposalRequest): { txId: string; proposalBytes: Uint8Array } {
  const txId = computeTxId(request.nonce, request.creator);
  const header = new Header();
  header.setChannelHeader(channelHeader(request, txId).serializeBinary());
  header.setSignatureHeader(signatureHeader(request).serializeBinary());
  const proposal = new Proposal();
  proposal.setHeader(header.serializeBinary());
  proposal.setPayload(proposalPayload(request).serializeBinary());
  return { txId, proposalBytes: proposal.serializeBinary() };
}

/** Takes `peer.Proposal` apart; throws BAD_ENCODING. It checks nothing: not the id, not the creator, not the channel. */
export function parseProposal(proposalBytes: Uint8Array): ParsedProposal {
  const proposal = decode(Proposal, proposalBytes);
  const header = decode(Header, proposal.getHeader_asU8());
  const channel = decode(ChannelHeader, header.getChannelHeader_asU8());
  const signature = decode(SignatureHeader, header.getSignatureHeader_asU8());
  const payload = decode(ChaincodeProposalPayload, proposal.getPayload_asU8());
  const input = decode(ChaincodeInvocationSpec, payload.getInput_asU8()).getChaincodeSpec()?.getInput();
  const extension = decode(ChaincodeHeaderExtension, channel.getExtension_asU8());
  return {
    channel: channel.getChannelId(),
    chaincode: extension.getChaincodeId()?.getName() ?? '',
    headerType: channel.getType(),
    txId: channel.getTxId(),
    args: input?.getArgsList_asU8() ?? [],
    isInit: input?.getIsInit() ?? false,
    transient: new Map(payload.getTransientmapMap().getEntryList().map(asBytesEntry)),
    creator: signature.getCreator_asU8(),
    nonce: signature.getNonce_asU8(),
    timestamp: wireTime(channel.getTimestamp()),
    headerBytes: proposal.getHeader_asU8(),
    channelHeaderBytes: header.getChannelHeader_asU8(),
    signatureHeaderBytes: header.getSignatureHeader_asU8(),
    publicPayloadBytes: withoutTransient(payload),
  };
}

/** What endorsers bind their answer to: SHA-256 of channel header ‖ signature header ‖ payload without transient data. */
export function proposalHash(
  proposal: Pick<ParsedProposal, 'channelHeaderBytes' | 'signatureHeaderBytes' | 'publicPayloadBytes'>,
): Uint8Array {
  return sha256(proposal.channelHeaderBytes, proposal.signatureHeaderBytes, proposal.publicPayloadBytes);
}

/** `gateway.ProposedTransaction`, the form that fabric-gateway's `newSignedProposal` takes beside the signature. */
export function proposedTransactionBytes(proposed: {
  readonly txId: string;
  readonly proposalBytes: Uint8Array;
  readonly endorsingOrganizations?: readonly string[];
}): Uint8Array {
  const signed = new SignedProposal();
  signed.setProposalBytes(proposed.proposalBytes);
  const message = new ProposedTransaction();
  message.setTransactionId(proposed.txId);
  message.setProposal(signed);
  message.setEndorsingOrganizationsList([...(proposed.endorsingOrganizations ?? [])]);
  return message.serializeBinary();
}

/** Takes `gateway.ProposedTransaction` apart; throws BAD_ENCODING. */
export function parseProposedTransaction(bytes: Uint8Array): {
  txId: string;
  proposalBytes: Uint8Array;
  endorsingOrganizations: readonly string[];
} {
  const message = decode(ProposedTransaction, bytes);
  return {
    txId: message.getTransactionId(),
    proposalBytes: message.getProposal()?.getProposalBytes_asU8() ?? new Uint8Array(),
    endorsingOrganizations: message.getEndorsingOrganizationsList(),
  };
}

function channelHeader(request: ProposalRequest, txId: string): ChannelHeader {
  const extension = new ChaincodeHeaderExtension();
  extension.setChaincodeId(chaincodeId(request.chaincode));
  const header = new ChannelHeader();
  header.setType(HeaderType.ENDORSER_TRANSACTION);
  header.setTimestamp(timestampMessage(request.timestamp));
  header.setChannelId(request.channel);
  header.setTxId(txId);
  header.setExtension$(extension.serializeBinary());
  return header;
}

function signatureHeader({ creator, nonce }: ProposalRequest): SignatureHeader {
  const header = new SignatureHeader();
  header.setCreator(creator);
  header.setNonce(nonce);
  return header;
}

function proposalPayload(request: ProposalRequest): ChaincodeProposalPayload {
  const input = new ChaincodeInput();
  input.setArgsList(request.args.map((arg) => (typeof arg === 'string' ? utf8(arg) : arg)));
  const spec = new ChaincodeSpec();
  spec.setType(ChaincodeSpec.Type.NODE);
  spec.setChaincodeId(chaincodeId(request.chaincode));
  spec.setInput(input);
  const invocation = new ChaincodeInvocationSpec();
  invocation.setChaincodeSpec(spec);
  const payload = new ChaincodeProposalPayload();
  payload.setInput(invocation.serializeBinary());
  for (const [name, value] of Object.entries(request.transient ?? {})) {
    // google-protobuf keeps map entries in a plain object, where this name is lost.
    if (name === '__proto__') throw new ProtocolError('BAD_ENCODING', { format: 'transient', detail: name });
    payload.getTransientmapMap().set(name, value);
  }
  return payload;
}

function chaincodeId(name: string): ChaincodeID {
  const id = new ChaincodeID();
  id.setName(name);
  return id;
}

function withoutTransient(payload: ChaincodeProposalPayload): Uint8Array {
  const open = new ChaincodeProposalPayload();
  open.setInput(payload.getInput_asU8());
  return open.serializeBinary();
}

function asBytesEntry([key, value]: [string, Uint8Array | string]): [string, Uint8Array] {
  return [key, typeof value === 'string' ? utf8(value) : value];
}
