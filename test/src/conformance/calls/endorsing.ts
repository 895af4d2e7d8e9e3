import { common, peer } from '@hyperledger/fabric-protos';
import { buildProposal } from '@fabric-governance/protocol/proposal';
import type { Answer } from '../client/answer.js';
import { endorsementAnswer, process, signCall, signedProposal } from '../client/endorse.js';
import type { Party } from '../client/party.js';
import type { Stage } from '../client/stage.js';
import type { Call } from './call.js';
import { PROBE, tried } from './transactions.js';

/** What a peer says of proposals that are not in order, and of system chaincodes. */
export const ENDORSING: readonly Call[] = [
  { name: 'endorser: nothing at all', play: (stage) => sent(stage, new Uint8Array(), new Uint8Array()) },
  { name: 'endorser: junk', play: (stage) => sent(stage, Uint8Array.of(0xff, 0xff, 0xff), Uint8Array.of(1)) },
  {
    name: 'endorser: no signature',
    play: (stage) => withSignature(stage, 'no signature', () => new Uint8Array()),
  },
  {
    name: 'endorser: signature of something else',
    play: (stage) =>
      withSignature(stage, 'wrong signature', () => stage.parties.user1.sign(Uint8Array.of(1))),
  },
  {
    name: 'endorser: signature with high s',
    play: (stage) => withSignature(stage, 'high s', (bytes) => stage.parties.user1.signHighS(bytes)),
  },
  {
    name: 'endorser: signature that is no DER',
    play: (stage) => withSignature(stage, 'no DER', () => Uint8Array.of(1, 2, 3)),
  },
  {
    name: 'endorser: creator of an unknown MSP',
    play: (stage) => asParty(stage, 'stranger', stage.parties.stranger),
  },
  {
    name: 'endorser: creator of another MSP',
    play: (stage) => asParty(stage, 'impostor', stage.parties.impostor),
  },
  {
    name: 'endorser: creator of the orderers’ organisation',
    play: (stage) => asParty(stage, 'orderer admin', stage.parties.ordererAdmin),
  },
  {
    name: 'endorser: member of another organisation',
    play: (stage) => asParty(stage, 'foreign', stage.parties.user2),
  },
  {
    name: 'endorser: creator that is none',
    play: (stage) => asParty(stage, 'no creator', { ...stage.parties.user1, creator: Uint8Array.of(0xff) }),
  },
  {
    name: 'endorser: no creator',
    play: (stage) => asParty(stage, 'empty creator', { ...stage.parties.user1, creator: new Uint8Array() }),
  },
  {
    name: 'endorser: no nonce',
    play: (stage) => changed(stage, 'no nonce', () => undefined, new Uint8Array()),
  },
  {
    name: 'endorser: another transaction id',
    play: (stage) =>
      changed(stage, 'other id', ({ channel }) => {
        channel.setTxId('00'.repeat(32));
      }),
  },
  {
    name: 'endorser: another header type',
    play: (stage) =>
      changed(stage, 'header type', ({ channel }) => {
        channel.setType(common.HeaderType.CONFIG);
      }),
  },
  {
    name: 'endorser: an epoch',
    play: (stage) =>
      changed(stage, 'epoch', ({ channel }) => {
        channel.setEpoch(7);
      }),
  },
  {
    name: 'endorser: no timestamp',
    play: (stage) =>
      changed(stage, 'no time', ({ channel }) => {
        channel.clearTimestamp();
      }),
  },
  {
    name: 'endorser: no extension',
    play: (stage) =>
      changed(stage, 'no extension', ({ channel }) => {
        channel.setExtension$('');
      }),
  },
  {
    name: 'endorser: unknown channel',
    play: (stage) => invoked(stage, 'unknown channel', { channel: 'nochannel', chaincode: PROBE }),
  },
  {
    name: 'endorser: no channel',
    play: (stage) => invoked(stage, 'no channel', { channel: '', chaincode: PROBE }),
  },
  {
    name: 'endorser: unknown chaincode',
    play: (stage) => invoked(stage, 'unknown chaincode', { chaincode: 'none' }),
  },
  { name: 'endorser: no chaincode', play: (stage) => invoked(stage, 'no chaincode', { chaincode: '' }) },
  {
    name: 'qscc: unknown transaction',
    play: (stage) => system(stage, 'qscc', ['GetTransactionByID', stage.material.channel, 'none']),
  },
  {
    name: 'qscc: block that is not there',
    play: (stage) => system(stage, 'qscc', ['GetBlockByNumber', stage.material.channel, '999']),
  },
  {
    name: 'qscc: block number that is none',
    play: (stage) => system(stage, 'qscc', ['GetBlockByNumber', stage.material.channel, 'x']),
  },
  { name: 'qscc: unknown channel', play: (stage) => system(stage, 'qscc', ['GetChainInfo', 'nochannel']) },
  { name: 'qscc: too few arguments', play: (stage) => system(stage, 'qscc', ['GetBlockByNumber']) },
  {
    name: 'qscc: unknown function',
    play: (stage) => system(stage, 'qscc', ['Nothing', stage.material.channel]),
  },
  { name: 'lscc: chaincodes', play: (stage) => system(stage, 'lscc', ['GetChaincodes']) },
  { name: 'probe: unknown function', play: (stage) => tried(stage, 'no function', ['nothing']) },
  { name: 'probe: error', play: (stage) => tried(stage, 'throws', ['fail', 'out of luck']) },
  ...[199, 200, 201, 299, 399, 400, 404, 499, 500, 501].map((status): Call => ({
    name: `probe: status ${status}`,
    play: (stage) => tried(stage, `status ${status}`, ['status', String(status), 'words']),
  })),
  { name: 'probe: who', play: (stage) => tried(stage, 'who', ['who']) },
  { name: 'probe: when', play: (stage) => tried(stage, 'when', ['when']) },
];

function sent(stage: Stage, bytes: Uint8Array, signature: Uint8Array): Promise<Answer> {
  return endorsementAnswer(process(stage, 0, signedProposal(bytes, signature)));
}

function withSignature(
  stage: Stage,
  label: string,
  sign: (bytes: Uint8Array) => Uint8Array,
): Promise<Answer> {
  const as = stage.parties.user1;
  const { proposal } = signCall(stage, { label, as, chaincode: PROBE, args: ['get', 'a'] });
  return sent(stage, proposal, sign(proposal));
}

function asParty(stage: Stage, label: string, as: Party): Promise<Answer> {
  const { signed } = signCall(stage, { label, as, chaincode: PROBE, args: ['get', 'a'] });
  return endorsementAnswer(process(stage, 0, signed));
}

function invoked(
  stage: Stage,
  label: string,
  call: { readonly channel?: string; readonly chaincode: string },
): Promise<Answer> {
  const { signed } = signCall(stage, { label, as: stage.parties.user1, args: ['get', 'a'], ...call });
  return endorsementAnswer(process(stage, 0, signed));
}

function system(stage: Stage, chaincode: string, args: readonly string[]): Promise<Answer> {
  const label = [chaincode, ...args].join(' ');
  const { signed } = signCall(stage, { label, as: stage.parties.user1, chaincode, args });
  return endorsementAnswer(process(stage, 0, signed));
}

/** A proposal whose headers are changed before it is signed. */
function changed(
  stage: Stage,
  label: string,
  change: (headers: { readonly channel: common.ChannelHeader }) => void,
  nonce = stage.nonce(label),
): Promise<Answer> {
  const as = stage.parties.user1;
  const { channel, time } = stage.material;
  const call = { channel, chaincode: PROBE, args: ['get', 'a'], creator: as.creator, nonce, timestamp: time };
  const proposal = peer.Proposal.deserializeBinary(buildProposal(call).proposalBytes);
  const header = common.Header.deserializeBinary(proposal.getHeader_asU8());
  const channelHeader = common.ChannelHeader.deserializeBinary(header.getChannelHeader_asU8());
  change({ channel: channelHeader });
  header.setChannelHeader(channelHeader.serializeBinary());
  proposal.setHeader(header.serializeBinary());
  const bytes = proposal.serializeBinary();
  return sent(stage, bytes, as.sign(bytes));
}
