import { ADMISSION, CLINIC_AGENT } from '../testing/sample-admission.js';
import { accepted, VOTER_IDS } from '../testing/sample-consortium.js';
import { grant, MINUTE, RESOLUTION, revoke, useConsortium } from '../testing/proposal-steps.js';
import { testIdentity } from '../testing/test-identity.js';

const consortium = useConsortium();
const EVIDENCE = { blockNumber: 7, headerHash: 'b'.repeat(64) };
const CONTRIBUTION = { attempt: 1, configUpdate: 'AAAA', configSignature: 'AAAA' };

async function execute(proposalId: string): Promise<unknown> {
  return consortium.current.send('insurer', 'Execution:execute', { proposalId });
}

/** An admission whose first attempt is running. */
async function started(): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.due([ADMISSION]);
  accepted(await current.send('bank', 'Execution:start', { proposalId }));
  return proposalId;
}

async function attest(who: string, proposalId: string, attempt = 1): Promise<string> {
  const input = { proposalId, attempt, result: 'done', evidence: EVIDENCE } as const;
  return consortium.current.outcome(who, 'Execution:attest', input);
}

describe('ledger actions', () => {
  test('take effect when due, once, and all in one transaction', async () => {
    const { current } = consortium;
    const granting = grant('bank.ann', 'representative');
    const revoking = revoke('bank.ben', 'approver');
    const proposalId = await current.due([granting, revoking, RESOLUTION]);
    expect(await execute(proposalId)).toMatchObject({ result: { state: 'executed' } });
    const roles = Object.fromEntries(current.ledger.records('person').map((one) => [one.id, one.roles]));
    expect(roles).toMatchObject({ 'bank.ann': ['approver', 'representative'], 'bank.ben': [] });
    const audit = current.ledger.records('audit').filter(({ at }) => at === current.ledger.now);
    expect(audit.map(({ index, event, subject }) => [index, event, subject.key[0]])).toEqual([
      [0, 'execution.executed', proposalId],
      [1, 'role.granted', 'bank.ann'],
      [2, 'role.revoked', 'bank.ben'],
      [3, 'resolution.recorded', proposalId],
    ]);
    expect(audit[1]).toMatchObject({ before: { roles: ['approver'] }, after: { roles: roles['bank.ann'] } });
    expect(await execute(proposalId)).toMatchObject({ refusal: { code: 'PROPOSAL_WRONG_STATE' } });
  });

  test('wait for the delay', async () => {
    const { current } = consortium;
    const proposalId = await current.due();
    const { dueAt } = current.phase(proposalId);
    current.ledger.now -= 1;
    expect(await execute(proposalId)).toMatchObject({
      refusal: { code: 'EXECUTION_NOT_DUE', params: { proposalId, dueAt } },
    });
  });

  test('whose precondition no longer holds change nothing at all', async () => {
    const { current } = consortium;
    const granting = grant('bank.ann', 'representative');
    const first = await current.submitted([granting]);
    const second = await current.submitted([RESOLUTION, granting]);
    current.ledger.now += 10 * MINUTE;
    for (const proposalId of [first, second]) {
      accepted(await current.send('bank', 'Proposals:openVoting', { proposalId }));
      for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, proposalId, 'yes'));
      accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    }
    current.ledger.now += 5 * MINUTE;
    accepted(await current.send('bank', 'Execution:execute', { proposalId: first }));
    const { size } = current.ledger;
    expect(await execute(second)).toMatchObject({ refusal: { code: 'ROLE_ALREADY_HELD' } });
    expect(current.ledger.size).toBe(size);
    expect(current.phase(second).state).toBe('queued');
  });

  test('change at once what a person may do', async () => {
    const { current } = consortium;
    const draft = { title: 'x', description: '', actions: [RESOLUTION] };
    expect(await current.outcome('bank.ann', 'Proposals:draft', draft)).toBe('PERMISSION_DENIED');
    await current.enact([grant('bank.ann', 'representative')]);
    expect(await current.outcome('bank.ann', 'Proposals:draft', draft)).toBe('accepted');
    await current.enact([revoke('bank.ann', 'representative')]);
    expect(await current.outcome('bank.ann', 'Proposals:draft', draft)).toBe('PERMISSION_DENIED');
  });

  test("cannot take the last role by which an institution's ballots are cast or approved", async () => {
    const { current } = consortium;
    const last = revoke('bank.rep', 'representative');
    const draft = { title: 'x', description: '', actions: [last] };
    expect(await current.send('bank.rep', 'Proposals:draft', draft)).toMatchObject({
      refusal: { code: 'ROLE_LAST_HOLDER', params: { memberId: 'bank', permission: 'ballot.cast' } },
    });
    const both = ['bank.ann', 'bank.ben'].map((id) => revoke(id, 'approver'));
    expect(await current.send('bank.rep', 'Proposals:draft', { ...draft, actions: both })).toMatchObject({
      refusal: { code: 'ROLE_LAST_HOLDER', params: { memberId: 'bank', permission: 'ballot.approve' } },
    });
  });

  test.each([
    [grant('bank.rep', 'representative'), 'ROLE_ALREADY_HELD'],
    [grant('bank.rep', 'auditor'), 'ROLES_EXCLUDE'],
    [grant('regulator.rep', 'representative'), 'ROLES_EXCLUDE'],
    [grant('bank.rep', 'emperor'), 'ROLE_NOT_FOUND'],
    [revoke('bank.rep', 'approver'), 'ROLE_NOT_HELD'],
    [revoke('bank.nobody', 'approver'), 'PERSON_NOT_FOUND'],
  ])('%j is refused: %s', async (action, code) => {
    const input = { title: 'x', description: '', actions: [action] };
    expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe(code);
  });

  test('are not started as network actions are, nor the other way round', async () => {
    const { current } = consortium;
    const resolution = await current.due();
    const code = await current.outcome('bank', 'Execution:start', { proposalId: resolution });
    expect(code).toBe('EXECUTION_NOT_NETWORK');
    expect(await execute(await current.due([ADMISSION]))).toMatchObject({
      refusal: { code: 'EXECUTION_NOT_LEDGER', params: { action: 'member.admit' } },
    });
  });
});

describe('an admission', () => {
  test('is executed when enough members attest it, and the new member signs in, votes and executes', async () => {
    const { current } = consortium;
    const pinnedBefore = await current.submitted();
    const proposalId = await started();
    accepted(await current.send('bank', 'Execution:contribute', { proposalId, ...CONTRIBUTION }));
    expect(await attest('bank', proposalId)).toBe('accepted');
    expect(await current.send('insurer', 'Execution:complete', { proposalId, attempt: 1 })).toMatchObject({
      refusal: { code: 'ATTESTATIONS_MISSING', params: { proposalId, attestations: 1, needed: 2 } },
    });
    expect(await attest('university', proposalId)).toBe('accepted');
    accepted(await current.send('insurer', 'Execution:complete', { proposalId, attempt: 1 }));

    const { ledger } = current;
    expect(ledger.records('member').find(({ id }) => id === 'clinic')).toMatchObject({
      status: 'active',
      votes: true,
      since: ledger.now,
    });
    const events = ledger.records('audit').filter(({ at }) => at === ledger.now);
    expect(events.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['execution.executed', 'member.admitted', 'person.registered']),
    );
    const rep = testIdentity({ mspId: 'clinicMSP', commonNames: ['clinic.rep'] });
    accepted(await ledger.send(rep, 'People:bindCredential', { personId: 'clinic.rep' }));
    const next = await current.voting();
    const electorateOf = (id: string) =>
      ledger
        .records('proposal')
        .find((one) => one.id === id)
        ?.pin?.electorate.map((one) => one.memberId);
    expect(electorateOf(next)).toContain('clinic');
    expect(electorateOf(pinnedBefore)).not.toContain('clinic');
    const ballot = { proposalId: next, choice: 'yes' as const, approvals: [] };
    expect(await ledger.send(rep, 'Ballots:cast', ballot)).toMatchObject({
      refusal: { code: 'BALLOT_NOT_APPROVED' },
    });
    await current.open(pinnedBefore);
    expect(await ledger.send(rep, 'Ballots:cast', { ...ballot, proposalId: pinnedBefore })).toMatchObject({
      refusal: { code: 'NOT_IN_ELECTORATE', params: { memberId: 'clinic' } },
    });
    expect(
      await ledger.send(CLINIC_AGENT, 'Proposals:openVoting', { proposalId: await current.submitted() }),
    ).toMatchObject({ refusal: { code: 'NOTICE_NOT_OVER' } });
  });

  test('of an institution that is in already is refused, at the draft and at its completion', async () => {
    const { current } = consortium;
    const [first, second] = [await started(), await started()];
    for (const proposalId of [first, second]) {
      for (const who of VOTER_IDS) expect(await attest(who, proposalId)).toBe('accepted');
    }
    accepted(await current.send('bank', 'Execution:complete', { proposalId: first, attempt: 1 }));
    expect(await current.outcome('bank', 'Execution:complete', { proposalId: second, attempt: 1 })).toBe(
      'MEMBER_EXISTS',
    );
    const draft = { title: 'x', description: '', actions: [ADMISSION] };
    expect(await current.outcome('bank.rep', 'Proposals:draft', draft)).toBe('MEMBER_EXISTS');
  });
});

describe('attempts', () => {
  test('are for agents of voting members', async () => {
    const { current } = consortium;
    const proposalId = await current.due([ADMISSION]);
    expect(await current.outcome('bank.rep', 'Execution:start', { proposalId })).toBe('CALLER_NOT_AGENT');
    expect(await current.outcome('regulator', 'Execution:start', { proposalId })).toBe(
      'MEMBER_DOES_NOT_VOTE',
    );
  });

  test('take one contribution and one attestation per member', async () => {
    const { current } = consortium;
    const proposalId = await started();
    const contribute = async () =>
      current.outcome('bank', 'Execution:contribute', { proposalId, ...CONTRIBUTION });
    expect(await contribute()).toBe('accepted');
    expect(await contribute()).toBe('CONTRIBUTION_ALREADY_GIVEN');
    expect(await attest('bank', proposalId)).toBe('accepted');
    expect(await attest('bank', proposalId)).toBe('ATTESTATION_ALREADY_GIVEN');
    expect(await attest('exchange', proposalId, 2)).toBe('EXECUTION_WRONG_ATTEMPT');
    expect(await attest('regulator', proposalId)).toBe('MEMBER_DOES_NOT_VOTE');
  });

  test.each([
    [{ result: 'done' }, 'evidence'],
    [{ result: 'done', evidence: EVIDENCE, reason: 'x' }, 'reason'],
    [{ result: 'failed' }, 'reason'],
    [{ result: 'failed', reason: 'x', evidence: EVIDENCE }, 'evidence'],
  ] as const)('refuse the attestation %j', async (attestation, path) => {
    const { current } = consortium;
    const input = { proposalId: await started(), attempt: 1, ...attestation };
    expect(await current.send('bank', 'Execution:attest', input)).toMatchObject({
      refusal: { code: 'ARGUMENT_INVALID', params: { path } },
    });
  });

  test('fail when their time is over, and are tried again after the back-off, until none is left', async () => {
    const { current } = consortium;
    const proposalId = await started();
    const fail = async (attempt: number) =>
      current.outcome('bank', 'Execution:fail', { proposalId, attempt });
    const start = async () => current.outcome('exchange', 'Execution:start', { proposalId });
    expect(await fail(1)).toBe('EXECUTION_NOT_TIMED_OUT');
    current.ledger.now += 10 * MINUTE;
    expect(await fail(1)).toBe('accepted');
    expect(current.phase(proposalId)).toMatchObject({
      state: 'failed',
      attempt: 1,
      failure: 'ATTEMPT_TIMED_OUT',
      retryAt: current.ledger.now + MINUTE,
    });
    expect(await start()).toBe('EXECUTION_NOT_DUE');
    current.ledger.now += MINUTE;
    expect(await start()).toBe('accepted');
    const second = current.phase(proposalId);
    expect(second).toMatchObject({ state: 'executing', attempt: 2 });
    expect(second).not.toHaveProperty('failure');
    expect(await fail(1)).toBe('EXECUTION_WRONG_ATTEMPT');
    current.ledger.now += 10 * MINUTE;
    expect(await fail(2)).toBe('accepted');
    current.ledger.now += MINUTE;
    expect(await start()).toBe('EXECUTION_ATTEMPTS_SPENT');
    current.ledger.now = (current.phase(proposalId).expiresAt ?? 0) + 1;
    expect(await current.outcome('bank', 'Proposals:expire', { proposalId })).toBe('accepted');
  });

  test('fail early only when success has become impossible, with the reason attested', async () => {
    const { current } = consortium;
    const proposalId = await started();
    const failed = { proposalId, attempt: 1, result: 'failed', reason: 'The orderer refused.' } as const;
    const fail = async () => current.outcome('insurer', 'Execution:fail', { proposalId, attempt: 1 });
    for (const who of ['bank', 'exchange']) {
      accepted(await current.send(who, 'Execution:attest', failed));
      expect(await fail()).toBe('EXECUTION_NOT_TIMED_OUT');
    }
    accepted(await current.send('insurer', 'Execution:attest', failed));
    expect(await fail()).toBe('accepted');
    expect(current.phase(proposalId)).toMatchObject({ state: 'failed', failure: 'The orderer refused.' });
  });
});
