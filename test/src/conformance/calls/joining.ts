import { readFileSync } from 'node:fs';
import { httpsRequest } from '@fabric-governance/fabric/https-request';
import { peer } from '@hyperledger/fabric-protos';
import type { Answer } from '../client/answer.js';
import { endorsementAnswer, process, signCall } from '../client/endorse.js';
import type { Stage } from '../client/stage.js';
import type { Call } from './call.js';

const BOUNDARY = 'conformance-config-block';

/** An empty network becomes a channel: the orderer by its channel participation interface, the peers by `cscc`. */
export const JOINING: readonly Call[] = [
  { name: 'orderer: no channels', play: (stage) => participation(stage, 'GET', '/channels') },
  {
    name: 'orderer: unknown channel',
    play: (stage) => participation(stage, 'GET', `/channels/${stage.material.channel}`),
  },
  {
    name: 'orderer: join with junk',
    play: (stage) => participation(stage, 'POST', '/channels', Buffer.from('junk')),
  },
  {
    name: 'orderer: join',
    play: (stage) => participation(stage, 'POST', '/channels', Buffer.from(stage.material.genesis)),
  },
  {
    name: 'orderer: join again',
    play: (stage) => participation(stage, 'POST', '/channels', Buffer.from(stage.material.genesis)),
  },
  { name: 'orderer: list channels', play: (stage) => participation(stage, 'GET', '/channels') },
  {
    name: 'peer: channels before joining',
    play: (stage) => cscc(stage, 0, 'channels before', ['GetChannels']),
  },
  {
    name: 'peer: join with junk',
    play: (stage) => cscc(stage, 0, 'join junk', ['JoinChain', Buffer.from('junk')]),
  },
  { name: 'peer: join without a block', play: (stage) => cscc(stage, 0, 'join nothing', ['JoinChain']) },
  {
    name: 'peer: join as a mere member',
    play: (stage) =>
      endorsementAnswer(
        process(
          stage,
          0,
          signCall(stage, {
            label: 'join as user',
            as: stage.parties.user1,
            channel: '',
            chaincode: 'cscc',
            args: ['JoinChain', stage.material.genesis],
          }).signed,
        ),
      ),
  },
  {
    name: 'peer of Org1: join',
    play: (stage) => cscc(stage, 0, 'join 1', ['JoinChain', stage.material.genesis]),
  },
  {
    name: 'peer of Org2: join',
    play: (stage) => cscc(stage, 1, 'join 2', ['JoinChain', stage.material.genesis]),
  },
  {
    name: 'peer: join again',
    play: (stage) => cscc(stage, 0, 'join again', ['JoinChain', stage.material.genesis]),
  },
  {
    name: 'peer: channels',
    play: (stage) =>
      endorsementAnswer(asked(stage, 0, 'channels', ['GetChannels']), (payload) =>
        peer.ChannelQueryResponse.deserializeBinary(payload)
          .getChannelsList()
          .map((one) => one.getChannelId()),
      ),
  },
  {
    name: 'peer: unknown function of cscc',
    play: (stage) => cscc(stage, 0, 'cscc junk', ['NoSuchFunction']),
  },
  {
    name: 'peer: genesis block of an unknown channel',
    play: (stage) => cscc(stage, 0, 'config of none', ['GetConfigBlock', 'nochannel']),
  },
  {
    name: 'peer: configuration block',
    play: (stage) =>
      endorsementAnswer(
        process(
          stage,
          0,
          signCall(stage, {
            label: 'config block',
            as: stage.parties.user1,
            chaincode: 'cscc',
            args: ['GetConfigBlock', stage.material.channel],
          }).signed,
        ),
        // The peer adds its own metadata to the block.
        (payload) => payload.length > stage.material.genesis.length,
      ),
  },
];

/** Asks a peer's `cscc` without a channel, as its administrator. */
function cscc(
  stage: Stage,
  at: 0 | 1,
  label: string,
  args: readonly (string | Uint8Array)[],
): Promise<Answer> {
  return endorsementAnswer(asked(stage, at, label, args));
}

function asked(
  stage: Stage,
  at: 0 | 1,
  label: string,
  args: readonly (string | Uint8Array)[],
): Promise<peer.ProposalResponse> {
  const as = at === 0 ? stage.parties.admin1 : stage.parties.admin2;
  return process(stage, at, signCall(stage, { label, as, channel: '', chaincode: 'cscc', args }).signed);
}

async function participation(
  { material }: Stage,
  method: 'GET' | 'POST',
  path: string,
  block?: Buffer,
): Promise<Answer> {
  const { organisation, adminPort } = material.orderer;
  const { status, text } = await httpsRequest({
    url: `https://localhost:${adminPort}/participation/v1${path}`,
    method,
    tlsRoots: readFileSync(organisation.node.tlsCaPath, 'utf8'),
    client: { certificate: organisation.admin.tls.certificatePem, key: organisation.admin.tls.privateKeyPem },
    ...(block === undefined
      ? {}
      : { body: multipart(block), headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` } }),
  });
  return { status, body: text === '' ? null : (JSON.parse(text) as Answer) };
}

function multipart(block: Buffer): Buffer {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="config-block"; filename="config.block"\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), block, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}
