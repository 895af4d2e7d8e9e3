import type { MemberId, PersonId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { VALIDATION_CODES } from '@fabric-governance/protocol/validation-code';
import { testBlock, type TestWrite } from '../testing/test-blocks.js';
import { credentialWrites, foundingWrites, memberWrite, personWrite } from '../testing/test-records.js';
import { applyBlock, ProjectionFault } from './apply-block.js';
import { charterInForce, emptyProjection } from './projection.js';

const AURORA = 'aurora' as MemberId;
const PROPOSAL = 'd'.repeat(64) as ProposalId;

function auditWrite(txId: string, index: number, subject: { kind: string; key: string[] }): TestWrite {
  const actor = { mspId: 'AuroraMSP', memberId: 'aurora', personId: null, fingerprint: '0'.repeat(64) };
  const common = { schemaVersion: 1, txId, index, at: 1, actor, before: null, after: null };
  return {
    kind: 'audit',
    key: [txId, String(index).padStart(3, '0')],
    record: { ...common, event: 'role.granted', subject },
  };
}

test('valid writes of the chaincode become records', () => {
  const projection = emptyProjection();
  const writes = [
    ...foundingWrites(),
    memberWrite('aurora'),
    personWrite('aurora.li'),
    ...credentialWrites('aurora.li', 'f'),
  ];
  applyBlock(projection, testBlock(0n, [{ writes }]), 'governance');
  expect(projection.members.get(AURORA)?.mspId).toBe('AuroraMSP');
  expect(projection.people.has('aurora.li' as PersonId)).toBe(true);
  expect(projection.personCredentials.get('aurora.li' as PersonId)?.fingerprint).toBe('f');
  expect(charterInForce(projection)?.version).toBe(1);
});

test.each([
  ['of an invalid transaction', { validationCode: VALIDATION_CODES.MVCC_READ_CONFLICT }],
  ['of another chaincode', { namespace: '_lifecycle' }],
])('writes %s change nothing', (_what, transaction) => {
  const projection = emptyProjection();
  applyBlock(projection, testBlock(0n, [{ ...transaction, writes: [memberWrite('aurora')] }]), 'governance');
  expect(projection).toEqual(emptyProjection());
});

test('an intervention is kept as it stands last', () => {
  const projection = emptyProjection();
  const id = 'ab'.repeat(32);
  const ordered = {
    schemaVersion: 1,
    id,
    kind: 'pause-system',
    reason: 'x',
    at: 1,
    wantedBy: [],
    liftedBy: [],
  };
  const imposed = { ...ordered, imposedAt: 2 };
  for (const [number, record] of [ordered, imposed].entries()) {
    const writes = [{ kind: 'intervention', key: [id], record }];
    applyBlock(projection, testBlock(BigInt(number), [{ writes }]), 'governance');
  }
  expect([...projection.interventions.values()]).toEqual([imposed]);
});

test('a kind of a later version is passed over', () => {
  const projection = emptyProjection();
  applyBlock(
    projection,
    testBlock(0n, [{ writes: [{ kind: 'treaty', key: ['x'], record: {} }] }]),
    'governance',
  );
  expect(projection).toEqual(emptyProjection());
});

test('a later write of the same key replaces, a deletion removes', () => {
  const projection = emptyProjection();
  applyBlock(projection, testBlock(0n, [{ writes: [personWrite('aurora.li')] }]), 'governance');
  applyBlock(projection, testBlock(1n, [{ writes: [personWrite('aurora.li', ['delegate'])] }]), 'governance');
  expect(projection.people.get('aurora.li' as PersonId)?.roles).toEqual(['delegate']);
  applyBlock(projection, testBlock(2n, [{ writes: [{ kind: 'person', key: ['aurora.li'] }] }]), 'governance');
  expect(projection.people.size).toBe(0);
});

test('a value that is no JSON stops the model instead of being passed over', () => {
  const block = testBlock(0n, [{ writes: [memberWrite('aurora')] }]);
  const [transaction] = block.transactions;
  const broken = {
    ...block,
    transactions: block.transactions.map(() => ({
      ...transaction,
      txId: 't',
      type: 'endorser' as const,
      creator: { mspId: '', certificatePem: '' },
      validationCode: 0,
      envelopeBytes: new Uint8Array(),
      rwset: (transaction?.rwset ?? []).map((set) => ({
        ...set,
        writes: set.writes.map((write) => ({ ...write, value: new Uint8Array([0x7b]) })),
      })),
    })),
  };
  expect(() => {
    applyBlock(emptyProjection(), broken, 'governance');
  }).toThrow(ProjectionFault);
});

test('the effects of an execution are filed under its proposal, other transactions are not', () => {
  const projection = emptyProjection();
  const effect = auditWrite('t1', 0, { kind: 'person', key: ['aurora.li'] });
  const execution = auditWrite('t1', 1, { kind: 'phase', key: [PROPOSAL] });
  const other = auditWrite('t2', 0, { kind: 'person', key: ['aurora.li'] });
  applyBlock(projection, testBlock(4n, [{ writes: [effect, execution] }, { writes: [other] }]), 'governance');
  expect(projection.audit).toHaveLength(3);
  expect(projection.dossiers.get(PROPOSAL)?.audit.map(({ txId, index }) => [txId, index])).toEqual([
    ['t1', 0],
    ['t1', 1],
  ]);
  expect(projection.audit[2]).toMatchObject({ blockNumber: '4', transactionIndex: 1 });
});

test('a contribution is shown by the hash of its bytes, without them', () => {
  const projection = emptyProjection();
  const record = {
    schemaVersion: 1,
    proposalId: PROPOSAL,
    memberId: 'aurora',
    attempt: 2,
    configUpdate: Buffer.from('update').toString('base64'),
    configSignature: 'AAAA',
    at: 5,
  };
  const writes = [{ kind: 'contribution', key: [PROPOSAL, '002', 'aurora'], record }];
  applyBlock(projection, testBlock(0n, [{ txId: 't9', writes }]), 'governance');
  const [contribution] = [...(projection.dossiers.get(PROPOSAL)?.contributions.values() ?? [])];
  expect(contribution).toEqual({
    proposalId: PROPOSAL,
    memberId: 'aurora',
    attempt: 2,
    configUpdateHash: '2937013f2181810606b2a799b05bda2849f3e369a20982a4138f0e0a55984ce4',
    configUpdateSize: 6,
    at: 5,
    txId: 't9',
  });
});

test('replaying the same blocks gives the same state', () => {
  const blocks = [
    testBlock(0n, [{ writes: [...foundingWrites(), memberWrite('aurora')] }]),
    testBlock(1n, [{ writes: [personWrite('aurora.li')] }]),
  ];
  const replay = () => {
    const projection = emptyProjection();
    for (const block of blocks) applyBlock(projection, block, 'governance');
    return projection;
  };
  expect(replay()).toEqual(replay());
});
