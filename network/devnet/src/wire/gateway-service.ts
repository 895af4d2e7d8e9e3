import type { gateway } from '@hyperledger/fabric-protos';
import type { Endorser } from '../endorsement/endorser.js';
import { chaincodeEvents } from '../gateway/chaincode-events.js';
import { commitStatus } from '../gateway/commit-status.js';
import { endorse } from '../gateway/endorse.js';
import { evaluate } from '../gateway/evaluate.js';
import type { NetworkView } from '../gateway/network-view.js';
import { submit } from '../gateway/submit.js';
import type { OrderingService } from '../ordering/ordering-service.js';
import { serverStreaming, unary, waitingUnary } from './handlers.js';

/** `gateway.Gateway` of one peer. */
export function gatewayService(
  own: Endorser,
  network: NetworkView,
  ordering: OrderingService,
): gateway.IGatewayServer {
  return {
    evaluate: unary((request: gateway.EvaluateRequest) => evaluate(request, own, network)),
    endorse: unary((request: gateway.EndorseRequest) => endorse(request, own, network)),
    submit: unary((request: gateway.SubmitRequest) => submit(request, own.peer, ordering)),
    commitStatus: waitingUnary((request: gateway.SignedCommitStatusRequest, signal) =>
      commitStatus(request, own.peer, signal),
    ),
    chaincodeEvents: serverStreaming((request: gateway.SignedChaincodeEventsRequest, send, signal) =>
      chaincodeEvents(request, own.peer, { send, signal }),
    ),
  };
}
