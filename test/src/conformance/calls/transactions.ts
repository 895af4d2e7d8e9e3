import { common, peer } from '@hyperledger/fabric-protos';
import { utf8 } from '@fabric-governance/protocol/bytes';
import type { Answer } from '../client/answer.js';
import {
  endorsementAnswer,
  process,
  signCall,
  transactionPayload,
  type Invocation,
  type SignedCall,
} from '../client/endorse.js';
import { broadcast, commitStatus, envelopeOf } from '../client/order.js';
import type { Party } from '../client/party.js';
import type { Stage } from '../client/stage.js';

export const PROBE = 'probe';

/** What to ask of the probe chaincode, by whom, and where. */
export interface Ask {
  readonly as?: Party;
  readonly at?: 0 | 1;
  readonly transient?: Readonly<Record<string, string>>;
  readonly chaincode?: string;
}

/** Asks one peer for its endorsement and goes no further. */
export function tried(stage: Stage, label: string, args: readonly string[], ask: Ask = {}): Promise<Answer> {
  const call = signCall(stage, invocation(stage, label, args, ask));
  return endorsementAnswer(process(stage, ask.at ?? 0, call.signed));
}

/** An endorsed transaction, ready to be sent. */
export interface Endorsed {
  readonly call: SignedCall;
  readonly payload: Uint8Array;
  readonly as: Party;
}

/** Has the given peers endorse a call. Throws when one refuses. */
export async function endorsed(
  stage: Stage,
  invoked: Invocation,
  peers: readonly (0 | 1)[] = [0, 1],
): Promise<Endorsed> {
  const call = signCall(stage, invoked);
  const responses = await Promise.all(peers.map((at) => process(stage, at, call.signed)));
  const refusal = responses.map((one) => one.getResponse()).find((one) => (one?.getStatus() ?? 500) >= 400);
  if (refusal !== undefined) throw new Error(`${invoked.label}: ${refusal.getMessage()}`);
  return { call, payload: transactionPayload(call.proposal, responses), as: invoked.as };
}

/** Sends endorsed transactions together and tells what became of each. */
export async function committed(stage: Stage, transactions: readonly Endorsed[]): Promise<Answer> {
  const orderer = await broadcast(
    stage,
    transactions.map(({ payload, as }) => envelopeOf(payload, as.sign(payload))),
  );
  const codes: Answer[] = [];
  for (const { call, as } of transactions) codes.push(await commitStatus(stage, call.txId, as));
  return { orderer, codes };
}

/** Endorses at both peers, sends, and waits for the block. */
export async function submitted(
  stage: Stage,
  label: string,
  args: readonly string[],
  ask: Ask & { readonly peers?: readonly (0 | 1)[] } = {},
): Promise<Answer> {
  return committed(stage, [await endorsed(stage, invocation(stage, label, args, ask), ask.peers)]);
}

/** A call of the probe chaincode. */
export function invocation(stage: Stage, label: string, args: readonly string[], ask: Ask = {}): Invocation {
  const transient = Object.entries(ask.transient ?? {}).map(([name, value]) => [name, utf8(value)] as const);
  return {
    label,
    args,
    as: ask.as ?? stage.parties.user1,
    chaincode: ask.chaincode ?? PROBE,
    transient: Object.fromEntries(transient),
  };
}

/** The first transaction with the second's endorsements beside its own, which are over other bytes. */
export function mixed(payload: Uint8Array, other: Uint8Array): Uint8Array {
  const envelope = common.Payload.deserializeBinary(payload);
  const transaction = peer.Transaction.deserializeBinary(envelope.getData_asU8());
  const [action] = transaction.getActionsList();
  const [otherAction] = peer.Transaction.deserializeBinary(
    common.Payload.deserializeBinary(other).getData_asU8(),
  ).getActionsList();
  if (action === undefined || otherAction === undefined) throw new RangeError('not an endorsed transaction');
  const content = peer.ChaincodeActionPayload.deserializeBinary(action.getPayload_asU8());
  const foreign = peer.ChaincodeActionPayload.deserializeBinary(otherAction.getPayload_asU8());
  for (const endorsement of foreign.getAction()?.getEndorsementsList() ?? []) {
    content.getAction()?.addEndorsements(endorsement);
  }
  action.setPayload(content.serializeBinary());
  transaction.setActionsList([action]);
  envelope.setData(transaction.serializeBinary());
  return envelope.serializeBinary();
}
