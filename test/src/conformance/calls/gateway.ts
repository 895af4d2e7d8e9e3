import { common, gateway } from '@hyperledger/fabric-protos';
import { answerOf, hexOf, type Answer } from '../client/answer.js';
import { unary } from '../client/clients.js';
import { signCall, signedProposal, type Invocation, type SignedCall } from '../client/endorse.js';
import { commitStatus, envelopeOf } from '../client/order.js';
import type { Party } from '../client/party.js';
import type { Stage } from '../client/stage.js';
import type { Call } from './call.js';
import { invocation, PROBE } from './transactions.js';

/** The Gateway service: what client libraries see, error details included. */
export const GATEWAY: readonly Call[] = [
  evaluate('evaluate', (stage) => invocation(stage, 'gw get', ['get', 'again'])),
  evaluate('evaluate an error', (stage) => invocation(stage, 'gw error', ['fail', 'out of luck'])),
  evaluate('evaluate status 404', (stage) => invocation(stage, 'gw 404', ['status', '404', 'not here'])),
  evaluate('evaluate an unknown chaincode', (stage) =>
    invocation(stage, 'gw none', ['get'], { chaincode: 'none' }),
  ),
  evaluate('evaluate on an unknown channel', (stage) => ({
    ...invocation(stage, 'gw no channel', ['get']),
    channel: 'nochannel',
  })),
  evaluate('evaluate as a stranger', (stage) =>
    invocation(stage, 'gw stranger', ['get', 'a'], { as: stage.parties.stranger }),
  ),
  evaluate('evaluate as an impostor', (stage) =>
    invocation(stage, 'gw impostor', ['get', 'a'], { as: stage.parties.impostor }),
  ),
  evaluate('evaluate at the other organisation', (stage) => invocation(stage, 'gw org2', ['get', 'a']), [
    'Org2MSP',
  ]),
  evaluate('evaluate at nobody', (stage) => invocation(stage, 'gw nobody', ['get', 'a']), ['NobodyMSP']),
  endorse('endorse', (stage) => invocation(stage, 'gw put', ['put', 'g', '1'])),
  endorse('endorse an error', (stage) => invocation(stage, 'gw put error', ['fail', 'out of luck'])),
  endorse('endorse an unknown chaincode', (stage) =>
    invocation(stage, 'gw e none', ['get'], { chaincode: 'none' }),
  ),
  endorse('endorse on an unknown channel', (stage) => ({
    ...invocation(stage, 'gw e no channel', ['get']),
    channel: 'nochannel',
  })),
  endorse('endorse as a stranger', (stage) =>
    invocation(stage, 'gw e stranger', ['get', 'a'], { as: stage.parties.stranger }),
  ),
  endorse('endorse as an impostor', (stage) =>
    invocation(stage, 'gw e impostor', ['get', 'a'], { as: stage.parties.impostor }),
  ),
  endorse('endorse at nobody', (stage) => invocation(stage, 'gw e nobody', ['get', 'a']), ['NobodyMSP']),
  endorse('endorse at Org2 alone', (stage) => invocation(stage, 'gw e org2', ['get', 'a']), ['Org2MSP']),
  endorse('endorse what only Org1 may know', (stage) =>
    invocation(stage, 'gw private', ['putPrivate', '_implicit_org_Org1MSP', 's'], {
      transient: { value: 'x' },
    }),
  ),
  endorse('endorse a key with a policy of its own', (stage) =>
    invocation(stage, 'gw key', ['put', 'a', '7']),
  ),
  { name: 'gateway: submit', play: (stage) => submit(stage, 'gw submit', (payload, as) => as.sign(payload)) },
  {
    name: 'gateway: submit with a wrong signature',
    play: (stage) => submit(stage, 'gw bad signature', (_payload, as) => as.sign(Uint8Array.of(1))),
  },
  {
    name: 'gateway: submit with high s',
    play: (stage) => submit(stage, 'gw high s', (payload, as) => as.signHighS(payload)),
  },
  {
    name: 'gateway: submit junk',
    play: (stage) => sendEnvelope(stage, 'none', envelopeOf(Uint8Array.of(0xff), Uint8Array.of(1))),
  },
  { name: 'gateway: submit nothing', play: (stage) => sendEnvelope(stage, 'none', new common.Envelope()) },
  {
    name: 'gateway: status as a stranger',
    play: (stage) => commitStatus(stage, 'none', stage.parties.stranger),
  },
  {
    name: 'gateway: status as an impostor',
    play: (stage) => commitStatus(stage, 'none', stage.parties.impostor),
  },
];

function evaluate(name: string, invoked: (stage: Stage) => Invocation, organisations: string[] = []): Call {
  return {
    name: `gateway: ${name}`,
    play: (stage) => {
      const { txId, signed } = signCall(stage, invoked(stage));
      const request = new gateway.EvaluateRequest();
      request.setTransactionId(txId);
      request.setChannelId(invoked(stage).channel ?? stage.material.channel);
      request.setProposedTransaction(signed);
      request.setTargetOrganizationsList(organisations);
      return answerOf(
        unary<gateway.EvaluateResponse>((done) => stage.clients.peers[0].gateway.evaluate(request, done)),
        (response) => {
          const result = response.getResult();
          return {
            status: result?.getStatus() ?? null,
            message: result?.getMessage() ?? null,
            payload: hexOf(result?.getPayload_asU8() ?? new Uint8Array()),
          };
        },
      );
    },
  };
}

function endorse(name: string, invoked: (stage: Stage) => Invocation, organisations: string[] = []): Call {
  return {
    name: `gateway: ${name}`,
    play: (stage) => {
      const call = signCall(stage, invoked(stage));
      const { channel } = invoked(stage);
      return answerOf(prepare(stage, call, { channel, organisations }), (envelope) => ({
        signature: envelope.getSignature_asU8().length,
        endorsements: endorsers(envelope),
      }));
    },
  };
}

function prepare(
  stage: Stage,
  call: SignedCall,
  {
    channel,
    organisations = [],
  }: { readonly channel?: string | undefined; readonly organisations?: string[] } = {},
): Promise<common.Envelope> {
  const request = new gateway.EndorseRequest();
  request.setTransactionId(call.txId);
  request.setChannelId(channel ?? stage.material.channel);
  request.setProposedTransaction(signedProposal(call.proposal, call.signed.getSignature_asU8()));
  request.setEndorsingOrganizationsList(organisations);
  return unary<gateway.EndorseResponse>((done) => stage.clients.peers[0].gateway.endorse(request, done)).then(
    (response) => response.getPreparedTransaction() ?? new common.Envelope(),
  );
}

async function submit(
  stage: Stage,
  label: string,
  sign: (payload: Uint8Array, as: Party) => Uint8Array,
): Promise<Answer> {
  const as = stage.parties.user1;
  const call = signCall(stage, { label, as, chaincode: PROBE, args: ['put', label, '1'] });
  const payload = (await prepare(stage, call)).getPayload_asU8();
  const answer = await sendEnvelope(stage, call.txId, envelopeOf(payload, sign(payload, as)));
  return answer === 'taken' ? [answer, await commitStatus(stage, call.txId, as)] : answer;
}

function sendEnvelope(stage: Stage, txId: string, envelope: common.Envelope): Promise<Answer> {
  const request = new gateway.SubmitRequest();
  request.setTransactionId(txId);
  request.setChannelId(stage.material.channel);
  request.setPreparedTransaction(envelope);
  return answerOf(
    unary<gateway.SubmitResponse>((done) => stage.clients.peers[0].gateway.submit(request, done)),
    () => 'taken',
  );
}

/** How many endorsements the transaction carries, and whether their number is what it seems: MSP ids in order of name. */
function endorsers(envelope: common.Envelope): Answer {
  const text = Buffer.from(envelope.getPayload_asU8()).toString('latin1');
  return ['Org1MSP', 'Org2MSP'].map((mspId) => text.split(mspId).length - 1);
}
