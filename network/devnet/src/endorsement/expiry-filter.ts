import type { peer } from '@hyperledger/fabric-protos';
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
  if (isExpired(unpackProposal(signed).creator, Date.now())) {
    throw new ProposalError('proposal client identity expired');
  }
  return endorser.processProposal(signed);
}
