import type { ObligationState } from '@fabric-governance/chaincode/governance/records/obligations';
import {
  obligationViewSchema,
  type ObligationView,
} from '@fabric-governance/gateway-api/contract/obligations';
import { offeredActs } from './offered.js';

function obligation(
  state: ObligationState,
  standing: ObligationState = state,
  part: object = {},
): ObligationView {
  return obligationViewSchema.parse({
    schemaVersion: 1,
    proposalId: 'ab'.repeat(32),
    id: 'report',
    text: 'Deliver.',
    memberId: 'aurora-bank',
    since: 0,
    dueAt: 10,
    state,
    standing,
    reminded: false,
    ...part,
  });
}

it('lets the owner report what is outstanding, and others answer the report', () => {
  expect(offeredActs(obligation('open'), 'aurora-bank')).toEqual(['fulfil']);
  expect(offeredActs(obligation('overdue'), 'aurora-bank')).toEqual(['fulfil']);
  expect(offeredActs(obligation('open'), 'lattice')).toEqual([]);
  expect(offeredActs(obligation('fulfilled'), 'lattice')).toEqual(['accept', 'giveBack']);
  expect(offeredActs(obligation('fulfilled'), 'aurora-bank')).toEqual([]);
});

it('leaves the answer to the institution to which it is owed', () => {
  const owed = obligation('fulfilled', 'fulfilled', { owedTo: 'meridian' });
  expect(offeredActs(owed, 'lattice')).toEqual([]);
  expect(offeredActs(owed, 'meridian')).toEqual(['accept', 'giveBack']);
});

it('offers once to put on record that it is overdue, and nothing more when it is settled', () => {
  expect(offeredActs(obligation('open', 'overdue'), 'lattice')).toEqual(['markOverdue']);
  expect(offeredActs(obligation('overdue'), 'lattice')).toEqual([]);
  for (const state of ['accepted', 'waived'] as const) {
    expect(offeredActs(obligation(state), 'aurora-bank')).toEqual([]);
  }
});
