import type { AuditView } from '@fabric-governance/gateway-api/contract/audit';
import { comparableAudit } from './comparable-audit.js';

const hex = (digit: string): string => digit.repeat(64);

/** A ballot on a proposal of this id, as one of two runs may record it. */
function run(id: string, key: string, choice: string, at: number): readonly AuditView[] {
  const actor = { mspId: 'AlphaMSP', memberId: 'alpha', personId: 'alpha.ana', fingerprint: key };
  const shared = { schemaVersion: 1, index: 0, at, actor, before: null, transactionIndex: 0 };
  return [
    {
      ...shared,
      event: 'proposal.drafted',
      subject: { kind: 'proposal', key: [id] },
      after: { id, createdAt: at },
      txId: id,
      blockNumber: String(at),
    },
    {
      ...shared,
      event: 'ballot.cast',
      subject: { kind: 'ballot', key: [id, 'alpha'] },
      after: { choice, at },
      txId: hex('9'),
      blockNumber: String(at + 1),
    },
    {
      ...shared,
      event: 'execution.attested',
      actor: { ...actor, personId: null },
      subject: { kind: 'attestation', key: [id, '001', 'alpha'] },
      after: { result: 'done', at },
      txId: hex('8'),
      blockNumber: String(at + 2),
    },
  ] as unknown as readonly AuditView[];
}

describe('audit records of two runs', () => {
  const first = comparableAudit(run(hex('1'), hex('2'), 'yes', 1_000));

  it('are equal when only ids, keys and times differ', () => {
    expect(comparableAudit(run(hex('3'), hex('4'), 'yes', 5_000))).toEqual(first);
    expect(first.inOrder).toHaveLength(2);
    expect(first.inOrder[1]).toContain('"personId":"alpha.ana"');
  });

  it('are not equal when something else was said, by somebody else, or in another order', () => {
    expect(comparableAudit(run(hex('3'), hex('4'), 'no', 5_000))).not.toEqual(first);
    const [drafted, cast] = run(hex('1'), hex('2'), 'yes', 1_000);
    expect(comparableAudit([cast, drafted] as readonly AuditView[]).inOrder).not.toEqual(first.inOrder);
    const other = { ...cast?.actor, personId: 'alpha.ben' };
    const byOther = [drafted, { ...cast, actor: other }] as readonly AuditView[];
    expect(comparableAudit(byOther).inOrder).not.toEqual(first.inOrder);
  });

  it('do not count how many agents attested', () => {
    const records = run(hex('1'), hex('2'), 'yes', 1_000);
    expect(comparableAudit([...records, ...records.slice(2)])).toEqual(first);
  });
});
