import { common, peer } from '@hyperledger/fabric-protos';
import { buildProposal } from '@fabric-governance/protocol/proposal';
import { decodeReadWriteSet } from '@fabric-governance/protocol/rwset';
import { answerOf, hexOf, type Answer } from './answer.js';
import { unary } from './clients.js';
import type { Party } from './party.js';
import type { Stage } from './stage.js';

/** A call of a chaincode. */
export interface Invocation {
  /** Names the call: its nonce, and with it the transaction id, follow from it. */
  readonly label: string;
  readonly as: Party;
  readonly chaincode: string;
  readonly args: readonly (string | Uint8Array)[];
  readonly channel?: string;
  readonly transient?: Readonly<Record<string, Uint8Array>>;
}

/** A signed proposal. */
export interface SignedCall {
  readonly txId: string;
  readonly proposal: Uint8Array;
  readonly signed: peer.SignedProposal;
}

/** Builds and signs a proposal. */
export function signCall(stage: Stage, { label, as, channel, ...call }: Invocation): SignedCall {
  const { txId, proposalBytes } = buildProposal({
    ...call,
    channel: channel ?? stage.material.channel,
    creator: as.creator,
    nonce: stage.nonce(label),
    timestamp: stage.material.time,
  });
  return { txId, proposal: proposalBytes, signed: signedProposal(proposalBytes, as.sign(proposalBytes)) };
}

/** Wraps a proposal's bytes and whatever stands for its signature. */
export function signedProposal(bytes: Uint8Array, signature: Uint8Array): peer.SignedProposal {
  const signed = new peer.SignedProposal();
  signed.setProposalBytes(bytes);
  signed.setSignature(signature);
  return signed;
}

/** Asks one peer's Endorser service. */
export function process(
  stage: Stage,
  at: 0 | 1,
  signed: peer.SignedProposal,
): Promise<peer.ProposalResponse> {
  return unary((done) => stage.clients.peers[at].endorser.processProposal(signed, done));
}

/** How a chaincode's answer is shown; some of Fabric's own answers hold maps, which Go writes in no fixed order. */
export type ReadPayload = (payload: Uint8Array) => Answer;

/** The peer's answer: the endorsed bytes to the byte, and in readable form; not its signature. */
export function endorsementAnswer(
  call: Promise<peer.ProposalResponse>,
  readPayload: ReadPayload = hexOf,
): Promise<Answer> {
  return answerOf(call, (response) => {
    const inner = response.getResponse();
    const isReadable = readPayload !== hexOf;
    return {
      version: response.getVersion(),
      status: inner?.getStatus() ?? null,
      message: inner?.getMessage() ?? null,
      payload: readPayload(inner?.getPayload_asU8() ?? new Uint8Array()),
      // With maps inside, the endorsed bytes differ from one call to the next.
      endorsed: isReadable ? null : hexOf(response.getPayload_asU8()),
      effects: effectsOf(response.getPayload_asU8()),
      endorsedBy: hexOf(response.getEndorsement()?.getEndorser_asU8() ?? new Uint8Array()).length,
    };
  });
}

/** The envelope of an endorsed transaction, unsigned payload first. Responses need not agree: that is the network's to find out. */
export function transactionPayload(
  proposalBytes: Uint8Array,
  responses: readonly peer.ProposalResponse[],
): Uint8Array {
  const proposal = peer.Proposal.deserializeBinary(proposalBytes);
  const header = common.Header.deserializeBinary(proposal.getHeader_asU8());
  const endorsed = new peer.ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(responses[0]?.getPayload_asU8() ?? new Uint8Array());
  endorsed.setEndorsementsList(responses.flatMap((response) => response.getEndorsement() ?? []));
  const open = new peer.ChaincodeProposalPayload();
  open.setInput(peer.ChaincodeProposalPayload.deserializeBinary(proposal.getPayload_asU8()).getInput_asU8());
  const actionPayload = new peer.ChaincodeActionPayload();
  actionPayload.setChaincodeProposalPayload(open.serializeBinary());
  actionPayload.setAction(endorsed);
  const action = new peer.TransactionAction();
  action.setHeader(header.getSignatureHeader_asU8());
  action.setPayload(actionPayload.serializeBinary());
  const transaction = new peer.Transaction();
  transaction.setActionsList([action]);
  const payload = new common.Payload();
  payload.setHeader(header);
  payload.setData(transaction.serializeBinary());
  return payload.serializeBinary();
}

function effectsOf(payload: Uint8Array): Answer {
  const action = peer.ChaincodeAction.deserializeBinary(
    peer.ProposalResponsePayload.deserializeBinary(payload).getExtension_asU8(),
  );
  return JSON.parse(
    JSON.stringify(decodeReadWriteSet(action.getResults_asU8()), (_name, value: unknown) =>
      value instanceof Uint8Array ? hexOf(value) : typeof value === 'bigint' ? value.toString() : value,
    ),
  ) as Answer;
}
