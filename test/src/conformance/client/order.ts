import { common, gateway, orderer, type peer } from '@hyperledger/fabric-protos';
import { buildPayload } from '@fabric-governance/protocol/envelope';
import { statusName } from '@fabric-governance/operator/network/delivery';
import { validationCodeName } from '@fabric-governance/protocol/validation-code';
import { answerOf, type Answer } from './answer.js';
import { unary } from './clients.js';
import type { Party } from './party.js';
import type { Stage } from './stage.js';

/** Sends envelopes over one stream, in this order and without waiting, and gives the orderer's word on each. */
export async function broadcast(stage: Stage, envelopes: readonly common.Envelope[]): Promise<Answer> {
  const stream = stage.clients.orderer.broadcast();
  for (const envelope of envelopes) stream.write(envelope);
  const answers: Answer[] = [];
  for await (const answer of stream as AsyncIterable<orderer.BroadcastResponse>) {
    answers.push({ status: statusName(answer.getStatus()), info: answer.getInfo() });
    // The orderer ends its side then. Leaving the loop instead would drop the stream and keep the connection open.
    if (answers.length === envelopes.length) stream.end();
  }
  return answers;
}

/** An envelope, signed by the party or with other bytes in the signature's place. */
export function envelopeOf(payload: Uint8Array, signature: Uint8Array): common.Envelope {
  const envelope = new common.Envelope();
  envelope.setPayload(payload);
  envelope.setSignature(signature);
  return envelope;
}

/** What became of a transaction, by the first peer's gateway; waits until it is in a block. */
export function commitStatus(stage: Stage, txId: string, as: Party): Promise<Answer> {
  const request = new gateway.CommitStatusRequest();
  request.setChannelId(stage.material.channel);
  request.setTransactionId(txId);
  request.setIdentity(as.creator);
  const signed = new gateway.SignedCommitStatusRequest();
  signed.setRequest(request.serializeBinary());
  signed.setSignature(as.sign(request.serializeBinary()));
  return answerOf(
    unary<gateway.CommitStatusResponse>((done) => stage.clients.peers[0].gateway.commitStatus(signed, done)),
    // Not the block's number: how transactions come together in blocks is the orderer's moment.
    (answer) => validationCodeName(answer.getResult()),
  );
}

/** How blocks are asked for. */
export interface SeekOptions {
  readonly label: string;
  readonly from: orderer.SeekPosition;
  readonly to: orderer.SeekPosition;
  readonly behavior?: orderer.SeekInfo.SeekBehaviorMap[keyof orderer.SeekInfo.SeekBehaviorMap];
  readonly channel?: string;
  /** Seconds since 1970 in the header; default: the recording's time. */
  readonly seconds?: number;
  readonly tlsHash: Uint8Array;
  readonly signature?: (payload: Uint8Array) => Uint8Array;
}

/** A request to deliver blocks. */
export function seekEnvelope(stage: Stage, as: Party, options: SeekOptions): common.Envelope {
  const seek = new orderer.SeekInfo();
  seek.setStart(options.from);
  seek.setStop(options.to);
  seek.setBehavior(options.behavior ?? orderer.SeekInfo.SeekBehavior.BLOCK_UNTIL_READY);
  const { time, channel } = stage.material;
  const payload = buildPayload({
    type: 'deliver-seek',
    channel: options.channel ?? channel,
    txId: '',
    creator: as.creator,
    nonce: stage.nonce(options.label),
    timestamp: { ...time, seconds: options.seconds ?? time.seconds },
    tlsCertificateHash: options.tlsHash,
    data: seek.serializeBinary(),
  });
  return envelopeOf(payload, (options.signature ?? as.sign)(payload));
}

/** The blocks and the final status of a delivery that ends by itself. */
export async function delivered(
  service:
    { deliver(): ReturnType<peer.DeliverClient['deliver']> } | Pick<orderer.AtomicBroadcastClient, 'deliver'>,
  request: common.Envelope,
): Promise<{ readonly blocks: readonly common.Block[]; readonly status: string }> {
  const stream = service.deliver();
  stream.write(request);
  const blocks: common.Block[] = [];
  for await (const answer of stream as AsyncIterable<orderer.DeliverResponse>) {
    const block = answer.getBlock();
    if (!answer.hasBlock() || block === undefined) {
      stream.cancel();
      return { blocks, status: statusName(answer.getStatus()) };
    }
    blocks.push(block);
  }
  return { blocks, status: 'ENDED' };
}
