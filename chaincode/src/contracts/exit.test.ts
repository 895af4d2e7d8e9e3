import type { Charter } from '../governance/charter.js';
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import type { MemberId, MspId, ProposalId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { EVIDENCE as DOCUMENT, obligation } from '../testing/sample-obligation.js';
import { accepted, mspOf, type VoterId } from '../testing/sample-consortium.js';

const EVIDENCE = { blockNumber: 9, headerHash: 'b'.repeat(64) };
const DAY = 24 * 60 * MINUTE;

const MEMBERSHIP = {
  leastMembers: 3,
  warnMembers: 0,
  leastNodes: 0,
  warnNodes: 0,
  exitNotice: 'P10D',
  exitOnAmendment: 'P2D',
  exitOnAmendmentWithin: 'P5D',
  exitSettlement: 'P4D',
};

/** No phase lets anybody leave, one institution may have one open proposal, and an attempt is all there is: an exit does not care. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  openProposalsPerMember: 1,
  phases: {
    first: 'operation',
    formation: 'all',
    operation: ['resolution.record', 'charter.amend', 'obligation.set', 'member.remove'],
    upgrade: 'all',
    dissolution: 'all',
  },
  membership: MEMBERSHIP,
  actions: { ...SAMPLE_CHARTER.actions, 'member.remove': ['ordinary'] },
  execution: { ...SAMPLE_CHARTER.execution, attempts: 1 },
};
const consortium = useConsortium(CHARTER);

function exit(memberId: string, more: object = {}): Action {
  const payload = { memberId: memberId as MemberId, mspId: mspOf(memberId) as MspId, reason: 'We merge.' };
  return { kind: 'member.exit', payload: { ...payload, ...more } };
}

async function drafted(action: Action, who = 'university.rep'): Promise<string> {
  const input = { title: 'x', description: '', actions: [action] };
  return consortium.current.outcome(who, 'Proposals:draft', input);
}

/** Drafted, submitted and opened by the institution alone. */
async function asked(memberId: VoterId = 'university', more: object = {}): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.draft([exit(memberId, more)], `${memberId}.rep`);
  accepted(await current.send(`${memberId}.rep`, 'Proposals:submit', { proposalId }));
  accepted(await current.send(`${memberId}.rep`, 'Proposals:openVoting', { proposalId }));
  return proposalId;
}

/** Declared: its own ballot says yes, and is enough. */
async function declared(memberId: VoterId = 'university', more: object = {}): Promise<string> {
  const { current } = consortium;
  const proposalId = await asked(memberId, more);
  accepted(await current.cast(memberId, proposalId, 'yes'));
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  return proposalId;
}

const start = async (proposalId: string) =>
  consortium.current.outcome('bank', 'Execution:start', { proposalId });

async function carriedOut(proposalId: string, attempt = 1): Promise<void> {
  const { current } = consortium;
  for (const memberId of ['bank', 'exchange'] as const) {
    const input = { proposalId, attempt, result: 'done', evidence: EVIDENCE } as const;
    accepted(await current.send(memberId, 'Execution:attest', input));
  }
  accepted(await current.send('bank', 'Execution:complete', { proposalId, attempt }));
}

const university = () => consortium.current.ledger.record('member', ['university']);

test('an institution leaves by its own ballot alone, after the notice, and the others’ agents take it off the channel', async () => {
  const { current } = consortium;
  const people = current.ledger.count('person');
  const proposalId = await declared();
  const declaredAt = current.ledger.now;
  const dueAt = declaredAt + 10 * DAY;
  expect(current.ledger.record('proposal', [proposalId])?.pin?.electorate).toEqual([
    { memberId: 'university', weight: 1 },
  ]);
  expect(current.phase(proposalId)).toMatchObject({ state: 'queued', dueAt });
  expect(university()).toMatchObject({
    status: 'leaving',
    exit: { proposalId, declaredAt, dueAt, waitsUntil: dueAt + 4 * DAY },
  });
  current.ledger.now = dueAt - 1;
  expect(await start(proposalId)).toBe('EXECUTION_NOT_DUE');
  current.ledger.now = dueAt;
  expect(await start(proposalId)).toBe('accepted');
  await carriedOut(proposalId);
  expect(university()).toMatchObject({
    status: 'left',
    weight: 1,
    departure: { at: dueAt, reason: 'We merge.', proposalId },
  });
  expect(university()).not.toHaveProperty('exit');
  const own = current.ledger.records('person').filter(({ memberId }) => memberId === 'university');
  expect(new Set(own.map(({ status }) => status))).toEqual(new Set(['closed']));
  expect(current.ledger.count('person')).toBe(people);
  expect(await drafted(exit('university'))).toBe('PERSON_NOT_ACTIVE');
});

test('it votes and is voted on until it has left, and not after', async () => {
  const { current } = consortium;
  const proposalId = await declared();
  const electors = async () => {
    const other = await current.draft([RESOLUTION], 'bank.rep');
    accepted(await current.send('bank.rep', 'Proposals:submit', { proposalId: other }));
    accepted(await current.send('bank.rep', 'Proposals:withdraw', { proposalId: other, reason: 'x' }));
    const pin = current.ledger.record('proposal', [other])?.pin;
    return pin?.electorate.map(({ memberId }) => memberId);
  };
  expect(await electors()).toContain('university');
  current.ledger.now += 10 * DAY;
  expect(await start(proposalId)).toBe('accepted');
  await carriedOut(proposalId);
  expect(await electors()).not.toContain('university');
});

test('others neither vote on it nor are asked, and cannot propose it', async () => {
  const { current } = consortium;
  const proposalId = await asked();
  expect((await current.cast('bank', proposalId, 'no')).ok).toBe(false);
  const approvals = [{ personId: 'bank.ann', salt: 'a'.repeat(64) }];
  const ballot = { proposalId, choice: 'no', approvals } as const;
  expect(await current.outcome('bank.rep', 'Ballots:cast', ballot)).toBe('NOT_IN_ELECTORATE');
  expect(await drafted(exit('university'), 'bank.rep')).toBe('EXIT_NOT_YOURS');
  expect(await drafted(exit('university', { mspId: mspOf('bank') }))).toBe('ARGUMENT_INVALID');
  expect((await current.consent('bank', proposalId, 'veto')).ok).toBe(false);
  expect(await current.outcome('bank', 'Safeguards:hold', { proposalId })).toBe('HOLD_NOT_ALLOWED');
});

test('its own no leaves it a member, and counts as no attendance', async () => {
  const { current } = consortium;
  const proposalId = await asked();
  accepted(await current.cast('university', proposalId, 'no'));
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  expect(current.phase(proposalId).state).toBe('rejected');
  expect(university()).toMatchObject({ status: 'active' });
  expect(current.ledger.count('attendance')).toBe(0);
});

test('neither the cap on open proposals nor the attempts of network actions keep it', async () => {
  const { current } = consortium;
  await current.draft([RESOLUTION], 'university.rep');
  expect(await drafted(RESOLUTION)).toBe('PROPOSALS_TOO_MANY');
  const proposalId = await declared();
  expect(await drafted(exit('university'))).toBe('PROPOSALS_TOO_MANY');
  current.ledger.now += 10 * DAY;
  for (const attempt of [1, 2, 3]) {
    expect(await start(proposalId)).toBe('accepted');
    current.ledger.now += 10 * MINUTE;
    accepted(await current.send('bank', 'Execution:fail', { proposalId, attempt }));
    current.ledger.now += MINUTE;
  }
  expect(await start(proposalId)).toBe('accepted');
  await carriedOut(proposalId, 4);
  expect(university()?.status).toBe('left');
});

test('anyone of the institution who may propose takes it back, until the agents have begun', async () => {
  const { current } = consortium;
  const proposalId = await declared();
  const input = { proposalId, reason: 'We stay.' };
  expect(await current.outcome('bank.rep', 'Members:takeBackExit', input)).toBe('EXIT_NOT_YOURS');
  expect(await current.outcome('university.ann', 'Members:takeBackExit', input)).toBe('PERMISSION_DENIED');
  expect(await current.outcome('university.rep', 'Members:takeBackExit', input)).toBe('accepted');
  expect(current.phase(proposalId)).toMatchObject({ state: 'withdrawn', withdrawnReason: 'We stay.' });
  expect(university()).toMatchObject({ status: 'active' });
  expect(university()).not.toHaveProperty('exit');
  current.ledger.now += 10 * DAY;
  expect(await start(proposalId)).toBe('PROPOSAL_WRONG_STATE');
  const second = await declared();
  current.ledger.now += 10 * DAY;
  expect(await start(second)).toBe('accepted');
  const late = { ...input, proposalId: second };
  expect(await current.outcome('university.rep', 'Members:takeBackExit', late)).toBe('PROPOSAL_WRONG_STATE');
});

test('nothing but an exit is taken back like that', async () => {
  const { current } = consortium;
  const proposalId = await current.draft([RESOLUTION], 'university.rep');
  const input = { proposalId, reason: 'x' };
  expect(await current.outcome('university.rep', 'Members:takeBackExit', input)).toBe('EXIT_NOT_YOURS');
});

test('it waits for what it has left open, for as long as the charter says, and the record names what stayed open', async () => {
  const { current } = consortium;
  const duty = await current.enact([obligation('report', 'university')]);
  const proposalId = await declared();
  current.ledger.now += 10 * DAY;
  expect(await start(proposalId)).toBe('EXIT_UNSETTLED');
  const phase = current.phase(proposalId);
  current.ledger.now = (phase.dueAt ?? 0) + 4 * DAY;
  expect(await start(proposalId)).toBe('accepted');
  await carriedOut(proposalId);
  expect(university()?.departure?.unsettled).toEqual([{ kind: 'obligation', key: [duty, 'report'] }]);
});

test('what it has reported does not keep it, whether or not the others accept it', async () => {
  const { current } = consortium;
  const duty = await current.enact([obligation('report', 'university')]);
  const proposalId = await declared();
  current.ledger.now += 10 * DAY;
  expect(await start(proposalId)).toBe('EXIT_UNSETTLED');
  const report = { proposalId: duty, obligation: 'report', note: '', evidence: [DOCUMENT] };
  accepted(await current.send('university.gil', 'Obligations:fulfil', report));
  expect(await start(proposalId)).toBe('accepted');
  await carriedOut(proposalId);
  expect(university()?.departure).not.toHaveProperty('unsettled');
});

test('of two that leave at a time, the one that would leave too few waits until it no longer does', async () => {
  const { current } = consortium;
  const first = await declared();
  const second = await declared('insurer');
  current.ledger.now += 10 * DAY;
  expect(await start(first)).toBe('accepted');
  await carriedOut(first);
  expect(await start(second)).toBe('MEMBERS_TOO_FEW');
  expect(await current.outcome('bank', 'Proposals:expire', { proposalId: second })).toBe('EXPIRY_NOT_DUE');
  expect(await drafted(exit('exchange'), 'exchange.rep')).toBe('MEMBERS_TOO_FEW');
});

test('a second declaration is superseded by the first one', async () => {
  const { current } = consortium;
  const early = await current.draft([exit('university')], 'university.rep');
  const proposalId = await declared();
  expect(await current.outcome('university.rep', 'Proposals:submit', { proposalId: early })).toBe(
    'MEMBER_LEAVING',
  );
  expect(await current.outcome('bank', 'Proposals:supersede', { proposalId: early })).toBe('accepted');
  expect(await current.outcome('bank', 'Proposals:supersede', { proposalId })).toBe('STILL_POSSIBLE');
});

test('one that is removed before its notice is over has no exit left', async () => {
  const { current } = consortium;
  const proposalId = await declared();
  const { memberId, mspId } = exit('university').payload as { memberId: MemberId; mspId: MspId };
  const removal: Action = {
    kind: 'member.remove',
    payload: { memberId, mspId, reason: 'x', evidence: [] },
  };
  const removed = await current.due([removal]);
  expect(await start(removed)).toBe('accepted');
  await carriedOut(removed);
  expect(university()).toMatchObject({ status: 'removed' });
  expect(university()).not.toHaveProperty('exit');
  expect(await current.outcome('bank', 'Proposals:supersede', { proposalId })).toBe('accepted');
});

/** An amendment on which the university votes no and all others yes; answers its id. */
async function amended(membership: Partial<typeof MEMBERSHIP>): Promise<string> {
  const { current } = consortium;
  const charter = { ...CHARTER, membership: { ...MEMBERSHIP, ...membership } };
  const action: Action = { kind: 'charter.amend', payload: { base: 1, charter } };
  const proposalId = await current.voting([action], 'membership');
  for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await current.cast(memberId, proposalId, 'yes'));
  }
  accepted(await current.cast('university', proposalId, 'no'));
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += 5 * MINUTE;
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  return proposalId;
}

test('after an amendment that it voted against, the shorter notice of the charter before it holds', async () => {
  const { current } = consortium;
  const amendment = { proposalId: (await amended({ exitOnAmendment: 'P9D' })) as ProposalId, base: 1 };
  expect(await drafted(exit('exchange', { amendment }), 'exchange.rep')).toBe('AMENDMENT_NOT_OPPOSED');
  const wrong = { ...amendment, base: 2 };
  expect(await drafted(exit('university', { amendment: wrong }))).toBe('AMENDMENT_NOT_OPPOSED');
  const proposalId = await declared('university', { amendment });
  expect(current.ledger.record('proposal', [proposalId])).toMatchObject({
    trackId: 'member.exit/amendment',
    pin: { charterVersion: 1 },
  });
  expect(university()?.exit?.dueAt).toBe(current.ledger.now + 2 * DAY);
});

test('but only for some time', async () => {
  const { current } = consortium;
  const amendment = { proposalId: (await amended({ leastMembers: 2 })) as ProposalId, base: 1 };
  current.ledger.now += 5 * DAY - 1;
  const proposalId = await current.draft([exit('university', { amendment })], 'university.rep');
  current.ledger.now += 1;
  const late = await current.outcome('university.rep', 'Proposals:submit', { proposalId });
  expect(late).toBe('AMENDMENT_LONG_AGO');
});

test('a charter cannot send an exit by a track of its own', () => {
  const actions = { ...CHARTER.actions, 'member.exit': ['ordinary'] };
  expect(checkCharter({ ...CHARTER, actions })).toContainEqual(
    expect.objectContaining({ severity: 'refusal', code: 'PARTS_CONFLICT', path: 'actions.member.exit' }),
  );
  expect(checkCharter(CHARTER).filter(({ severity }) => severity === 'refusal')).toEqual([]);
});
