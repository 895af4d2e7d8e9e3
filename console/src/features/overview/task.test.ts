import { PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import {
  proposalSummarySchema,
  type ProposalSummary,
} from '@fabric-governance/gateway-api/contract/governance';
import { tasksOf, type TaskContext } from './task.js';

const ID = 'ab'.repeat(32);
const summary = (state: string, part: object = {}): ProposalSummary =>
  proposalSummarySchema.parse({
    id: ID,
    title: 'A matter',
    trackId: 'ordinary',
    actionKinds: ['resolution.record'],
    memberId: 'aurora-bank',
    personId: 'aurora-bank.li-na',
    createdAt: 0,
    phase: { schemaVersion: 1, proposalId: ID, state, since: 0, noticeEndsAt: 50, votingEndsAt: 200 },
    sponsors: [],
    ballots: [],
    electors: 2,
    ...part,
  });
const context = (part: Partial<TaskContext['actor']> = {}, rest: Partial<TaskContext> = {}): TaskContext => ({
  actor: {
    personId: 'lattice.wang',
    memberId: 'lattice',
    permissions: PERMISSIONS,
    regulator: false,
    ...part,
  },
  voting: true,
  sponsorsNeeded: () => 0,
  now: 100,
  ...rest,
});
const words = (about: ProposalSummary, within: TaskContext) => tasksOf(about, within).map(({ word }) => word);

it('asks nobody but the institution that leaves about its exit', () => {
  const exit = { actionKinds: ['member.exit'] };
  expect(words(summary('voting', exit), context())).toEqual([]);
  const own = { ...exit, memberId: 'lattice' };
  expect(words(summary('voting', own), context())).toEqual(['overview.taskCast']);
});

it('asks those who may cast for the ballot, and the others for opinion and approval', () => {
  expect(words(summary('voting'), context())).toEqual(['overview.taskCast']);
  expect(words(summary('voting'), context({ permissions: ['ballot.approve'] }))).toEqual([
    'overview.taskOpinion',
  ]);
});

it('asks for nothing more once the institution has voted', () => {
  const voted = summary('voting', { ballots: [{ memberId: 'lattice', choice: 'no' }] });
  expect(words(voted, context())).toEqual([]);
});

it('asks a person of an institution without a vote for no ballot', () => {
  expect(words(summary('voting'), context({}, { voting: false }))).toEqual([]);
});

it('offers what has become due to anyone', () => {
  expect(words(summary('notice'), context({ permissions: [] }))).toEqual(['overview.taskOpenVoting']);
  expect(words(summary('voting'), context({ permissions: [] }, { now: 300 }))).toEqual([
    'overview.taskClose',
  ]);
});

it('does not count withdrawing among what waits', () => {
  const drafter = { personId: 'aurora-bank.li-na', memberId: 'aurora-bank' };
  expect(words(summary('draft'), context(drafter))).toEqual(['overview.taskSubmit']);
});

it('has nothing for a regulator, nor for a key that is not bound', () => {
  expect(words(summary('voting'), context({ regulator: true }))).toEqual([]);
  expect(words(summary('voting'), context({ personId: null }))).toEqual([]);
});
