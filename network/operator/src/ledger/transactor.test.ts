import { Client, credentials, status, type sendUnaryData, type ServiceError } from '@grpc/grpc-js';
import { common, gateway, peer } from '@hyperledger/fabric-protos';
import { PROPOSAL_ID } from '../testing/records.js';
import { startServer, type TestServer } from '../testing/grpc-server.js';
import { newPrivateKey } from '../testing/key.js';
import { newSigner } from './signer.js';
import { Transactor } from './transactor.js';

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

const failure = (code: status, details = 'no'): Partial<ServiceError> => ({ code, details });
const FORBIDDEN = 'received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy';

describe('a transaction', () => {
  const seen = { endorsed: 0, submitted: [] as string[], unknown: [] as string[] };
  const behaviour = {
    endorse: status.OK,
    submits: [] as (status | Partial<ServiceError>)[],
    /** After how many submits it stands in a block. */
    inBlockAfter: 1,
    validation: peer.TxValidationCode.VALID as number,
  };
  let server: TestServer;
  let client: Client;
  let transactor: Transactor;

  beforeAll(async () => {
    server = await startServer(gateway.GatewayService, {
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
    client = new Client(server.address, credentials.createInsecure());
    transactor = new Transactor({
      client,
      mspId: 'aMSP',
      certificate: 'certificate',
      sign: newSigner(newPrivateKey()),
      channel: 'governance',
      chaincode: 'governance',
      onUnknown: (txId) => seen.unknown.push(txId),
    });
  });
  beforeEach(() => {
    Object.assign(seen, { endorsed: 0, submitted: [], unknown: [] });
    Object.assign(behaviour, {
      endorse: status.OK,
      submits: [],
      inBlockAfter: 1,
      validation: peer.TxValidationCode.VALID,
    });
  });
  afterAll(() => {
    transactor.close();
    client.close();
    server.stop();
  });

  const openVoting = () =>
    transactor.submit('Proposals:openVoting', { proposalId: PROPOSAL_ID }, new AbortController().signal);

  it('is settled when it stands in a block, valid or not', async () => {
    expect(await openVoting()).toMatchObject({ codeName: 'VALID', blockNumber: 7n });
    behaviour.validation = peer.TxValidationCode.MVCC_READ_CONFLICT;
    expect(await openVoting()).toMatchObject({ codeName: 'MVCC_READ_CONFLICT' });
  });

  it('whose submission failed is sent again as it is, and never endorsed a second time', async () => {
    behaviour.submits = [status.UNAVAILABLE, status.DEADLINE_EXCEEDED];
    behaviour.inBlockAfter = 3;
    const { txId } = await openVoting();
    expect(seen.endorsed).toBe(1);
    expect(seen.submitted).toHaveLength(3);
    expect(new Set(seen.submitted).size).toBe(1);
    expect(new Set(seen.unknown)).toEqual(new Set([txId]));
  });

  it('whose submission failed, though it stands in a block, is settled without being sent again', async () => {
    behaviour.submits = [status.UNAVAILABLE];
    const { txId, codeName } = await openVoting();
    expect(codeName).toBe('VALID');
    expect(seen.submitted).toHaveLength(1);
    expect(seen.unknown).toEqual([txId]);
  });

  it('that the orderer refuses is told so at once, and not asked after', async () => {
    behaviour.submits = [failure(status.ABORTED, FORBIDDEN)];
    behaviour.inBlockAfter = Infinity;
    await expect(openVoting()).rejects.toThrow('FORBIDDEN');
    expect(seen.submitted).toHaveLength(1);
    expect(seen.unknown).toEqual([]);
  });

  it('that the orderer refuses after an outcome that nobody knows is still settled by its id', async () => {
    behaviour.submits = [status.UNAVAILABLE, failure(status.ABORTED, FORBIDDEN)];
    behaviour.inBlockAfter = 2;
    expect(await openVoting()).toMatchObject({ codeName: 'VALID' });
    expect(seen.endorsed).toBe(1);
    expect(seen.submitted).toHaveLength(2);
  });

  it('that was not endorsed was not sent', async () => {
    behaviour.endorse = status.ABORTED;
    await expect(openVoting()).rejects.toThrow();
    expect(seen.submitted).toEqual([]);
  });

  it('is no longer asked after when the agent stops', async () => {
    behaviour.submits = Array.from({ length: 50 }, () => status.UNAVAILABLE);
    behaviour.inBlockAfter = Infinity;
    const stop = new AbortController();
    const running = transactor.submit('Proposals:close', { proposalId: PROPOSAL_ID }, stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 100);
    await expect(running).rejects.toThrow('aborted');
  });
});
