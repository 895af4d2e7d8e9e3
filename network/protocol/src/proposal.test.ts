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
    client: new (class {
      readonly unused = true;
    })() as unknown as Parameters<typeof connect>[0]['client'],
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
  fc.assert(
    fc.property(
      fc.record({
        channel: fc.string(),
        chaincode: fc.string(),
        args: fc.array(bytes),
        transient: fc.dictionary(fc.string(), bytes, { noNullPrototype: true }),
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
  const parsed = parseProposal(testProposal('create').proposalBytes);
  const { transient: _, ...rest } = { ...parsed, transient: new Map() };
  expect(Buffer.from(parsed.publicPayloadBytes).includes('kept from the ledger')).toBe(false);
  expect(proposalHash(rest)).toEqual(proposalHash(parsed));
  expect(proposalHash(parseProposal(testProposal('other').proposalBytes))).not.toEqual(proposalHash(parsed));
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
