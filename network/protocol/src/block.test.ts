import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { Block, BlockMetadata, Metadata } from '@hyperledger/fabric-protos/lib/common/common_pb.js';
import { assembleBlock } from './block-assembly.js';
import { dataHash, decodeBlock, headerBytes, headerHash } from './block.js';
import { concat, fromHex, fromUtf8, toHex, utf8 } from './bytes.js';
import { buildEnvelope } from './envelope.js';
import { endorsedPayload, testProposal } from './testdata/endorse.js';
import { TEST_ORGANISATIONS } from './testdata/identities.js';

const { proposalBytes, txId } = testProposal('create', 'asset1');
const envelope = buildEnvelope(endorsedPayload(proposalBytes), utf8('signature'));
const previousHash = new Uint8Array(32).fill(5);

function blockOf(...envelopes: readonly Uint8Array[]): Uint8Array {
  return assembleBlock({ number: 7n, previousHash, envelopes, lastConfig: 3n });
}

/** What a peer adds when it commits. */
function committed(bytes: Uint8Array, flags: readonly number[]): Uint8Array {
  const block = Block.deserializeBinary(bytes);
  const metadata = block.getMetadata() ?? new BlockMetadata();
  const commitHash = new Metadata();
  commitHash.setValue(utf8('commit hash'));
  const [signatures = concat(), lastConfig = concat()] = metadata.getMetadataList_asU8();
  const slots = [signatures, lastConfig, Uint8Array.from(flags), concat(), commitHash.serializeBinary()];
  metadata.setMetadataList(slots);
  block.setMetadata(metadata);
  return block.serializeBinary();
}

describe('the header', () => {
  it('is hashed as Go’s asn1 encodes it', () => {
    const header = { number: 128n, previousHash: fromHex('aabb'), dataHash: fromHex('cc') };
    expect(toHex(headerBytes(header))).toBe('300b02020080' + '0402aabb' + '0401cc');
    expect(Buffer.from(headerHash(header))).toEqual(
      createHash('sha256').update(headerBytes(header)).digest(),
    );
  });

  it('counts beyond 2^53 in its DER', () => {
    const header = { number: 2n ** 64n - 1n, previousHash: concat(), dataHash: concat() };
    expect(toHex(headerBytes(header))).toBe('300f020900ffffffffffffffff04000400');
  });

  it('hashes data as one string, however it is cut into envelopes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 5 }), (envelopes) => {
        const expected = createHash('sha256').update(Buffer.concat(envelopes)).digest('hex');
        expect(toHex(dataHash(envelopes))).toBe(expected);
      }),
    );
  });
});

it('comes apart into its transactions, with what each read, wrote and answered', () => {
  const block = decodeBlock(committed(blockOf(envelope), [11]));
  expect(block).toMatchObject({ number: 7n, previousHash, lastConfig: 3n, commitHash: utf8('commit hash') });
  expect(block.dataHash).toEqual(dataHash([envelope]));
  const [transaction] = block.transactions;
  expect(transaction).toMatchObject({
    txId,
    type: 'endorser',
    timestampMs: 1_700_000_000_123,
    creator: { mspId: 'Org1MSP', certificatePem: TEST_ORGANISATIONS.Org1MSP.client.certificatePem },
    validationCode: 11,
    chaincode: 'basic',
    chaincodeVersion: '1.0',
    response: { status: 200, message: '', payload: utf8('done') },
    rwset: [
      { namespace: 'basic', reads: [], writes: [{ key: 'asset1', isDelete: false, value: utf8('blue') }] },
    ],
    endorsers: [{ mspId: 'Org1MSP' }, { mspId: 'Org2MSP' }],
  });
  expect(transaction?.args?.map(fromUtf8)).toEqual(['create', 'asset1']);
  expect(transaction?.event).toBeUndefined();
});

it('keeps envelopes exactly as received, even where they are not canonical', () => {
  const odd = concat(envelope, fromHex('7a0100'), fromHex('1201ff'));
  const [transaction] = decodeBlock(blockOf(odd)).transactions;
  expect(transaction?.envelopeBytes).toEqual(odd);
  expect(transaction?.txId).toBe(txId);
});

it('has transactions that no peer has validated yet', () => {
  const [transaction] = decodeBlock(blockOf(envelope)).transactions;
  expect(transaction?.validationCode).toBe(254);
});

it('does not fail over garbage that somebody has ordered', () => {
  const garbage = [utf8('garbage'), concat(), buildEnvelope(utf8('no payload'), concat())];
  const { transactions } = decodeBlock(committed(blockOf(...garbage, envelope), [2, 1, 2, 0]));
  expect(transactions.map(({ type, validationCode }) => [type, validationCode])).toEqual([
    ['undecodable', 2],
    ['undecodable', 1],
    ['undecodable', 2],
    ['endorser', 0],
  ]);
  expect(transactions[0]?.fault).toMatchObject({ code: 'BAD_ENCODING' });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(decodeBlock(blockOf(bytes)).transactions[0]?.envelopeBytes).toEqual(bytes);
    }),
  );
});

it('refuses what is no block', () => {
  expect(() => decodeBlock(concat())).toThrow('BAD_ENCODING');
  expect(() => decodeBlock(utf8('block'))).toThrow('BAD_ENCODING');
});
