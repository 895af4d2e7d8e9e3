import type { peer } from '@hyperledger/fabric-protos';
import type { Endorser } from '../endorsement/endorser.js';
import { answerFromAfar } from '../endorsement/expiry-filter.js';
import { ProposalError } from '../endorsement/proposal-error.js';
import type { NodeFailure, RpcStatus } from '../wire/rpc-error.js';

/** What came of sending a proposal to a peer, sorted as Fabric's gateway sorts it (`responseStatus`). */
export type Trial =
  | { readonly ok: true; readonly endorser: Endorser; readonly response: peer.ProposalResponse }
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
  let answer: peer.ProposalResponse;
  try {
    answer = await (options.local ? endorser.processProposal(signed) : answerFromAfar(endorser, signed));
  } catch (error) {
    return refused(endorser, error, options);
  }
  const response = answer.getResponse();
  const status = response?.getStatus() ?? 0;
  const message = response?.getMessage() ?? '';
  if (status >= 200 && status < 400) {
    return { ok: true, endorser, response: answer };
  }
  const fromPeer = status === 500 && answer.getPayload_asU8().length === 0;
  return fromPeer
    ? failed(endorser, { status: 'ABORTED', message, retry: true })
    : failed(endorser, {
        status: 'UNKNOWN',
        message: `chaincode response ${status}, ${message}`,
        retry: false,
      });
}

function refused(endorser: Endorser, error: unknown, { local }: { readonly local: boolean }): Trial {
  if (!(error instanceof ProposalError)) {
    throw error;
  }
  return local
    ? failed(endorser, { status: 'FAILED_PRECONDITION', message: error.message, retry: false })
    : failed(endorser, {
        status: 'UNAVAILABLE',
        message: `rpc error: code = Unknown desc = ${error.message}`,
        retry: true,
      });
}

function failed(
  { peer: { address, mspId } }: Endorser,
  outcome: { readonly status: RpcStatus; readonly message: string; readonly retry: boolean },
): Trial {
  const { status, message, retry } = outcome;
  return { ok: false, status, retry, failure: { address, mspId, message } };
}
