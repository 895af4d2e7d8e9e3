import { credentials, type ServerDuplexStream } from '@grpc/grpc-js';
import { common, orderer } from '@hyperledger/fabric-protos';
import type { PerformOptions } from '../agent/perform-options.js';
import type { BroadcastStep } from '../agent/step.js';
import type { Settled } from '../ledger/settle.js';
import { startServer, type TestServer } from '../testing/grpc-server.js';
import { testAdministrator } from '../testing/key.js';
import { PROPOSAL_ID } from '../testing/records.js';
import { BroadcastRefused } from '../network/broadcast.js';
import { broadcast } from './perform-channel-change.js';

const STEP: BroadcastStep = {
  kind: 'broadcast',
  proposalId: PROPOSAL_ID,
  attempt: 1,
  configUpdate: 'AAAA',
  configSignatures: [],
  madeFrom: 4,
};
const SETTLED: Settled = { txId: 'x', code: 0, codeName: 'VALID', blockNumber: 9n };
type Status = common.StatusMap[keyof common.StatusMap];

/** A block whose metadata names the newest configuration block, as an orderer writes it. */
function newestBlock(lastConfigBlock: number): common.Block {
  const header = new common.BlockHeader();
  header.setNumber(12);
  const lastConfig = new common.LastConfig();
  lastConfig.setIndex(lastConfigBlock);
  const value = new common.OrdererBlockMetadata();
  value.setLastConfig(lastConfig);
  const signatures = new common.Metadata();
  signatures.setValue(value.serializeBinary());
  const metadata = new common.BlockMetadata();
  metadata.setMetadataList([signatures.serializeBinary()]);
  const block = new common.Block();
  block.setHeader(header);
  block.setMetadata(metadata);
  block.setData(new common.BlockData());
  return block;
}

describe('an update that is sent to the orderers', () => {
  const behaviour = { status: common.Status.SUCCESS as Status, info: 'why', lastConfig: 4 };
  const attested: unknown[] = [];
  let server: TestServer;
  let client: orderer.AtomicBroadcastClient;
  let options: PerformOptions;

  beforeAll(async () => {
    server = await startServer(orderer.AtomicBroadcastService, {
      deliver: (stream: ServerDuplexStream<common.Envelope, orderer.DeliverResponse>) => {
        stream.on('data', () => {
          const answer = new orderer.DeliverResponse();
          answer.setBlock(newestBlock(behaviour.lastConfig));
          stream.write(answer);
        });
      },
      broadcast: (stream: ServerDuplexStream<common.Envelope, orderer.BroadcastResponse>) => {
        stream.on('data', () => {
          const answer = new orderer.BroadcastResponse();
          answer.setStatus(behaviour.status);
          answer.setInfo(behaviour.info);
          stream.write(answer);
        });
      },
    });
    client = new orderer.AtomicBroadcastClient(server.address, credentials.createInsecure());
    options = {
      channel: 'governance',
      administrator: testAdministrator(),
      connections: { orderers: [client] },
      transactor: {
        submit: (name: string, input: unknown) => {
          attested.push([name, input]);
          return Promise.resolve(SETTLED);
        },
      },
      signal: new AbortController().signal,
    } as unknown as PerformOptions;
  });
  beforeEach(() => {
    Object.assign(behaviour, { status: common.Status.SUCCESS, info: 'why', lastConfig: 4 });
    attested.length = 0;
  });
  afterAll(() => {
    client.close();
    server.stop();
  });

  it('is done with when one takes it: that proves nothing yet', async () => {
    expect(await broadcast(STEP, options)).toMatchObject({ ended: 'done' });
    expect(attested).toEqual([]);
  });

  it('and that they refuse is attested as failed with their words', async () => {
    behaviour.status = common.Status.BAD_REQUEST;
    await broadcast(STEP, options);
    const input = {
      proposalId: PROPOSAL_ID,
      attempt: 1,
      result: 'failed',
      reason: 'ORDERER_REFUSED: BAD_REQUEST why',
    };
    expect(attested).toEqual([['Execution:attest', input]]);
  });

  it('and that is refused because another agent was faster has not failed', async () => {
    Object.assign(behaviour, { status: common.Status.BAD_REQUEST, lastConfig: 5 });
    expect(await broadcast(STEP, options)).toMatchObject({ ended: 'lost' });
    expect(attested).toEqual([]);
  });

  it.each([
    ['no leader', { status: common.Status.SERVICE_UNAVAILABLE }],
    [
      'not serving the channel',
      { status: common.Status.BAD_REQUEST, info: 'channel creation request not allowed' },
    ],
  ])('and is not judged (%s) may be sent again', async (_why, answer) => {
    Object.assign(behaviour, answer);
    await expect(broadcast(STEP, options)).rejects.toThrow(BroadcastRefused);
    expect(attested).toEqual([]);
  });
});
