import { Client, credentials, status } from '@grpc/grpc-js';
import { peer } from '@hyperledger/fabric-protos';
import { newPrivateKey } from '../testing/key.js';
import { PROPOSAL_ID } from '../testing/records.js';
import { failure, startStubGateway, type StubGateway } from '../testing/stub-gateway.js';
import { newSigner } from './signer.js';
import { Transactor } from './transactor.js';

const FORBIDDEN = 'received unsuccessful response from orderer: status=FORBIDDEN, info=implicit policy';

describe('a transaction', () => {
  const unknown: string[] = [];
  let stub: StubGateway;
  let client: Client;
  let transactor: Transactor;

  beforeAll(async () => {
    stub = await startStubGateway();
    client = new Client(stub.address, credentials.createInsecure());
    transactor = new Transactor({
      client,
      mspId: 'aMSP',
      certificate: 'certificate',
      sign: newSigner(newPrivateKey()),
      channel: 'governance',
      chaincode: 'governance',
      onUnknown: (txId) => unknown.push(txId),
    });
  });
  beforeEach(() => {
    stub.reset();
    unknown.length = 0;
  });
  afterAll(() => {
    transactor.close();
    client.close();
    stub.stop();
  });

  const openVoting = () =>
    transactor.submit('Proposals:openVoting', { proposalId: PROPOSAL_ID }, new AbortController().signal);

  it('is settled when it stands in a block, valid or not', async () => {
    expect(await openVoting()).toMatchObject({ codeName: 'VALID', blockNumber: 7n });
    stub.behaviour.validation = peer.TxValidationCode.MVCC_READ_CONFLICT;
    expect(await openVoting()).toMatchObject({ codeName: 'MVCC_READ_CONFLICT' });
  });

  it('whose submission failed is sent again as it is, and never endorsed a second time', async () => {
    stub.behaviour.submits = [status.UNAVAILABLE, status.DEADLINE_EXCEEDED];
    stub.behaviour.inBlockAfter = 3;
    const { txId } = await openVoting();
    expect(stub.seen.endorsed).toBe(1);
    expect(stub.seen.submitted).toHaveLength(3);
    expect(new Set(stub.seen.submitted).size).toBe(1);
    expect(new Set(unknown)).toEqual(new Set([txId]));
  });

  it('whose submission failed, though it stands in a block, is settled without being sent again', async () => {
    stub.behaviour.submits = [status.UNAVAILABLE];
    const { txId, codeName } = await openVoting();
    expect(codeName).toBe('VALID');
    expect(stub.seen.submitted).toHaveLength(1);
    expect(unknown).toEqual([txId]);
  });

  it('that the orderer refuses is told so at once, and not asked after', async () => {
    stub.behaviour.submits = [failure(status.ABORTED, FORBIDDEN)];
    stub.behaviour.inBlockAfter = Infinity;
    await expect(openVoting()).rejects.toThrow('FORBIDDEN');
    expect(stub.seen.submitted).toHaveLength(1);
    expect(unknown).toEqual([]);
  });

  it('that the orderer refuses after an outcome that nobody knows is still settled by its id', async () => {
    stub.behaviour.submits = [status.UNAVAILABLE, failure(status.ABORTED, FORBIDDEN)];
    stub.behaviour.inBlockAfter = 2;
    expect(await openVoting()).toMatchObject({ codeName: 'VALID' });
    expect(stub.seen.endorsed).toBe(1);
    expect(stub.seen.submitted).toHaveLength(2);
  });

  it('that was not endorsed was not sent', async () => {
    stub.behaviour.endorse = status.ABORTED;
    await expect(openVoting()).rejects.toThrow();
    expect(stub.seen.submitted).toEqual([]);
  });

  it('is no longer asked after when the agent stops', async () => {
    stub.behaviour.submits = Array.from({ length: 50 }, () => status.UNAVAILABLE);
    stub.behaviour.inBlockAfter = Infinity;
    const stop = new AbortController();
    const running = transactor.submit('Proposals:close', { proposalId: PROPOSAL_ID }, stop.signal);
    setTimeout(() => {
      stop.abort();
    }, 100);
    await expect(running).rejects.toThrow('aborted');
  });
});
