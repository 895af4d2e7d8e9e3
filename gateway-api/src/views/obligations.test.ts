import type { MemberId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { applyBlock } from '../read-model/apply-block.js';
import { emptyProjection, type Projection } from '../read-model/projection.js';
import { testBlock, type TestWrite } from '../testing/test-blocks.js';
import { foundingWrites } from '../testing/test-records.js';
import { listObligations } from './obligations.js';

const PROPOSAL = 'd'.repeat(64) as ProposalId;
const DAY = 86_400_000;

function obligationWrite(id: string, changes: Readonly<Record<string, unknown>> = {}): TestWrite {
  const record = {
    schemaVersion: 1,
    proposalId: PROPOSAL,
    id,
    text: 'Deliver.',
    memberId: 'aurora',
    since: 0,
    dueAt: 10 * DAY,
    state: 'open',
    ...changes,
  };
  return { kind: 'obligation', key: [PROPOSAL, id], record };
}

/** The consortium of the other tests, whose charter here reminds two days before. */
function ledgerWith(...writes: readonly TestWrite[]): Projection {
  const projection = emptyProjection();
  applyBlock(projection, testBlock(0n, [{ writes: [...foundingWrites(), ...writes] }]), 'governance');
  for (const record of projection.charters.values()) {
    const charter = { ...record.charter, obligations: { reminder: 'P2D', longest: 'P365D' } };
    projection.charters.set(record.version, { ...record, charter });
  }
  return projection;
}

test('obligations come by due date, and can be asked for by owner, decision and standing', () => {
  const projection = ledgerWith(
    obligationWrite('report'),
    obligationWrite('reply', { dueAt: 5 * DAY, memberId: 'delta' }),
  );
  const ids = (query: object, now = 0) => listObligations(projection, query, now).map(({ id }) => id);
  expect(ids({})).toEqual(['reply', 'report']);
  expect(ids({ member: 'aurora' as MemberId })).toEqual(['report']);
  expect(ids({ proposal: 'e'.repeat(64) as ProposalId })).toEqual([]);
  expect(ids({ standing: 'overdue' }, 6 * DAY)).toEqual(['reply']);
});

test('each says how it stands at this moment, and whether its owner is to be reminded', () => {
  const projection = ledgerWith(obligationWrite('report'));
  const at = (now: number) =>
    listObligations(projection, {}, now).map(({ state, standing, reminded }) => [state, standing, reminded]);
  expect(at(8 * DAY - 1)).toEqual([['open', 'open', false]]);
  expect(at(8 * DAY)).toEqual([['open', 'open', true]]);
  expect(at(10 * DAY + 1)).toEqual([['open', 'overdue', true]]);
});

test('an annulled decision takes its obligations with it', () => {
  const projection = ledgerWith(obligationWrite('report'));
  applyBlock(
    projection,
    testBlock(1n, [{ writes: [{ kind: 'obligation', key: [PROPOSAL, 'report'] }] }]),
    'governance',
  );
  expect(listObligations(projection, {}, 0)).toEqual([]);
});
