import { p256 } from '@noble/curves/nist';
import { Header, Payload } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { KVRWSet, KVWrite } from '@hyperledger/fabric-protos/lib/ledger/rwset/kvrwset/kv_rwset_pb.js';
import { NsReadWriteSet, TxReadWriteSet } from '@hyperledger/fabric-protos/lib/ledger/rwset/rwset_pb.js';
import { ChaincodeID } from '@hyperledger/fabric-protos/lib/peer/chaincode_pb.js';
import { ChaincodeAction, Proposal } from '@hyperledger/fabric-protos/lib/peer/proposal_pb.js';
import {
  Endorsement,
  ProposalResponsePayload,
  Response,
} from '@hyperledger/fabric-protos/lib/peer/proposal_response_pb.js';
import {
  ChaincodeActionPayload,
  ChaincodeEndorsedAction,
  Transaction,
  TransactionAction,
} from '@hyperledger/fabric-protos/lib/peer/transaction_pb.js';
import { concat, utf8 } from '../bytes.js';
import { serializeIdentity } from '../identity.js';
import { decode } from '../message.js';
import { buildProposal, parseProposal, proposalHash } from '../proposal.js';
import { toLowS } from '../signature.js';
import type { TestIdentity } from './identities.js';
import { TEST_ORGANISATIONS } from './identities.js';

const { Org1MSP, Org2MSP } = TEST_ORGANISATIONS;
export const TEST_CREATOR = serializeIdentity('Org1MSP', Org1MSP.client.certificatePem);

/** Signs as Fabric wants it. */
export function testSign({ privateKeyHex }: TestIdentity, message: Uint8Array): Uint8Array {
  return toLowS(p256.sign(message, privateKeyHex, { prehash: true }).toBytes('der'));
}

/** A proposal of Org1MSP's client. */
export function testProposal(...args: readonly string[]): { txId: string; proposalBytes: Uint8Array } {
  return buildProposal({
    channel: 'mychannel',
    chaincode: 'basic',
    args,
    transient: { secret: utf8('kept from the ledger') },
    creator: TEST_CREATOR,
    nonce: new Uint8Array(24).fill(9),
    timestamp: { seconds: 1_700_000_000, nanos: 123_000_000 },
  });
}

export const TEST_ENDORSERS = [
  { mspId: 'Org1MSP', identity: Org1MSP.peer },
  { mspId: 'Org2MSP', identity: Org2MSP.peer },
] as const;

/** The payload that a gateway would prepare: one write, endorsed by the given peers. */
export function endorsedPayload(
  proposalBytes: Uint8Array,
  endorsers: readonly { readonly mspId: string; readonly identity: TestIdentity }[] = TEST_ENDORSERS,
): Uint8Array {
  const proposal = parseProposal(proposalBytes);
  const answer = new ProposalResponsePayload();
  answer.setProposalHash(proposalHash(proposal));
  answer.setExtension$(chaincodeAction().serializeBinary());
  const endorsed = new ChaincodeEndorsedAction();
  endorsed.setProposalResponsePayload(answer.serializeBinary());
  endorsed.setEndorsementsList(
    endorsers.map(({ mspId, identity }) => {
      const endorser = serializeIdentity(mspId, identity.certificatePem);
      const endorsement = new Endorsement();
      endorsement.setEndorser(endorser);
      endorsement.setSignature(testSign(identity, concat(answer.serializeBinary(), endorser)));
      return endorsement;
    }),
  );
  const actionPayload = new ChaincodeActionPayload();
  actionPayload.setChaincodeProposalPayload(proposal.publicPayloadBytes);
  actionPayload.setAction(endorsed);
  const action = new TransactionAction();
  action.setHeader(proposal.signatureHeaderBytes);
  action.setPayload(actionPayload.serializeBinary());
  const transaction = new Transaction();
  transaction.setActionsList([action]);
  const payload = new Payload();
  payload.setHeader(decode(Header, decode(Proposal, proposalBytes).getHeader_asU8()));
  payload.setData(transaction.serializeBinary());
  return payload.serializeBinary();
}

function chaincodeAction(): ChaincodeAction {
  const write = new KVWrite();
  write.setKey('asset1');
  write.setValue(utf8('blue'));
  const set = new KVRWSet();
  set.setWritesList([write]);
  const namespace = new NsReadWriteSet();
  namespace.setNamespace('basic');
  namespace.setRwset(set.serializeBinary());
  const results = new TxReadWriteSet();
  results.setNsRwsetList([namespace]);
  const response = new Response();
  response.setStatus(200);
  response.setPayload(utf8('done'));
  const id = new ChaincodeID();
  id.setName('basic');
  id.setVersion('1.0');
  const action = new ChaincodeAction();
  action.setResults(results.serializeBinary());
  action.setResponse(response);
  action.setChaincodeId(id);
  return action;
}
