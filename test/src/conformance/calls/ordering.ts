import { setTimeout as pause } from 'node:timers/promises';
import { common, orderer } from '@hyperledger/fabric-protos';
import { buildPayload, type EnvelopeType } from '@fabric-governance/protocol/envelope';
import type { Answer } from '../client/answer.js';
import { broadcast, delivered, envelopeOf, seekEnvelope, type SeekOptions } from '../client/order.js';
import type { Party } from '../client/party.js';
import type { Stage } from '../client/stage.js';
import type { Call } from './call.js';

const { FAIL_IF_NOT_READY } = orderer.SeekInfo.SeekBehavior;
const HOUR_SECONDS = 3600;
const RETRY_MS = 200;

/** The orderer's Broadcast, and Deliver at the orderer and at a peer, when asked for what is not in order. */
export const ORDERING: readonly Call[] = [
  sending('nothing', () => new common.Envelope()),
  sending('junk', () => envelopeOf(Uint8Array.of(0xff), Uint8Array.of(1))),
  sending('to an unknown channel', (stage) => message(stage, 'b channel', { channel: 'nochannel' })),
  sending('without a signature', (stage) => message(stage, 'b unsigned', { sign: () => new Uint8Array() })),
  sending('with a wrong signature', (stage) =>
    message(stage, 'b wrong', { sign: () => stage.parties.user1.sign(Uint8Array.of(1)) }),
  ),
  sending('with high s', (stage) =>
    message(stage, 'b high s', { sign: (payload) => stage.parties.user1.signHighS(payload) }),
  ),
  sending('as a stranger', (stage) => message(stage, 'b stranger', { as: stage.parties.stranger })),
  sending('as an impostor', (stage) => message(stage, 'b impostor', { as: stage.parties.impostor })),
  sending('a configuration', (stage) => message(stage, 'b config', { type: 'config' })),
  sending('an update that is none', (stage) => message(stage, 'b update', { type: 'config-update' })),
  ...(['orderer', 'peer'] as const).flatMap((at): readonly Call[] => [
    delivering(at, 'genesis', { from: specified(0), to: specified(0) }),
    delivering(at, 'an unknown channel', { from: specified(0), to: specified(0), channel: 'nochannel' }),
    delivering(at, 'backwards', { from: specified(3), to: specified(1) }),
    delivering(at, 'what is not there yet', {
      from: specified(999),
      to: specified(999),
      behavior: FAIL_IF_NOT_READY,
    }),
    delivering(at, 'with an old request', { from: specified(0), to: specified(0) }, { hours: -1 }),
    delivering(at, 'with a request of the future', { from: specified(0), to: specified(0) }, { hours: 1 }),
    delivering(at, 'as a stranger', { from: specified(0), to: specified(0) }, { as: 'stranger' }),
    delivering(at, 'as an impostor', { from: specified(0), to: specified(0) }, { as: 'impostor' }),
    delivering(at, 'as another member', { from: specified(0), to: specified(0) }, { as: 'user2' }),
    delivering(at, 'without a start', { from: new orderer.SeekPosition(), to: specified(0) }),
  ]),
];

/**
 * The first message on a channel: repeated while the orderer has no leader, so that it is ordered once. Its content is no
 * transaction, which the peers find out.
 */
export const FIRST_MESSAGE: Call = {
  name: 'broadcast: something that is no transaction',
  play: async (stage) => {
    for (;;) {
      const answer = await broadcast(stage, [message(stage, 'first', {})]);
      if (!JSON.stringify(answer).includes('SERVICE_UNAVAILABLE')) {
        // A block to itself: Fabric 2.5's peers were seen to stop at a block in which an approval follows such a message.
        await pause(2 * stage.material.batchTimeoutMs);
        return answer;
      }
      await pause(RETRY_MS);
    }
  },
};

function sending(name: string, envelope: (stage: Stage) => common.Envelope): Call {
  return { name: `broadcast: ${name}`, play: (stage) => broadcast(stage, [envelope(stage)]) };
}

function message(
  stage: Stage,
  label: string,
  options: {
    readonly type?: EnvelopeType;
    readonly channel?: string;
    readonly as?: Party;
    readonly sign?: (payload: Uint8Array) => Uint8Array;
  },
): common.Envelope {
  const as = options.as ?? stage.parties.user1;
  const payload = buildPayload({
    type: options.type ?? 'endorser',
    channel: options.channel ?? stage.material.channel,
    txId: '',
    creator: as.creator,
    nonce: stage.nonce(label),
    timestamp: stage.material.time,
    data: Uint8Array.of(1),
  });
  return envelopeOf(payload, (options.sign ?? as.sign)(payload));
}

function delivering(
  at: 'orderer' | 'peer',
  name: string,
  seek: Pick<SeekOptions, 'from' | 'to' | 'channel' | 'behavior'>,
  {
    as = 'user1',
    hours = 0,
  }: { readonly as?: 'user1' | 'user2' | 'stranger' | 'impostor'; readonly hours?: number } = {},
): Call {
  return {
    name: `deliver at ${at}: ${name}`,
    play: async (stage): Promise<Answer> => {
      const { seconds } = stage.material.time;
      const request = seekEnvelope(stage, stage.parties[as], {
        ...seek,
        label: `${at} ${name}`,
        seconds: seconds + hours * HOUR_SECONDS,
        tlsHash: stage.tlsHash(at === 'orderer' ? 'orderer' : 0),
      });
      const service = at === 'orderer' ? stage.clients.orderer : stage.clients.peers[0].deliver;
      const { blocks, status } = await delivered(service, request);
      return { blocks: blocks.length, status };
    },
  };
}

/** The position of one block. */
export function specified(number: number): orderer.SeekPosition {
  const at = new orderer.SeekSpecified();
  at.setNumber(number);
  const position = new orderer.SeekPosition();
  position.setSpecified(at);
  return position;
}
