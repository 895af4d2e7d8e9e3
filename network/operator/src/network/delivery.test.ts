import { credentials, type ServerDuplexStream } from '@grpc/grpc-js';
import { common, orderer } from '@hyperledger/fabric-protos';
import { openEnvelope } from '@fabric-governance/protocol/envelope';
import { startServer, type TestServer } from '../testing/grpc-server.js';
import { testAdministrator } from '../testing/key.js';
import { broadcast, BroadcastRefused, broadcastToAny } from './broadcast.js';
import { deliverBlock, deliverBlocks, type DeliveryOptions } from './delivery.js';

type Answer = common.StatusMap[keyof common.StatusMap] | readonly number[];

/** An orderer that delivers these blocks or this status, and answers broadcasts with a status. */
describe('an ordering service', () => {
  const behaviour: { deliver: Answer; broadcast: common.StatusMap[keyof common.StatusMap] } = {
    deliver: [],
    broadcast: common.Status.SUCCESS,
  };
  const asked: orderer.SeekInfo[] = [];
  const hashes: Uint8Array[] = [];
  let server: TestServer;
  let client: orderer.AtomicBroadcastClient;
  let delivery: DeliveryOptions;

  beforeAll(async () => {
    server = await startServer(orderer.AtomicBroadcastService, {
      deliver: (stream: ServerDuplexStream<common.Envelope, orderer.DeliverResponse>) => {
        stream.on('data', (envelope: common.Envelope) => {
          const { data, tlsCertificateHash } = openEnvelope(envelope.serializeBinary());
          asked.push(orderer.SeekInfo.deserializeBinary(data));
          hashes.push(tlsCertificateHash);
          const blocks = typeof behaviour.deliver === 'number' ? [] : behaviour.deliver;
          for (const number of blocks) stream.write(blockAnswer(number));
          stream.write(
            statusAnswer(typeof behaviour.deliver === 'number' ? behaviour.deliver : common.Status.SUCCESS),
          );
        });
      },
      broadcast: (stream: ServerDuplexStream<common.Envelope, orderer.BroadcastResponse>) => {
        stream.on('data', () => {
          const response = new orderer.BroadcastResponse();
          response.setStatus(behaviour.broadcast);
          response.setInfo('the reason');
          stream.write(response);
        });
      },
    });
    client = new orderer.AtomicBroadcastClient(server.address, credentials.createInsecure());
    const signal = new AbortController().signal;
    delivery = { service: client, administrator: testAdministrator(), channel: 'governance', signal };
  });
  afterAll(() => {
    client.close();
    server.stop();
  });

  it('is asked for blocks from a number on, and gives them in order until it ends the stream', async () => {
    behaviour.deliver = [3, 4];
    const numbers: (number | undefined)[] = [];
    for await (const bytes of deliverBlocks(delivery, { from: 3 })) {
      numbers.push(common.Block.deserializeBinary(bytes).getHeader()?.getNumber());
    }
    expect(numbers).toEqual([3, 4]);
    expect(asked.at(-1)?.getStart()?.getSpecified()?.getNumber()).toBe(3);
  });

  it('is asked for one block alone', async () => {
    behaviour.deliver = [0];
    await deliverBlock(delivery, { only: 0 });
    expect(asked.at(-1)?.getStop()?.getSpecified()?.getNumber()).toBe(0);
    await deliverBlock(delivery, 'newest');
    expect(asked.at(-1)?.getStart()?.hasNewest()).toBe(true);
  });

  it('is told the hash of the own TLS certificate where it asks for one', async () => {
    behaviour.deliver = [0];
    const tlsCertificateHash = new Uint8Array(32).fill(7);
    await deliverBlock({ ...delivery, tlsCertificateHash }, { only: 0 });
    expect(hashes.at(-1)).toEqual(tlsCertificateHash);
    await deliverBlock(delivery, { only: 0 });
    expect(hashes.at(-1)).toHaveLength(0);
  });

  it('that refuses is heard by the name of its status', async () => {
    behaviour.deliver = common.Status.FORBIDDEN;
    await expect(deliverBlock(delivery, { only: 0 })).rejects.toMatchObject({ status: 'FORBIDDEN' });
  });

  it('that ends the stream without the block counts as refusing', async () => {
    behaviour.deliver = [];
    await expect(deliverBlock(delivery, { only: 0 })).rejects.toMatchObject({ status: 'ENDED' });
  });

  it('takes a broadcast, or says why not', async () => {
    behaviour.broadcast = common.Status.SUCCESS;
    await broadcast(client, new common.Envelope());
    behaviour.broadcast = common.Status.BAD_REQUEST;
    await expect(broadcast(client, new common.Envelope())).rejects.toThrow(
      new BroadcastRefused('BAD_REQUEST', 'the reason'),
    );
  });

  it('is passed over for the next when it cannot be reached', async () => {
    behaviour.broadcast = common.Status.SUCCESS;
    const nobody = new orderer.AtomicBroadcastClient('127.0.0.1:1', credentials.createInsecure());
    await broadcastToAny([nobody, client], new common.Envelope());
    await expect(broadcastToAny([nobody], new common.Envelope())).rejects.toMatchObject({ code: 14 });
    await expect(broadcastToAny([], new common.Envelope())).rejects.toThrow('names no orderer');
    nobody.close();
  });
});

function blockAnswer(number: number): orderer.DeliverResponse {
  const header = new common.BlockHeader();
  header.setNumber(number);
  const block = new common.Block();
  block.setHeader(header);
  const answer = new orderer.DeliverResponse();
  answer.setBlock(block);
  return answer;
}

function statusAnswer(status: common.StatusMap[keyof common.StatusMap]): orderer.DeliverResponse {
  const answer = new orderer.DeliverResponse();
  answer.setStatus(status);
  return answer;
}
