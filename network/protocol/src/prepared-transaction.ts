import {
  ChannelHeader,
  Envelope,
  HeaderType,
  Payload,
} from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import {
  CommitStatusRequest,
  PreparedTransaction,
  SignedCommitStatusRequest,
} from '@hyperledger/fabric-protos/lib/gateway/gateway_pb.js';
import { ChaincodeAction } from '@hyperledger/fabric-protos/lib/peer/proposal_pb.js';
import { ProposalResponsePayload } from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import {
  ChaincodeActionPayload,
  ChaincodeEndorsedAction,
  Transaction,
  type TransactionAction,
} from '@hyperledger/fabric-protos/lib/peer/transaction_pb.js';
import { concat, equalBytes } from './bytes.js';
import type { TrustedRoots } from './endorsement.js';
import { checkEndorsements } from './endorsement.js';
import { ProtocolError } from './errors.js';
import { decode, decodeExactly } from './message.js';
import type { ParsedProposal } from './proposal.js';
import { parseProposal, proposalHash } from './proposal.js';
import type { KeyWrite } from './rwset.js';
import { readAction } from './transaction.js';

/** What signing a prepared transaction would do, to be shown before it is signed. */
export interface PreparedEffect {
  /** Every endorser whose signature holds, in the transaction's order. */
  readonly endorsers: readonly { readonly mspId: string }[];
  readonly writes: readonly (KeyWrite & { readonly namespace: string })[];
  readonly privateWrites: readonly { readonly namespace: string; readonly collection: string }[];
  /** The chaincode's return value. */
  readonly result: Uint8Array;
}

/**
 * Checks that a transaction prepared by a gateway is the answer to the proposal and nothing else, so that a relay can
 * substitute nothing (R40): same headers, same payload, the proposal's hash under every endorser's signature, no
 * content a decoder would overlook. With `trust`, each endorser's certificate must come from its MSP's roots.
 * Throws ProtocolError (HEADER_MISMATCH, PAYLOAD_MISMATCH, PROPOSAL_HASH_MISMATCH, NOT_CANONICAL, NOT_ENDORSED,
 * ENDORSEMENT_INVALID, BAD_ENCODING).
 */
export function checkPreparedTransaction(prepared: {
  readonly proposalBytes: Uint8Array;
  readonly envelopePayload: Uint8Array;
  readonly trust?: TrustedRoots;
}): PreparedEffect {
  const proposal = parseProposal(prepared.proposalBytes);
  const payload = decodeExactly(Payload, prepared.envelopePayload, 'payload');
  mustEqual('channel header', payload.getHeader()?.getChannelHeader_asU8(), proposal.channelHeaderBytes);
  mustEqual(
    'signature header',
    payload.getHeader()?.getSignatureHeader_asU8(),
    proposal.signatureHeaderBytes,
  );
  const endorsed = endorsedAction(payload.getData_asU8(), proposal);
  const answer = endorsed.getProposalResponsePayload_asU8();
  const endorsers = checkEndorsements(endorsed.getEndorsementsList(), answer, prepared.trust);
  return { endorsers, ...effectOf(answer, proposal) };
}

/**
 * Checks that an envelope's payload is a whole endorser transaction, whatever it does: Fabric's peers stop at a block in which something
 * that is none stands before a transaction that writes. Throws ProtocolError (PAYLOAD_MISMATCH, NOT_CANONICAL, BAD_ENCODING).
 */
export function mustBeEndorserTransaction(envelopePayload: Uint8Array): void {
  const payload = decodeExactly(Payload, envelopePayload, 'payload');
  const channelHeader = decode(
    ChannelHeader,
    payload.getHeader()?.getChannelHeader_asU8() ?? new Uint8Array(),
  );
  if (channelHeader.getType() !== HeaderType.ENDORSER_TRANSACTION) {
    throw new ProtocolError('PAYLOAD_MISMATCH', { part: 'type' });
  }
  const action = onlyAction(payload.getData_asU8());
  const actionPayload = decodeExactly(ChaincodeActionPayload, action.getPayload_asU8(), 'action payload');
  const answer = decode(
    ProposalResponsePayload,
    actionPayload.getAction()?.getProposalResponsePayload_asU8() ?? new Uint8Array(),
  );
  const response = decode(ChaincodeAction, answer.getExtension_asU8()).getResponse();
  if (response === undefined) throw new ProtocolError('PAYLOAD_MISMATCH', { part: 'response' });
}

/** `gateway.PreparedTransaction`, the form that fabric-gateway's `newSignedTransaction` takes beside the signature. */
export function preparedTransactionBytes(prepared: {
  readonly txId: string;
  readonly envelopePayload: Uint8Array;
}): Uint8Array {
  const envelope = new Envelope();
  envelope.setPayload(prepared.envelopePayload);
  const message = new PreparedTransaction();
  message.setTransactionId(prepared.txId);
  message.setEnvelope(envelope);
  return message.serializeBinary();
}

/** `gateway.CommitStatusRequest`: the bytes to sign when asking for a transaction's fate. */
export function commitStatusRequestBytes(request: {
  readonly txId: string;
  readonly channel: string;
  /** A serialized identity, the signer's own. */
  readonly identity: Uint8Array;
}): Uint8Array {
  const message = new CommitStatusRequest();
  message.setTransactionId(request.txId);
  message.setChannelId(request.channel);
  message.setIdentity(request.identity);
  return message.serializeBinary();
}

/** `gateway.SignedCommitStatusRequest` around those bytes: the form that fabric-gateway's `newSignedCommit` takes. */
export function signedCommitStatusRequestBytes(requestBytes: Uint8Array): Uint8Array {
  const message = new SignedCommitStatusRequest();
  message.setRequest(requestBytes);
  return message.serializeBinary();
}

/** What a commit status request asks, for a relay to check it; throws BAD_ENCODING. */
export function parseCommitStatusRequest(requestBytes: Uint8Array): {
  txId: string;
  channel: string;
  identity: Uint8Array;
} {
  const message = decode(CommitStatusRequest, requestBytes);
  return {
    txId: message.getTransactionId(),
    channel: message.getChannelId(),
    identity: message.getIdentity_asU8(),
  };
}

function onlyAction(transactionBytes: Uint8Array): TransactionAction {
  const actions = decodeExactly(Transaction, transactionBytes, 'transaction').getActionsList();
  const [action] = actions;
  if (action === undefined || actions.length !== 1)
    throw new ProtocolError('PAYLOAD_MISMATCH', { part: 'actions' });
  return action;
}

function endorsedAction(transactionBytes: Uint8Array, proposal: ParsedProposal): ChaincodeEndorsedAction {
  const action = onlyAction(transactionBytes);
  mustEqual('action header', action.getHeader_asU8(), proposal.signatureHeaderBytes);
  const payload = decodeExactly(ChaincodeActionPayload, action.getPayload_asU8(), 'action payload');
  if (!equalBytes(payload.getChaincodeProposalPayload_asU8(), proposal.publicPayloadBytes)) {
    throw new ProtocolError('PAYLOAD_MISMATCH', { part: 'proposal payload' });
  }
  return payload.getAction() ?? new ChaincodeEndorsedAction();
}

function effectOf(answer: Uint8Array, proposal: ParsedProposal): Omit<PreparedEffect, 'endorsers'> {
  const response = decodeExactly(ProposalResponsePayload, answer, 'proposal response');
  if (!equalBytes(response.getProposalHash_asU8(), proposalHash(proposal))) {
    throw new ProtocolError('PROPOSAL_HASH_MISMATCH');
  }
  const actionBytes = response.getExtension_asU8();
  decodeExactly(ChaincodeAction, actionBytes, 'chaincode action');
  const action = readAction(actionBytes);
  if (action.chaincode !== proposal.chaincode)
    throw new ProtocolError('PAYLOAD_MISMATCH', { part: 'chaincode' });
  const namespaces = action.rwset ?? [];
  return {
    writes: namespaces.flatMap(({ namespace, writes }) => writes.map((write) => ({ namespace, ...write }))),
    privateWrites: namespaces.flatMap(({ namespace, collections }) =>
      collections
        .filter(({ writes }) => writes.length > 0)
        .map(({ collection }) => ({ namespace, collection })),
    ),
    result: action.response?.payload ?? new Uint8Array(),
  };
}

function mustEqual(part: string, actual: Uint8Array | undefined, expected: Uint8Array): void {
  if (!equalBytes(actual ?? concat(), expected)) throw new ProtocolError('HEADER_MISMATCH', { part });
}
