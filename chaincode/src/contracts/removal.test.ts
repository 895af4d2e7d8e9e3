import type { Charter } from '../governance/charter.js';
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import type { MemberId, MspId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { ORDINARY_TRACK, SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { accepted, mspOf, type VoterId } from '../testing/sample-consortium.js';

const EVIDENCE = { blockNumber: 9, headerHash: 'b'.repeat(64) };
const GROUNDS = { breach: { en: 'a grave breach', zh: '严重违约' } };

const MEMBERSHIP = {
  leastMembers: 3,
  warnMembers: 0,
  leastNodes: 0,
  warnNodes: 0,
  exitNotice: 'P30D',
  removal: { grounds: GROUNDS, hearing: 'PT10M' },
};

/** All that can attest must; three members stay at least; a removal names a ground, and its subject is recused. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  tracks: {
    ...SAMPLE_CHARTER.tracks,
    removal: {
      ...ORDINARY_TRACK,
      recusal: { subject: true, declared: false, leaves: ['quorum', 'threshold'], leastDisinterested: 1 },
    },
  },
  membership: MEMBERSHIP,
  actions: { ...SAMPLE_CHARTER.actions, 'member.remove': ['removal'], 'member.suspend': ['ordinary'] },
  execution: { ...SAMPLE_CHARTER.execution, attestations: { numerator: 1, denominator: 1 } },
};
const consortium = useConsortium(CHARTER);

function remove(memberId: string, more: object = {}): Action {
  const payload = {
    memberId: memberId as MemberId,
    mspId: mspOf(memberId) as MspId,
    ground: 'breach',
    reason: 'It sold the members’ data.',
    evidence: [],
    ...more,
  };
  return { kind: 'member.remove', payload };
}

async function drafted(action: Action): Promise<string> {
  const input = { title: 'x', description: '', actions: [action] };
  return consortium.current.outcome('bank.rep', 'Proposals:draft', input);
}

/** Removes the university as far as the agents' part: voted by the others, and started. */
async function started(): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.voting([remove('university')]);
  for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await current.cast(memberId, proposalId, 'yes'));
  }
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += 5 * MINUTE;
  accepted(await current.send('bank', 'Execution:start', { proposalId }));
  return proposalId;
}

async function attest(proposalId: string, ...members: readonly VoterId[]): Promise<void> {
  const input = { proposalId, attempt: 1, result: 'done', evidence: EVIDENCE } as const;
  for (const memberId of members) {
    accepted(await consortium.current.send(memberId, 'Execution:attest', input));
  }
}

const complete = async (proposalId: string) =>
  consortium.current.outcome('bank', 'Execution:complete', { proposalId, attempt: 1 });

async function removed(): Promise<string> {
  const proposalId = await started();
  await attest(proposalId, 'bank', 'exchange', 'insurer');
  expect(await complete(proposalId)).toBe('accepted');
  return proposalId;
}

test('the member it is about is recused, and votes not', async () => {
  const { current } = consortium;
  const proposalId = await current.voting([remove('university')]);
  expect((await current.cast('university', proposalId, 'no')).ok).toBe(false);
  const electors = current.ledger.record('proposal', [proposalId])?.pin?.electorate ?? [];
  expect(electors.find(({ memberId }) => memberId === 'university')?.recused).toBe('subject');
});

test('the attestations of all the others complete it: its own peer cannot see that it is gone', async () => {
  const { current } = consortium;
  const proposalId = await started();
  await attest(proposalId, 'bank', 'exchange');
  expect(await complete(proposalId)).toBe('ATTESTATIONS_MISSING');
  await attest(proposalId, 'university');
  expect(await complete(proposalId)).toBe('ATTESTATIONS_MISSING');
  await attest(proposalId, 'insurer');
  expect(await complete(proposalId)).toBe('accepted');
  expect(current.ledger.record('member', ['university'])).toMatchObject({
    status: 'removed',
    weight: 1,
    departure: { at: current.ledger.now, reason: 'It sold the members’ data.', proposalId },
  });
});

test('its people’s accounts are closed, its delegations end, and its records stay', async () => {
  const { current } = consortium;
  const until = current.ledger.now + 5 * 24 * 60 * MINUTE;
  accepted(
    await current.send('university.gil', 'Delegations:give', { trackId: 'careful', to: 'bank', until }),
  );
  const people = current.ledger.count('person');
  await removed();
  const own = current.ledger.records('person').filter(({ memberId }) => memberId === 'university');
  expect(own.map(({ status }) => status)).toEqual(['closed', 'closed', 'closed', 'closed']);
  expect(own[0]).toMatchObject({ closed: { at: current.ledger.now, reason: 'member.removed' } });
  expect(current.ledger.count('person')).toBe(people);
  expect(current.ledger.records('delegation')).toMatchObject([
    { from: 'university', revokedAt: current.ledger.now },
  ]);
  const input = { title: 'x', description: '', actions: [RESOLUTION] };
  expect(await current.outcome('university.rep', 'Proposals:draft', input)).toBe('PERSON_NOT_ACTIVE');
});

test('what was submitted before keeps it among the electors and its ballot among the votes; nothing new does', async () => {
  const { current } = consortium;
  const before = await current.voting();
  accepted(await current.cast('university', before, 'no'));
  current.ledger.now -= 10 * MINUTE;
  await removed();
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank', 'Proposals:close', { proposalId: before }));
  expect(current.ledger.record('decision', [before])).toMatchObject({
    tally: { weight: { no: 1, silent: 6 } },
  });
  const electors = current.ledger.record('proposal', [await current.submitted()])?.pin?.electorate ?? [];
  expect(electors.map(({ memberId }) => memberId)).toEqual(['bank', 'exchange', 'insurer']);
});

test('its drafts, which nobody can submit any more, are superseded by anyone', async () => {
  const { current } = consortium;
  const draft = await current.draft([RESOLUTION], 'university.rep');
  expect(await current.outcome('bank', 'Proposals:supersede', { proposalId: draft })).toBe('STILL_POSSIBLE');
  await removed();
  expect(await current.outcome('bank', 'Proposals:supersede', { proposalId: draft })).toBe('accepted');
  expect(current.phase(draft)).toMatchObject({ state: 'superseded', supersededBy: 'MEMBER_GONE' });
});

test('a second removal of it is superseded, and none is drafted', async () => {
  const { current } = consortium;
  const second = await current.submitted([remove('university')]);
  await removed();
  expect(await drafted(remove('university'))).toBe('MEMBER_GONE');
  expect(await current.outcome('bank', 'Proposals:supersede', { proposalId: second })).toBe('accepted');
});

test.each([
  ['of somebody who is no member', remove('nobody'), 'MEMBER_NOT_FOUND'],
  ['with another member’s organisation', remove('university', { mspId: mspOf('bank') }), 'ARGUMENT_INVALID'],
  ['on a ground that the charter does not know', remove('university', { ground: 'envy' }), 'GROUND_UNKNOWN'],
  [
    'on no ground',
    { ...remove('university'), payload: without(remove('university'), 'ground') },
    'GROUND_UNKNOWN',
  ],
])('refuses a removal %s', async (_what, action, code) => {
  expect(await drafted(action as Action)).toBe(code);
});

function without({ payload }: Action, name: string): object {
  return Object.fromEntries(Object.entries(payload).filter(([key]) => key !== name));
}

test('never leaves fewer members than the charter asks for, whoever of them is suspended', async () => {
  const { current } = consortium;
  const lapse = { memberId: 'insurer' as MemberId, reason: 'x' };
  await current.enact([{ kind: 'member.suspend', payload: lapse }]);
  expect(await drafted(remove('university'))).toBe('MEMBERS_TOO_FEW');
  expect(await drafted(remove('insurer'))).toBe('accepted');
});

test('a charter whose removals leave less notice than the hearing takes is unsound', () => {
  const membership = { ...MEMBERSHIP, removal: { grounds: GROUNDS, hearing: 'P1D' } };
  expect(checkCharter({ ...CHARTER, membership })).toContainEqual(
    expect.objectContaining({ severity: 'refusal', code: 'BOUNDS_CROSSED', path: 'tracks.removal.notice' }),
  );
  expect(checkCharter(CHARTER).filter(({ severity }) => severity === 'refusal')).toEqual([]);
});
