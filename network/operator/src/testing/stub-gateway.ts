import { status, type sendUnaryData, type ServiceError } from '@grpc/grpc-js';
import { common, gateway, peer } from '@hyperledger/fabric-protos';
import { startServer, type TestServer } from './grpc-server.js';

/** What a stub of a peer's gateway service does with the next transactions. */
export interface StubBehaviour {
  endorse: status;
  /** Answers of the next submits; after them OK. */
  submits: (status | Partial<ServiceError>)[];
  /** After how many submits a transaction stands in a block. */
  inBlockAfter: number;
  validation: number;
}

/** What a stub was asked. */
export interface StubSeen {
  endorsed: number;
  /** Transaction id and envelope of every submit, in hex. */
  submitted: string[];
}

export interface StubGateway extends TestServer {
  readonly behaviour: StubBehaviour;
  readonly seen: StubSeen;
  /** Well again, and nothing seen. */
  reset(): void;
}

const WELL: StubBehaviour = {
  endorse: status.OK,
  submits: [],
  inBlockAfter: 1,
  validation: peer.TxValidationCode.VALID,
};

/** A gateway service that loses answers as it is told: for tests of what becomes of a transaction whose outcome was not seen. */
export async function startStubGateway(): Promise<StubGateway> {
  const behaviour: StubBehaviour = { ...WELL };
  const seen: StubSeen = { endorsed: 0, submitted: [] };
  const server = await startServer(gateway.GatewayService, {
    endorse: (_call: unknown, done: sendUnaryData<gateway.EndorseResponse>) => {
      seen.endorsed += 1;
      if (behaviour.endorse !== status.OK) {
        done(failure(behaviour.endorse));
        return;
      }
      const response = new gateway.EndorseResponse();
      response.setPreparedTransaction(preparedEnvelope());
      done(null, response);
    },
    submit: (call: { request: gateway.SubmitRequest }, done: sendUnaryData<gateway.SubmitResponse>) => {
      const envelope = call.request.getPreparedTransaction()?.serializeBinary() ?? [];
      seen.submitted.push(`${call.request.getTransactionId()} ${Buffer.from(envelope).toString('hex')}`);
      const code = behaviour.submits.shift() ?? status.OK;
      if (code === status.OK) done(null, new gateway.SubmitResponse());
      else done(typeof code === 'number' ? failure(code) : code);
    },
    commitStatus: (_call: unknown, done: sendUnaryData<gateway.CommitStatusResponse>) => {
      if (seen.submitted.length < behaviour.inBlockAfter) {
        done(failure(status.DEADLINE_EXCEEDED));
        return;
      }
      const response = new gateway.CommitStatusResponse();
      response.setResult(behaviour.validation as peer.TxValidationCodeMap[keyof peer.TxValidationCodeMap]);
      response.setBlockNumber(7);
      done(null, response);
    },
    evaluate: (_call: unknown, done: sendUnaryData<gateway.EvaluateResponse>) => {
      done(failure(status.UNIMPLEMENTED));
    },
    chaincodeEvents: () => undefined,
  });
  return {
    ...server,
    behaviour,
    seen,
    reset: () => {
      Object.assign(behaviour, { ...WELL, submits: [] });
      Object.assign(seen, { endorsed: 0, submitted: [] });
    },
  };
}

/** An answer of gRPC's that is none. */
export const failure = (code: status, details = 'no'): Partial<ServiceError> => ({ code, details });

/** The envelope of an endorsed transaction, as far as a client looks into it. */
function preparedEnvelope(): common.Envelope {
  const channelHeader = new common.ChannelHeader();
  channelHeader.setChannelId('governance');
  const header = new common.Header();
  header.setChannelHeader(channelHeader.serializeBinary());
  const response = new peer.Response();
  response.setStatus(200);
  const action = new peer.ChaincodeAction();
  action.setResponse(response);
  const answer = new peer.ProposalResponsePayload();
  answer.setExtension$(action.serializeBinary());
  const endorsed = new peer.ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(answer.serializeBinary());
  const actionPayload = new peer.ChaincodeActionPayload();
  actionPayload.setAction(endorsed);
  const transactionAction = new peer.TransactionAction();
  transactionAction.setPayload(actionPayload.serializeBinary());
  const transaction = new peer.Transaction();
  transaction.addActions(transactionAction);
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(transaction.serializeBinary());
  const envelope = new common.Envelope();
  envelope.setPayload(payload.serializeBinary());
  return envelope;
}
