import { equalBytes } from '@fabric-governance/protocol/bytes';
import { decode } from '@fabric-governance/protocol/message';
import { decodeReadWriteSet, type NamespaceReadWriteSet } from '@fabric-governance/protocol/rwset';
import { common, peer } from '@hyperledger/fabric-protos';
import { sha256 } from '../ledger/sha256.js';
import { checkSignatureHeader, type OpenedEnvelope } from './envelope.js';
import { orFault, TransactionFault } from './transaction-fault.js';

/** One organisation's signature over the transaction's effect. */
export interface EndorsementSignature {
  /** Serialized identity of the endorser. */
  readonly identity: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

/** What a chaincode call wants to change, and who vouches for it. */
export interface EndorserTransaction {
  readonly txId: string;
  /** Serialized google.protobuf.Timestamp; undefined where the client set none. */
  readonly timestamp: Uint8Array | undefined;
  readonly chaincode: string;
  /** Version of the chaincode that was run, as endorsed. */
  readonly version: string;
  readonly namespaces: readonly NamespaceReadWriteSet[];
  readonly endorsements: readonly EndorsementSignature[];
  /** The chaincode event, as endorsed; undefined where there is none. */
  readonly event: peer.ChaincodeEvent | undefined;
}

/**
 * Takes the call out of an opened envelope and checks that proposal, response and transaction belong together.
 * Whether the endorsements suffice is another question.
 *
 * @throws TransactionFault
 */
export function readEndorserTransaction(envelope: OpenedEnvelope): EndorserTransaction {
  const payload = orFault('INVALID_ENDORSER_TRANSACTION', () => boundPayload(envelope));
  const extension = orFault('BAD_HEADER_EXTENSION', () =>
    decode(peer.ChaincodeHeaderExtension, envelope.channelHeader.getExtension_asU8()),
  );
  const endorsed = payload.getAction() ?? new peer.ChaincodeEndorsedAction();
  const responsePayload = endorsed.getProposalResponsePayload_asU8();
  const action = orFault('BAD_RESPONSE_PAYLOAD', () => chaincodeAction(responsePayload));
  const namespaces = orFault('BAD_RWSET', () => decodeReadWriteSet(action.getResults_asU8()));
  const chaincode = chaincodeName(extension, action);
  return {
    txId: envelope.txId,
    timestamp: envelope.channelHeader.getTimestamp()?.serializeBinary(),
    chaincode,
    version: action.getChaincodeId()?.getVersion() ?? '',
    namespaces: withoutRepeats(namespaces),
    endorsements: endorsed.getEndorsementsList().map((endorsement) => ({
      identity: endorsement.getEndorser_asU8(),
      message: Buffer.concat([responsePayload, endorsement.getEndorser_asU8()]),
      signature: endorsement.getSignature_asU8(),
    })),
    event: eventOf(action, chaincode),
  };
}

/** The single action's payload, whose endorsed answer must be bound to exactly this proposal by its hash. */
function boundPayload({ data, header }: OpenedEnvelope): peer.ChaincodeActionPayload {
  const actions = decode(peer.Transaction, data).getActionsList();
  const [action] = actions;
  if (action === undefined || actions.length !== 1) {
    throw new Error(`only one action per transaction is supported, tx contains ${actions.length}`);
  }
  checkSignatureHeader(decode(common.SignatureHeader, action.getHeader_asU8()));
  const payload = decode(peer.ChaincodeActionPayload, action.getPayload_asU8());
  const answer = payload.getAction()?.getProposalResponsePayload_asU8() ?? new Uint8Array();
  const proposalHash = sha256(
    Buffer.concat([
      header.getChannelHeader_asU8(),
      action.getHeader_asU8(),
      payload.getChaincodeProposalPayload_asU8(),
    ]),
  );
  if (!equalBytes(decode(peer.ProposalResponsePayload, answer).getProposalHash_asU8(), proposalHash)) {
    throw new Error('proposal hash does not match');
  }
  return payload;
}

function chaincodeAction(responsePayload: Uint8Array): peer.ChaincodeAction {
  return decode(
    peer.ChaincodeAction,
    decode(peer.ProposalResponsePayload, responsePayload).getExtension_asU8(),
  );
}

function chaincodeName(extension: peer.ChaincodeHeaderExtension, action: peer.ChaincodeAction): string {
  const called = extension.getChaincodeId();
  const answered = action.getChaincodeId();
  if (called === undefined || answered === undefined) {
    throw new TransactionFault('INVALID_OTHER_REASON', 'nil ChaincodeId');
  }
  if (called.getName() === '' || called.getName() !== answered.getName()) {
    const names = `${called.getName()}/${answered.getName()}`;
    throw new TransactionFault('INVALID_CHAINCODE', `inconsistent ccid info (${names})`);
  }
  if (answered.getVersion() === '') {
    throw new TransactionFault('INVALID_CHAINCODE', 'invalid chaincode version');
  }
  return called.getName();
}

function withoutRepeats(namespaces: readonly NamespaceReadWriteSet[]): readonly NamespaceReadWriteSet[] {
  if (new Set(namespaces.map(({ namespace }) => namespace)).size !== namespaces.length) {
    throw new TransactionFault('ILLEGAL_WRITESET', 'duplicate namespace in txRWSet');
  }
  return namespaces;
}

function eventOf(action: peer.ChaincodeAction, chaincode: string): peer.ChaincodeEvent | undefined {
  if (action.getEvents_asU8().length === 0) {
    return undefined;
  }
  const event = orFault('INVALID_OTHER_REASON', () => decode(peer.ChaincodeEvent, action.getEvents_asU8()));
  if (event.getChaincodeId() !== chaincode) {
    throw new TransactionFault(
      'INVALID_OTHER_REASON',
      'chaincode event chaincode id does not match chaincode action chaincode id',
    );
  }
  return event;
}
