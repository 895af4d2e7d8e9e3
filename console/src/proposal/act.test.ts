import { PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import type { ProposalId } from '@fabric-governance/chaincode/governance/ids';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import { type Act, type ActorFacts, offeredActs, type ProposalFacts } from './act.js';

const phase = (part: Partial<PhaseRecord>): PhaseRecord => ({
  schemaVersion: 1,
  proposalId: 'ab'.repeat(32) as ProposalId,
  state: 'draft',
  since: 0,
  ...part,
});
const facts = (part: Partial<ProposalFacts>): ProposalFacts => ({
  personId: 'a.drafter',
  memberId: 'a',
  phase: phase({}),
  sponsors: [],
  sponsorsNeeded: 0,
  withdrawalAgreed: false,
  ballots: 0,
  network: false,
  exit: false,
  certain: false,
  ...part,
});
const actor = (part: Partial<ActorFacts> = {}): ActorFacts => ({
  personId: 'a.drafter',
  memberId: 'a',
  permissions: PERMISSIONS,
  regulator: false,
  ...part,
});

/** Each offered act with the key of what stands against it, or `free`. */
const offered = (about: ProposalFacts, who: ActorFacts, now = 100): Partial<Record<Act, string>> =>
  Object.fromEntries(offeredActs(about, who, now).map(({ act, against }) => [act, against?.key ?? 'free']));

it('lets the drafter submit and withdraw a draft, and not sponsor it', () => {
  expect(offered(facts({}), actor())).toEqual({
    submit: 'free',
    sponsor: 'proposals.reasonOwn',
    withdraw: 'free',
  });
});

it('asks for the sponsors first', () => {
  expect(offered(facts({ sponsorsNeeded: 1 }), actor()).submit).toBe('proposals.reasonSponsors');
});

it('lets another institution sponsor once', () => {
  const other = actor({ personId: 'b.one', memberId: 'b' });
  expect(offered(facts({}), other)).toEqual({
    submit: 'proposals.reasonNotOwn',
    sponsor: 'free',
    withdraw: 'proposals.reasonNotOwn',
  });
  expect(offered(facts({ sponsors: ['b'] }), other).sponsor).toBe('proposals.reasonSponsored');
});

it('names the missing permission, and the missing binding before it', () => {
  expect(offered(facts({}), actor({ permissions: [] })).submit).toBe('common.reasonPermission');
  expect(offered(facts({}), actor({ personId: null, permissions: [] })).submit).toBe('common.reasonUnbound');
});

it('offers a regulator nothing', () => {
  expect(offeredActs(facts({}), actor({ regulator: true }), 100)).toEqual([]);
});

it('waits for the end of the notice and of the window, unless the outcome is certain', () => {
  const notice = facts({ phase: phase({ state: 'notice', noticeEndsAt: 200 }) });
  expect(offered(notice, actor()).openVoting).toBe('proposals.reasonNotice');
  expect(offered(notice, actor(), 200).openVoting).toBe('free');
  const voting = facts({ phase: phase({ state: 'voting', votingEndsAt: 200 }) });
  expect(offered(voting, actor()).close).toBe('proposals.reasonVoting');
  expect(offered({ ...voting, certain: true }, actor()).close).toBe('free');
});

it('keeps a proposal from being withdrawn after the first ballot, unless a sponsor agrees', () => {
  const voting = facts({ phase: phase({ state: 'voting', votingEndsAt: 200 }), ballots: 1 });
  expect(offered(voting, actor()).withdraw).toBe('proposals.reasonBallots');
  expect(offered({ ...voting, withdrawalAgreed: true }, actor()).withdraw).toBe('free');
});

it('offers execution of ledger decisions when due, expiry when late, and leaves network decisions to the agents', () => {
  const queued = facts({ phase: phase({ state: 'queued', dueAt: 200, expiresAt: 300 }) });
  expect(offered(queued, actor())).toEqual({ execute: 'proposals.reasonDue' });
  expect(offered(queued, actor(), 200)).toEqual({ execute: 'free' });
  expect(offered(queued, actor(), 300)).toEqual({ expire: 'free' });
  expect(offered({ ...queued, network: true }, actor(), 200)).toEqual({});
});

it('offers the institution that leaves to take its exit back, and nobody else', () => {
  const queued = facts({ phase: phase({ state: 'queued' }), network: true, exit: true });
  expect(offered(queued, actor({ personId: 'a.other' }))).toEqual({ takeBack: 'free' });
  expect(offered(queued, actor({ memberId: 'b' }))).toEqual({});
  expect(offered({ ...queued, exit: false }, actor())).toEqual({});
});
