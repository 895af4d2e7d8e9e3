import { gateway, peer } from '@hyperledger/fabric-protos';
import type { Endorser } from '../endorsement/endorser.js';
import type { UnpackedProposal } from '../endorsement/unpack-proposal.js';
import { RpcError, type NodeFailure } from '../wire/rpc-error.js';
import type { NetworkView } from './network-view.js';
import { openRequest } from './open-request.js';
import { noConfig } from './submit.js';
import { tryOn } from './trial.js';

/**
 * Runs a query on one peer, the gateway's own where it can, and gives the answer back unendorsed.
 *
 * @throws RpcError
 */
export async function evaluate(
  request: gateway.EvaluateRequest,
  own: Endorser,
  network: NetworkView,
): Promise<gateway.EvaluateResponse> {
  const signed = request.getProposedTransaction() ?? new peer.SignedProposal();
  const proposal = openRequest(signed);
  if (own.peer.channel(proposal.channel) === undefined) {
    throw new RpcError('UNAVAILABLE', noConfig(proposal.channel));
  }
  const candidates = evaluators(proposal, request.getTargetOrganizationsList(), { own, network });
  const failures: NodeFailure[] = [];
  for (const endorser of candidates) {
    const trial = await tryOn(endorser, signed, { local: endorser === own });
    if (trial.ok) {
      const response = new gateway.EvaluateResponse();
      response.setResult(trial.response.getResponse());
      return response;
    }
    failures.push(trial.failure);
    if (!trial.retry) {
      const message = `evaluate call to endorser returned error: ${trial.failure.message}`;
      throw new RpcError(trial.status, message, failures);
    }
    if (endorser === candidates.at(-1)) {
      const message = 'failed to evaluate transaction, see attached details for more info';
      throw new RpcError(trial.status, message, failures);
    }
  }
  throw noPeers(proposal);
}

function evaluators(
  proposal: UnpackedProposal,
  targets: readonly string[],
  { own, network }: { readonly own: Endorser; readonly network: NetworkView },
): readonly Endorser[] {
  // Transient data goes to no other organisation unless the client names it.
  const isProtected = proposal.hasTransientData && targets.length === 0;
  const allowed = isProtected ? [own.peer.mspId] : targets;
  const candidates = [...network.withChaincode(proposal.channel, proposal.chaincode, own.peer)]
    .filter(([mspId]) => allowed.length === 0 || allowed.includes(mspId))
    .map(([, endorser]) => endorser);
  if (candidates.length === 0) {
    throw noPeers(
      proposal,
      isProtected
        ? "no endorsers found in the gateway's organization; retry specifying target organization(s) to protect " +
            'transient data: '
        : '',
    );
  }
  return [
    ...candidates.filter((endorser) => endorser === own),
    ...candidates.filter((endorser) => endorser !== own),
  ];
}

function noPeers({ chaincode, channel }: UnpackedProposal, before = ''): RpcError {
  const message = `no peers available to evaluate chaincode ${chaincode} in channel ${channel}`;
  return new RpcError('FAILED_PRECONDITION', before + message);
}
