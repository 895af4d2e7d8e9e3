import { parseIdentity } from '@fabric-governance/protocol/identity';
import { decode } from '@fabric-governance/protocol/message';
import { common, peer } from '@hyperledger/fabric-protos';
import { createHash } from 'node:crypto';
import { ProposalError } from './proposal-error.js';

/** A signed proposal taken apart, nothing of it checked. */
export interface UnpackedProposal {
  readonly signed: peer.SignedProposal;
  readonly channel: string;
  readonly txId: string;
  readonly chaincode: string;
  readonly input: peer.ChaincodeInput;
  readonly channelHeader: common.ChannelHeader;
  /** As received: it is hashed, and stands in the transaction. */
  readonly header: common.Header;
  readonly creator: Uint8Array;
  /** Empty where the creator cannot be read. */
  readonly creatorMspId: string;
  readonly nonce: Uint8Array;
  readonly hasTransientData: boolean;
  /** The payload without transient data: the form that is hashed and stands in the transaction. */
  readonly publicPayload: Uint8Array;
  /** What endorsers bind their answer to. */
  readonly hash: Uint8Array;
}

// Gateway and peers of this process hand the same message on; it is taken apart once. Nobody changes it.
const unpacked = new WeakMap<peer.SignedProposal, UnpackedProposal>();

/**
 * Takes a proposal apart.
 *
 * @throws ProposalError when parts are missing or cannot be read
 */
export function unpackProposal(signed: peer.SignedProposal): UnpackedProposal {
  const known = unpacked.get(signed);
  if (known !== undefined) {
    return known;
  }
  try {
    const proposal = unpack(signed);
    unpacked.set(signed, proposal);
    return proposal;
  } catch (cause) {
    if (cause instanceof ProposalError) {
      throw cause;
    }
    throw new ProposalError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function unpack(signed: peer.SignedProposal): UnpackedProposal {
  const proposal = decode(peer.Proposal, signed.getProposalBytes_asU8());
  const header = decode(common.Header, proposal.getHeader_asU8());
  const channelHeader = decode(common.ChannelHeader, header.getChannelHeader_asU8());
  const signatureHeader = decode(common.SignatureHeader, header.getSignatureHeader_asU8());
  const extension = decode(peer.ChaincodeHeaderExtension, channelHeader.getExtension_asU8());
  const chaincode = extension.getChaincodeId()?.getName();
  if (chaincode === undefined) {
    throw new ProposalError('ChaincodeHeaderExtension.ChaincodeId is nil');
  }
  if (chaincode === '') {
    throw new ProposalError('ChaincodeHeaderExtension.ChaincodeId.Name is empty');
  }
  const payload = decode(peer.ChaincodeProposalPayload, proposal.getPayload_asU8());
  const invocation = decode(peer.ChaincodeInvocationSpec, payload.getInput_asU8());
  const input = invocation.getChaincodeSpec()?.getInput();
  if (input === undefined) {
    throw new ProposalError('chaincode input did not contain any input');
  }
  const publicPayload = withoutTransient(payload);
  return {
    signed,
    channel: channelHeader.getChannelId(),
    txId: channelHeader.getTxId(),
    chaincode,
    input,
    channelHeader,
    header,
    creator: signatureHeader.getCreator_asU8(),
    creatorMspId: mspIdOf(signatureHeader.getCreator_asU8()),
    nonce: signatureHeader.getNonce_asU8(),
    hasTransientData: payload.getTransientmapMap().getLength() > 0,
    publicPayload,
    hash: createHash('sha256')
      .update(header.getChannelHeader_asU8())
      .update(header.getSignatureHeader_asU8())
      .update(publicPayload)
      .digest(),
  };
}

function withoutTransient(payload: peer.ChaincodeProposalPayload): Uint8Array {
  const open = new peer.ChaincodeProposalPayload();
  open.setInput(payload.getInput_asU8());
  return open.serializeBinary();
}

function mspIdOf(creator: Uint8Array): string {
  try {
    return parseIdentity(creator).mspId;
  } catch {
    return ''; // Whoever checks the creator says that it is malformed.
  }
}
