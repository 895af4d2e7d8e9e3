import { commitmentTo } from './ballot-secrecy.js';
import type { MemberId, PersonId, ProposalId, TxId } from '../ids.js';
import type { BallotRecord, DelegationRecord } from '../records/proposals.js';
import { isAlive, momentsOf, NO_VOTES, votesAt, type VoteRecords } from './vote-records.js';

const proposalId = 'p' as ProposalId;
const memberId = 'bank' as MemberId;
const personId = 'bank.rep' as PersonId;
const txId = 'a'.repeat(64) as TxId;

const delegation = (more: Partial<DelegationRecord>): DelegationRecord => ({
  schemaVersion: 1,
  trackId: 'careful',
  from: memberId,
  to: 'exchange' as MemberId,
  personId,
  since: 10,
  until: 20,
  txId,
  ...more,
});
const ballot: BallotRecord = {
  schemaVersion: 1,
  proposalId,
  memberId,
  choice: 'no',
  castBy: personId,
  approvedBy: [personId],
  at: 30,
  txId,
  history: [{ choice: 'yes', at: 25, txId }],
};
const records: VoteRecords = {
  ballots: [ballot],
  commitments: [
    {
      schemaVersion: 1,
      proposalId,
      memberId,
      commitment: commitmentTo({ proposalId, memberId, choice: 'yes', salt: 'ab'.repeat(32) }),
      castBy: personId,
      approvedBy: [personId],
      at: 40,
      txId,
    },
  ],
  delegations: [delegation({}), delegation({ since: 12, until: 60, revokedAt: 15 })],
  recusals: [{ schemaVersion: 1, proposalId, memberId, personId, reason: 'x', at: 50 }],
};

test.each<[string, Partial<DelegationRecord>, readonly boolean[]]>([
  ['from the moment it is given to the last before it runs out', {}, [false, true, true, false]],
  ['until it is taken back', { revokedAt: 19 }, [false, true, false, false]],
  ['as long as it says, where it is taken back later', { revokedAt: 25 }, [false, true, true, false]],
])('a delegation counts %s', (_when, more, alive) => {
  expect([9, 10, 19, 20].map((at) => isAlive(delegation(more), at))).toEqual(alive);
});

test('a vote stands at any moment as it stood then: ballots as they said, to the moment', () => {
  const electors = { electorate: [{ memberId, weight: 1 }] };
  const stood = (at: number) => {
    const { ballots, committed = [], delegations = [], recused = [] } = votesAt(electors, records, at);
    return [ballots.map(({ choice }) => choice), delegations.length, committed, recused];
  };
  expect(stood(9)).toEqual([[], 0, [], []]);
  expect(stood(12)).toEqual([[], 2, [], []]);
  expect(stood(15)).toEqual([[], 1, [], []]);
  expect(stood(24)).toEqual([[], 0, [], []]);
  expect(stood(25)).toEqual([['yes'], 0, [], []]);
  expect(stood(29)).toEqual([['yes'], 0, [], []]);
  expect(stood(30)).toEqual([['no'], 0, [], []]);
  expect(stood(39)).toEqual([['no'], 0, [], []]);
  expect(stood(40)).toEqual([['no'], 0, [memberId], []]);
  expect(stood(49)).toEqual([['no'], 0, [memberId], []]);
  expect(stood(50)).toEqual([['no'], 0, [memberId], [memberId]]);
});

test('a vote changes with every ballot, commitment and recusal, and with delegations that begin, run out or are taken back', () => {
  expect(momentsOf(records)).toEqual([10, 12, 15, 20, 25, 30, 40, 50, 60]);
  expect(momentsOf(NO_VOTES)).toEqual([]);
});
