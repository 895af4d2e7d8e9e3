import { decode, type MessageType } from '@fabric-governance/protocol/message';
import { common, peer } from '@hyperledger/fabric-protos';
import type { Message } from 'google-protobuf';
import { NOT_PARSED } from '../chaincode/shim-request.js';
import { isExpired } from '../msp/expiry.js';
import type { Endorser } from './endorser.js';
import { ProposalError } from './proposal-error.js';
import { unpackProposal } from './unpack-proposal.js';

/**
 * A peer's answer to a proposal that another program sends it. Before all else it refuses a creator whose certificate
 * has expired. The gateway in the peer's own process goes past this, as in Fabric 2.5.
 *
 * @throws ProposalError
 */
export async function answerFromAfar(
  endorser: Endorser,
  signed: peer.SignedProposal,
): Promise<peer.ProposalResponse> {
  if (isExpired(creatorOf(signed), Date.now())) {
    throw new ProposalError('proposal client identity expired');
  }
  return endorser.processProposal(signed);
}

/** Fabric's filter reads no more of a proposal than it needs; what else is wrong is for the endorser to say. */
function creatorOf(signed: peer.SignedProposal): Uint8Array {
  try {
    return unpackProposal(signed).creator;
  } catch (error) {
    if (!(error instanceof ProposalError)) {
      throw error;
    }
  }
  const proposal = read(peer.Proposal, signed.getProposalBytes_asU8(), ['proposal', 'Proposal']);
  const header = read(common.Header, proposal.getHeader_asU8(), ['header', 'Header']);
  const names = ['signature header', 'SignatureHeader'] as const;
  return read(common.SignatureHeader, header.getSignatureHeader_asU8(), names).getCreator_asU8();
}

function read<Part extends Message>(
  type: MessageType<Part>,
  bytes: Uint8Array,
  [what, name]: readonly [what: string, name: string],
): Part {
  try {
    return decode(type, bytes);
  } catch (cause) {
    throw new ProposalError(`failed parsing ${what}: error unmarshalling ${name}: ${NOT_PARSED}`, { cause });
  }
}
