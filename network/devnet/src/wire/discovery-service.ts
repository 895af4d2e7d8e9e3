import { decode } from '@fabric-governance/protocol/message';
import { discovery } from '@hyperledger/fabric-protos';
import { answerQuery } from '../discovery/answer-query.js';
import type { PeerNode } from '../endorsement/peer-node.js';
import type { NetworkView } from '../gateway/network-view.js';
import { unary } from './handlers.js';
import { RpcError } from './rpc-error.js';

/** `discovery.Discovery` of one peer, by which Fabric's older client libraries find peers, orderers and endorsers. */
export function discoveryService(node: PeerNode, network: NetworkView): discovery.IDiscoveryServer {
  return {
    discover: unary((signed: discovery.SignedRequest) => {
      const message = signed.getPayload_asU8();
      const request = openRequest(message);
      const client = {
        identity: request.getAuthentication()?.getClientIdentity_asU8() ?? new Uint8Array(),
        message,
        signature: signed.getSignature_asU8(),
      };
      const response = new discovery.Response();
      response.setResultsList(
        request.getQueriesList().map((query) => answerQuery(query, client, { viewer: node, network })),
      );
      return Promise.resolve(response);
    }),
  };
}

function openRequest(payload: Uint8Array): discovery.Request {
  let request: discovery.Request;
  try {
    request = decode(discovery.Request, payload);
  } catch (error) {
    throw new RpcError('UNKNOWN', `failed parsing request: ${String(error)}`);
  }
  const authentication = request.getAuthentication();
  if (authentication === undefined) {
    throw new RpcError('UNKNOWN', 'access denied, no authentication info in request');
  }
  if (authentication.getClientIdentity_asU8().length === 0) {
    throw new RpcError('UNKNOWN', "access denied, client identity wasn't supplied");
  }
  return request;
}
