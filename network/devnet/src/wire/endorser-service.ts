import type { peer } from '@hyperledger/fabric-protos';
import type { Endorser } from '../endorsement/endorser.js';
import { answerFromAfar } from '../endorsement/expiry-filter.js';
import { ProposalError } from '../endorsement/proposal-error.js';
import { unary } from './handlers.js';
import { RpcError } from './rpc-error.js';

/** `protos.Endorser` of one peer. */
export function endorserService(endorser: Endorser): peer.IEndorserServer {
  return {
    processProposal: unary(async (signed: peer.SignedProposal) => {
      try {
        return await answerFromAfar(endorser, signed);
      } catch (error) {
        throw error instanceof ProposalError ? new RpcError('UNKNOWN', error.message) : error;
      }
    }),
  };
}
