import { ChaincodeEvent as ChaincodeEventMessage } from '@hyperledger/fabric-protos/lib/peer/chaincode_event_pb.js';
import { ChaincodeInvocationSpec } from '@hyperledger/fabric-protos/lib/peer/chaincode_pb.js';
import {
  ChaincodeAction,
  ChaincodeProposalPayload,
} from '@hyperledger/fabric-protos/lib/peer/proposal_pb.js';
import { ProposalResponsePayload } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import { ChaincodeActionPayload, Transaction } from '@hyperledger/fabric-protos/lib/peer/transaction_pb.js';
import { openEnvelope } from './envelope.js';
import { ProtocolError } from './errors.js';
import type { Identity } from './identity.js';
import { parseIdentity } from './identity.js';
import { decode } from './message.js';
import type { NamespaceReadWriteSet } from './rwset.js';
import { decodeReadWriteSet } from './rwset.js';
import { millisecondsOf } from './timestamp.js';

/** The chaincode's answer, as endorsed. Status 200 is success; up to 399 can be committed. */
export interface ChaincodeResponse {
  readonly status: number;
  readonly message: string;
  readonly payload: Uint8Array;
}

export interface ChaincodeEvent {
  readonly name: string;
  readonly payload: Uint8Array;
}

/** One organisation's word that it simulated the same. */
export interface Endorser extends Identity {
  readonly signature: Uint8Array;
}

/** What the chaincode did in an endorser transaction. */
export interface ChaincodeCall {
  readonly chaincode?: string;
  readonly chaincodeVersion?: string;
  /** Function name first. */
  readonly args?: readonly Uint8Array[];
  readonly response?: ChaincodeResponse;
  readonly event?: ChaincodeEvent;
  readonly rwset?: readonly NamespaceReadWriteSet[];
  readonly endorsers?: readonly Endorser[];
}

/** A transaction of a block. What the submitter sent is there even when validation refused it. */
export interface DecodedTransaction extends ChaincodeCall {
  /** Empty for configuration blocks of Fabric's own tools and for undecodable envelopes. */
  readonly txId: string;
  readonly type: 'config' | 'endorser' | 'undecodable';
  /** Milliseconds since 1970, the client's word; absent when the client wrote none. */
  readonly timestampMs?: number;
  /** Empty strings in the genesis block and in undecodable envelopes. */
  readonly creator: Identity;
  /** `VALIDATION_CODES`; NOT_VALIDATED for a block that no peer has validated. */
  readonly validationCode: number;
  /** The envelope exactly as it stands in the block. */
  readonly envelopeBytes: Uint8Array;
  /** Why an undecodable envelope could not be read. */
  readonly fault?: ProtocolError;
}

const NOBODY: Identity = { mspId: '', certificatePem: '' };

/** Takes an envelope of a block apart. Garbage, which any member may have ordered, gives type `undecodable`. */
export function decodeTransaction(envelopeBytes: Uint8Array, validationCode: number): DecodedTransaction {
  try {
    return { ...read(envelopeBytes), validationCode, envelopeBytes };
  } catch (fault) {
    if (!(fault instanceof ProtocolError)) throw fault;
    return { txId: '', type: 'undecodable', creator: NOBODY, validationCode, envelopeBytes, fault };
  }
}

function read(envelopeBytes: Uint8Array): Omit<DecodedTransaction, 'validationCode' | 'envelopeBytes'> {
  const { type, headerType, txId, timestamp, creator, data } = openEnvelope(envelopeBytes);
  if (type !== 'endorser' && type !== 'config') {
    throw new ProtocolError('BAD_ENCODING', { format: 'transaction', detail: `header type ${headerType}` });
  }
  return {
    txId,
    type,
    ...(timestamp && { timestampMs: millisecondsOf(timestamp) }),
    creator: creator.length === 0 ? NOBODY : parseIdentity(creator),
    ...(type === 'endorser' ? chaincodeCall(data) : {}),
  };
}

/** Fabric allows one action a transaction. */
function chaincodeCall(transactionBytes: Uint8Array): ChaincodeCall {
  const [action] = decode(Transaction, transactionBytes).getActionsList();
  const payload = decode(ChaincodeActionPayload, action?.getPayload_asU8() ?? new Uint8Array());
  const endorsed = payload.getAction();
  const answer = decode(
    ProposalResponsePayload,
    endorsed?.getProposalResponsePayload_asU8() ?? new Uint8Array(),
  );
  const endorsers = endorsed?.getEndorsementsList() ?? [];
  return {
    ...calledWith(payload.getChaincodeProposalPayload_asU8()),
    ...readAction(answer.getExtension_asU8()),
    endorsers: endorsers.map((endorsement) => ({
      ...parseIdentity(endorsement.getEndorser_asU8()),
      signature: endorsement.getSignature_asU8(),
    })),
  };
}

function calledWith(proposalPayload: Uint8Array): Pick<ChaincodeCall, 'args'> {
  const input = decode(ChaincodeProposalPayload, proposalPayload).getInput_asU8();
  return {
    args: decode(ChaincodeInvocationSpec, input).getChaincodeSpec()?.getInput()?.getArgsList_asU8() ?? [],
  };
}

/** Reads `peer.ChaincodeAction`: what the endorsers signed that the call did. Throws BAD_ENCODING. */
export function readAction(bytes: Uint8Array): Omit<ChaincodeCall, 'args' | 'endorsers'> {
  const action = decode(ChaincodeAction, bytes);
  const response = action.getResponse();
  return {
    chaincode: action.getChaincodeId()?.getName() ?? '',
    chaincodeVersion: action.getChaincodeId()?.getVersion() ?? '',
    ...(response && {
      response: {
        status: response.getStatus(),
        message: response.getMessage(),
        payload: response.getPayload_asU8(),
      },
    }),
    ...readEvent(action.getEvents_asU8()),
    rwset: decodeReadWriteSet(action.getResults_asU8()),
  };
}

function readEvent(bytes: Uint8Array): Pick<ChaincodeCall, 'event'> {
  if (bytes.length === 0) return {};
  const event = decode(ChaincodeEventMessage, bytes);
  return { event: { name: event.getEventName(), payload: event.getPayload_asU8() } };
}
