import type { peer } from '@hyperledger/fabric-protos';
import type { Endorser, TriedProposal } from '../endorsement/endorser.js';
import { ProposalError } from '../endorsement/proposal-error.js';
import type { NodeFailure, RpcStatus } from '../wire/rpc-error.js';

/** What came of sending a proposal to a peer, sorted as Fabric's gateway sorts it (`responseStatus`). */
export type Trial =
  | { readonly ok: true; readonly endorser: Endorser; readonly tried: TriedProposal }
  | {
      readonly ok: false;
      readonly status: RpcStatus;
      readonly failure: NodeFailure;
      /** Whether another peer may do better. */
      readonly retry: boolean;
    };

/** Sends a proposal to a peer. `local`: it is the gateway's own, which tells a refusal from a peer that is away. */
export async function tryOn(
  endorser: Endorser,
  signed: peer.SignedProposal,
  options: { readonly local: boolean },
): Promise<Trial> {
  let tried: TriedProposal;
  try {
    tried = await endorser.tryProposal(signed);
  } catch (error) {
    if (!(error instanceof ProposalError)) {
      throw error;
    }
    return options.local
      ? failed(endorser, { status: 'FAILED_PRECONDITION', message: error.message, retry: false })
      : failed(endorser, {
          status: 'UNAVAILABLE',
          message: `rpc error: code = Unknown desc = ${error.message}`,
          retry: true,
        });
  }
  const response = tried.response.getResponse();
  const status = response?.getStatus() ?? 0;
  const message = response?.getMessage() ?? '';
  if (status >= 200 && status < 400) {
    return { ok: true, endorser, tried };
  }
  const fromPeer = status === 500 && tried.response.getPayload_asU8().length === 0;
  return fromPeer
    ? failed(endorser, { status: 'ABORTED', message, retry: true })
    : failed(endorser, {
        status: 'UNKNOWN',
        message: `chaincode response ${status}, ${message}`,
        retry: false,
      });
}

function failed(
  { peer: { address, mspId } }: Endorser,
  outcome: { readonly status: RpcStatus; readonly message: string; readonly retry: boolean },
): Trial {
  const { status, message, retry } = outcome;
  return { ok: false, status, retry, failure: { address, mspId, message } };
}
