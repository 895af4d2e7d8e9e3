import type { peer } from '@hyperledger/fabric-protos';
import { ProposalError } from '../endorsement/proposal-error.js';
import { unpackProposal, type UnpackedProposal } from '../endorsement/unpack-proposal.js';
import { RpcError } from '../wire/rpc-error.js';

/**
 * Takes the proposal out of a gateway request.
 *
 * @throws RpcError INVALID_ARGUMENT
 */
export function openRequest(signed: peer.SignedProposal): UnpackedProposal {
  if (signed.getProposalBytes_asU8().length === 0) {
    throw invalid('a signed proposal is required');
  }
  let proposal: UnpackedProposal;
  try {
    proposal = unpackProposal(signed);
  } catch (error) {
    throw error instanceof ProposalError ? invalid(error.message) : error;
  }
  if (proposal.channel === '') {
    throw invalid('no channel id provided');
  }
  return proposal;
}

function invalid(reason: string): RpcError {
  return new RpcError('INVALID_ARGUMENT', `failed to unpack transaction proposal: ${reason}`);
}
