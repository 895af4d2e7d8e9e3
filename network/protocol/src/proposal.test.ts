import { connect } from '@hyperledger/fabric-gateway';
import fc from 'fast-check';
import { equalBytes, fromUtf8, utf8 } from './bytes.js';
import { parseIdentity, serializeIdentity } from './identity.js';
import {
  buildProposal,
  computeTxId,
  parseProposal,
  parseProposedTransaction,
  proposalHash,
  proposedTransactionBytes,
} from './proposal.js';
import { TEST_CREATOR, testProposal } from './testdata/endorse.js';
import { TEST_ORGANISATIONS } from './testdata/identities.js';

const pem = TEST_ORGANISATIONS.Org1MSP.client.certificatePem;

it('builds byte for byte what fabric-gateway builds', () => {
  const gateway = connect({
    client: {} as unknown as Parameters<typeof connect>[0]['client'],
    identity: { mspId: 'Org1MSP', credentials: utf8(pem) },
  });
  const theirs = gateway
    .getNetwork('mychannel')
    .getContract('basic', 'Assets')
    .newProposal('create', {
      arguments: ['asset1', utf8('blue')],
      transientData: { b: 'second', a: 'first' },
      endorsingOrganizations: ['Org1MSP'],
    })
    .getBytes();
  const { proposalBytes, txId, endorsingOrganizations } = parseProposedTransaction(theirs);
  const { creator, nonce, timestamp } = parseProposal(proposalBytes);
  if (timestamp === undefined) throw new Error('fabric-gateway wrote no timestamp');
  const ours = buildProposal({
    channel: 'mychannel',
    chaincode: 'basic',
    args: ['Assets:create', 'asset1', 'blue'],
    transient: { a: utf8('first'), b: utf8('second') },
    creator,
    nonce,
    timestamp,
  });
  expect(ours.txId).toBe(txId);
  expect(equalBytes(proposedTransactionBytes({ ...ours, endorsingOrganizations }), theirs)).toBe(true);
  expect(equalBytes(creator, serializeIdentity('Org1MSP', pem))).toBe(true);
});

it('comes apart into what it was built of', () => {
  const bytes = fc.uint8Array({ maxLength: 30 });
  const transientName = fc.string().filter((name) => name !== '__proto__');
  fc.assert(
    fc.property(
      fc.record({
        channel: fc.string(),
        chaincode: fc.string(),
        args: fc.array(bytes),
        transient: fc.dictionary(transientName, bytes, { noNullPrototype: true }),
        creator: bytes,
        nonce: bytes,
        timestamp: fc.record({ seconds: fc.integer({ min: -1e10, max: 1e11 }), nanos: fc.nat(999_999_999) }),
      }),
      (request) => {
        const { txId, proposalBytes } = buildProposal(request);
        const parsed = parseProposal(proposalBytes);
        expect(parsed).toMatchObject({
          channel: request.channel,
          chaincode: request.chaincode,
          txId: computeTxId(request.nonce, request.creator),
          args: request.args,
          creator: request.creator,
          nonce: request.nonce,
          timestamp: request.timestamp,
        });
        expect(Object.fromEntries(parsed.transient)).toEqual(request.transient);
        expect(parsed.txId).toBe(txId);
      },
    ),
  );
});

it('keeps transient data out of the hash and of the public payload', () => {
  const withSecret = testProposal('create').proposalBytes;
  const { creator, nonce, timestamp, publicPayloadBytes } = parseProposal(withSecret);
  if (timestamp === undefined) throw new Error('the test proposal has a timestamp');
  const request = { channel: 'mychannel', chaincode: 'basic', args: ['create'], creator, nonce, timestamp };
  const without = buildProposal(request).proposalBytes;
  expect(equalBytes(without, withSecret)).toBe(false);
  expect(proposalHash(parseProposal(without))).toEqual(proposalHash(parseProposal(withSecret)));
  expect(parseProposal(without).publicPayloadBytes).toEqual(publicPayloadBytes);
  const other = parseProposal(testProposal('delete').proposalBytes);
  expect(proposalHash(other)).not.toEqual(proposalHash(parseProposal(withSecret)));
});

it('names its creator', () => {
  const { creator, args } = parseProposal(testProposal('create', '治理').proposalBytes);
  expect(parseIdentity(creator)).toEqual({ mspId: 'Org1MSP', certificatePem: pem });
  expect(creator).toEqual(TEST_CREATOR);
  expect(args.map(fromUtf8)).toEqual(['create', '治理']);
});

it('refuses bytes that are no proposal', () => {
  expect(() => parseProposal(utf8('not a proposal'))).toThrow('BAD_ENCODING');
});

it('refuses a transient name that the encoder would drop without a word', () => {
  const transient = Object.fromEntries([['__proto__', utf8('value')]]);
  const request = { channel: 'c', chaincode: 'b', args: [], creator: utf8('x'), nonce: utf8('y') };
  expect(() => buildProposal({ ...request, transient, timestamp: { seconds: 0, nanos: 0 } })).toThrow(
    'BAD_ENCODING',
  );
});
