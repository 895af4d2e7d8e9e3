import { Header, Payload } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { connect } from '@hyperledger/fabric-gateway';
import { concat, utf8 } from './bytes.js';
import { decode } from './message.js';
import {
  checkPreparedTransaction,
  commitStatusRequestBytes,
  parseCommitStatusRequest,
  preparedTransactionBytes,
  signedCommitStatusRequestBytes,
} from './prepared-transaction.js';
import { ProtocolError } from './errors.js';
import { endorsedPayload, TEST_CREATOR, TEST_ENDORSERS, testProposal } from './testdata/endorse.js';
import { TEST_ORGANISATIONS } from './testdata/identities.js';

const { Org1MSP, Org2MSP } = TEST_ORGANISATIONS;
const { proposalBytes, txId } = testProposal('create', 'asset1');
const envelopePayload = endorsedPayload(proposalBytes);
const trust = { Org1MSP: [Org1MSP.caCertificatePem], Org2MSP: [Org2MSP.caCertificatePem] };

it('shows what an honest gateway prepared', () => {
  expect(checkPreparedTransaction({ proposalBytes, envelopePayload, trust })).toEqual({
    endorsers: [{ mspId: 'Org1MSP' }, { mspId: 'Org2MSP' }],
    writes: [{ namespace: 'basic', key: 'asset1', isDelete: false, value: utf8('blue') }],
    privateWrites: [],
    result: utf8('done'),
  });
});

it('refuses each change of a single byte', () => {
  const { length } = envelopePayload;
  const positions = Array.from({ length: 150 }, (_, index) => Math.floor((index * length) / 150));
  for (const position of positions) {
    const changed = envelopePayload.map((byte, at) => (at === position ? byte ^ 0x04 : byte));
    expect(() => checkPreparedTransaction({ proposalBytes, envelopePayload: changed, trust })).toThrow(
      ProtocolError,
    );
  }
});

it('refuses the transaction of another proposal by the same person', () => {
  const other = endorsedPayload(testProposal('delete', 'asset1').proposalBytes);
  expect(() => checkPreparedTransaction({ proposalBytes, envelopePayload: other })).toThrow(
    'PAYLOAD_MISMATCH',
  );
});

it('refuses another header, though everything under the endorsements is right', () => {
  const payload = decode(Payload, envelopePayload);
  const header = payload.getHeader() ?? new Header();
  header.setChannelHeader(concat(header.getChannelHeader_asU8(), Uint8Array.of(0x10, 0x01)));
  expect(() =>
    checkPreparedTransaction({ proposalBytes, envelopePayload: payload.serializeBinary() }),
  ).toThrow('HEADER_MISMATCH part=channel header');
});

it('refuses content hidden in unknown or doubled fields', () => {
  const unknownField = concat(envelopePayload, Uint8Array.of(0x7a, 0x01, 0x00));
  const doubledData = concat(utf8('\x12\x03abc'), envelopePayload);
  for (const hidden of [unknownField, doubledData]) {
    expect(() => checkPreparedTransaction({ proposalBytes, envelopePayload: hidden })).toThrow(
      'NOT_CANONICAL',
    );
  }
});

it('refuses a transaction without endorsements', () => {
  const bare = endorsedPayload(proposalBytes, []);
  expect(() => checkPreparedTransaction({ proposalBytes, envelopePayload: bare })).toThrow('NOT_ENDORSED');
});

it('refuses an endorser whose certificate another CA of the same name has made, if told whom to trust', () => {
  const forged = endorsedPayload(proposalBytes, [{ mspId: 'Org1MSP', identity: Org1MSP.impostorPeer }]);
  expect(() => checkPreparedTransaction({ proposalBytes, envelopePayload: forged })).not.toThrow();
  expect(() => checkPreparedTransaction({ proposalBytes, envelopePayload: forged, trust })).toThrow(
    'ENDORSEMENT_INVALID mspId=Org1MSP',
  );
});

it('refuses an endorser of an organisation it was not told of, whatever that is called', () => {
  for (const mspId of ['Org3MSP', 'constructor']) {
    const foreign = endorsedPayload(proposalBytes, [{ mspId, identity: Org1MSP.peer }]);
    expect(() => checkPreparedTransaction({ proposalBytes, envelopePayload: foreign, trust })).toThrow(
      `ENDORSEMENT_INVALID mspId=${mspId}`,
    );
  }
});

it('makes the forms that fabric-gateway takes for signed transactions and commit status', () => {
  const gateway = connect({
    client: {} as unknown as Parameters<typeof connect>[0]['client'],
    identity: { mspId: 'Org1MSP', credentials: utf8(TEST_ENDORSERS[0].identity.certificatePem) },
  });
  const prepared = preparedTransactionBytes({ txId, envelopePayload });
  const transaction = gateway.newSignedTransaction(prepared, utf8('signature'));
  expect(transaction.getTransactionId()).toBe(txId);
  expect(transaction.getResult()).toEqual(utf8('done'));
  const request = commitStatusRequestBytes({ txId, channel: 'mychannel', identity: TEST_CREATOR });
  const commit = gateway.newSignedCommit(signedCommitStatusRequestBytes(request), utf8('signature'));
  expect(commit.getTransactionId()).toBe(txId);
  expect(parseCommitStatusRequest(request)).toEqual({ txId, channel: 'mychannel', identity: TEST_CREATOR });
});
