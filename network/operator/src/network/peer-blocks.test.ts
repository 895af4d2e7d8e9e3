import {
  credentials,
  type sendUnaryData,
  type ServerDuplexStream,
  type ServerUnaryCall,
} from '@grpc/grpc-js';
import { common, orderer, peer } from '@hyperledger/fabric-protos';
import { openEnvelope } from '@fabric-governance/protocol/envelope';
import { parseProposal } from '@fabric-governance/protocol/proposal';
import { startServer, type TestServer } from '../testing/grpc-server.js';
import { testAdministrator } from '../testing/key.js';
import { newestOwnBlock, ownBlocks, type PeerBlocksOptions } from './peer-blocks.js';

const HEIGHT = 5;

/** A peer of five blocks that streams filtered ones alone, and answers `qscc`. */
describe('the own peer', () => {
  const asked: string[][] = [];
  const abort = new AbortController();
  let servers: readonly TestServer[];
  let options: PeerBlocksOptions;
  let close: () => void;
  let status: common.StatusMap[keyof common.StatusMap] = common.Status.SUCCESS;

  beforeAll(async () => {
    const streams = await startServer(peer.DeliverService, {
      deliver: refuse,
      deliverWithPrivateData: refuse,
      deliverFiltered: (stream: Stream) => {
        stream.on('data', (envelope: common.Envelope) => {
          const { data } = openEnvelope(envelope.serializeBinary());
          const start = orderer.SeekInfo.deserializeBinary(data).getStart();
          const first = start?.getSpecified()?.getNumber() ?? HEIGHT - 1;
          if (status === common.Status.SUCCESS)
            for (let number = first; number < HEIGHT; number += 1) stream.write(filtered(number));
          stream.write(ended(status));
        });
      },
    });
    const endorser = await startServer(peer.EndorserService, {
      processProposal: (
        { request }: ServerUnaryCall<peer.SignedProposal, peer.ProposalResponse>,
        done: sendUnaryData<peer.ProposalResponse>,
      ) => {
        const args = parseProposal(request.getProposalBytes_asU8()).args.map((one) =>
          Buffer.from(one).toString(),
        );
        asked.push(args);
        done(null, answered(Buffer.from(`block ${args[2] ?? ''}`)));
      },
    });
    servers = [streams, endorser];
    const connections = {
      deliver: new peer.DeliverClient(streams.address, credentials.createInsecure()),
      endorser: new peer.EndorserClient(endorser.address, credentials.createInsecure()),
    };
    close = () => {
      connections.deliver.close();
      connections.endorser.close();
    };
    options = {
      connections,
      administrator: testAdministrator(),
      channel: 'governance',
      signal: abort.signal,
    };
  });
  afterAll(() => {
    close();
    for (const server of servers) server.stop();
  });

  it('tells the number of its newest block', async () => {
    expect(await newestOwnBlock(options)).toBe(HEIGHT - 1);
  });

  it('is asked for each block by its number, from the one that is wanted first', async () => {
    const blocks: string[] = [];
    for await (const block of ownBlocks(options, { from: 2, newest: HEIGHT - 1 }))
      blocks.push(Buffer.from(block).toString());
    expect(blocks).toEqual(['block 2', 'block 3', 'block 4']);
    expect(asked[0]).toEqual(['GetBlockByNumber', 'governance', '2']);
  });

  it('that is not on the channel says so', async () => {
    status = common.Status.NOT_FOUND;
    await expect(newestOwnBlock(options)).rejects.toMatchObject({ status: 'NOT_FOUND' });
  });
});

type Stream = ServerDuplexStream<common.Envelope, peer.DeliverResponse>;

/** As peers answer whose channel streams whole blocks to nobody. */
function refuse(stream: Stream): void {
  stream.write(ended(common.Status.FORBIDDEN));
}

function filtered(number: number): peer.DeliverResponse {
  const block = new peer.FilteredBlock();
  block.setNumber(number);
  const response = new peer.DeliverResponse();
  response.setFilteredBlock(block);
  return response;
}

function ended(status: common.StatusMap[keyof common.StatusMap]): peer.DeliverResponse {
  const response = new peer.DeliverResponse();
  response.setStatus(status);
  return response;
}

function answered(payload: Uint8Array): peer.ProposalResponse {
  const response = new peer.Response();
  response.setStatus(200);
  response.setPayload(payload);
  const answer = new peer.ProposalResponse();
  answer.setResponse(response);
  return answer;
}
