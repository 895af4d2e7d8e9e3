import type { MemberId, PersonId, ProposalId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { outstandingOf } from '../governance/obligations/standing.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';
import { EVIDENCE, obligation } from '../testing/sample-obligation.js';

const consortium = useConsortium();
const DAY = 24 * 60 * MINUTE;

function stored(proposalId: string, id = 'report') {
  return consortium.current.ledger.record('obligation', [proposalId, id]);
}

async function fulfil(who: string, proposalId: string, name = 'report'): Promise<string> {
  const input = { proposalId, obligation: name, note: 'Done.', evidence: [EVIDENCE] };
  return consortium.current.outcome(who, 'Obligations:fulfil', input);
}

async function answer(who: string, proposalId: string, by: 'accept' | 'giveBack'): Promise<string> {
  const input = { proposalId, obligation: 'report', note: 'We have looked.' };
  return consortium.current.outcome(who, `Obligations:${by}`, input);
}

async function draft(...actions: Action[]): Promise<string> {
  const input = { title: 'x', description: '', actions };
  return consortium.current.outcome('bank.rep', 'Proposals:draft', input);
}

describe('an obligation', () => {
  test('is set by a decision, beside whatever else it decides', async () => {
    const { current } = consortium;
    const set = obligation('report', 'exchange', { personId: 'exchange.ann' as PersonId });
    const proposalId = await current.enact([RESOLUTION, set]);
    expect(stored(proposalId)).toEqual({
      schemaVersion: 1,
      proposalId,
      id: 'report',
      text: 'Deliver the report.',
      memberId: 'exchange',
      personId: 'exchange.ann',
      since: current.ledger.now,
      dueAt: current.ledger.now + 30 * DAY,
      state: 'open',
    });
    const events = current.ledger.records('audit').filter(({ event }) => event === 'obligation.set');
    expect(events).toMatchObject([{ subject: { kind: 'obligation', key: [proposalId, 'report'] } }]);
  });

  test('may be due at a moment instead, which must still lie ahead when the decision is carried out', async () => {
    const { current } = consortium;
    const at = current.ledger.now + DAY;
    const proposalId = await current.due([obligation('report', 'bank', { due: { at } })]);
    current.ledger.now = at;
    expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('OBLIGATION_DUE_DATE');
    current.ledger.now = at - 1;
    expect(await current.outcome('bank', 'Execution:execute', { proposalId })).toBe('accepted');
    expect(stored(proposalId)).toMatchObject({ dueAt: at });
  });

  test.each([
    [
      'due further out than the charter allows',
      obligation('a', 'bank', { due: { after: 'P366D' } }),
      'OBLIGATION_DUE_DATE',
    ],
    ['due at once', obligation('a', 'bank', { due: { after: 'PT0S' } }), 'OBLIGATION_DUE_DATE'],
    ['of nobody', obligation('a', 'ghost'), 'MEMBER_NOT_FOUND'],
    [
      'looked after by nobody',
      obligation('a', 'bank', { personId: 'bank.ghost' as PersonId }),
      'PERSON_NOT_FOUND',
    ],
    [
      'looked after elsewhere',
      obligation('a', 'bank', { personId: 'exchange.ann' as PersonId }),
      'PERSON_ELSEWHERE',
    ],
    ['owed to itself', obligation('a', 'bank', { owedTo: 'bank' as MemberId }), 'OBLIGATION_OWED_TO_ITSELF'],
    ['owed to nobody', obligation('a', 'bank', { owedTo: 'ghost' as MemberId }), 'MEMBER_NOT_FOUND'],
  ])('%s is refused', async (...[, action, code]) => {
    expect(await draft(action)).toBe(code);
  });

  test('needs a name of its own within its decision', async () => {
    expect(await draft(obligation('report', 'bank'), obligation('report', 'exchange'))).toBe(
      'OBLIGATION_EXISTS',
    );
    expect(await draft(obligation('report', 'bank'), obligation('reply', 'bank'))).toBe('accepted');
  });

  test('is reported by its owner with evidence, and accepted by somebody else', async () => {
    const { current } = consortium;
    const proposalId = await current.enact([obligation('report', 'bank')]);
    expect(await answer('exchange.gil', proposalId, 'accept')).toBe('OBLIGATION_WRONG_STATE');
    expect(await fulfil('exchange.gil', proposalId)).toBe('OBLIGATION_NOT_YOURS');
    const bare = { proposalId, obligation: 'report', evidence: [] };
    expect(await current.outcome('bank.gil', 'Obligations:fulfil', bare)).toBe('ARGUMENT_INVALID');
    expect(await fulfil('bank.gil', proposalId, 'reply')).toBe('OBLIGATION_NOT_FOUND');
    expect(await fulfil('bank.gil', proposalId)).toBe('accepted');
    expect(await fulfil('bank.gil', proposalId)).toBe('OBLIGATION_WRONG_STATE');
    expect(await answer('bank.gil', proposalId, 'accept')).toBe('OBLIGATION_NOT_FOR_YOU');
    expect(await answer('regulator.gil', proposalId, 'accept')).toBe('MEMBER_DOES_NOT_VOTE');
    expect(await answer('exchange.gil', proposalId, 'accept')).toBe('accepted');
    expect(stored(proposalId)).toMatchObject({
      state: 'accepted',
      report: { personId: 'bank.gil', note: 'Done.', evidence: [EVIDENCE] },
      acceptance: { memberId: 'exchange', personId: 'exchange.gil', note: 'We have looked.' },
    });
    expect(await fulfil('bank.gil', proposalId)).toBe('OBLIGATION_WRONG_STATE');
    const { before, after } =
      current.ledger.records('audit').find(({ event }) => event === 'obligation.accepted') ?? {};
    expect([before, after]).toMatchObject([{ state: 'fulfilled' }, { state: 'accepted' }]);
  });

  test('that is owed to a member is accepted by that member alone', async () => {
    const { current } = consortium;
    const proposalId = await current.enact([
      obligation('report', 'bank', { owedTo: 'regulator' as MemberId }),
    ]);
    accepted(
      await current.send('bank.gil', 'Obligations:fulfil', {
        proposalId,
        obligation: 'report',
        evidence: [EVIDENCE],
      }),
    );
    expect(await answer('exchange.gil', proposalId, 'accept')).toBe('OBLIGATION_NOT_FOR_YOU');
    expect(await answer('regulator.gil', proposalId, 'accept')).toBe('accepted');
  });

  test('can be given back with a reason, and is then outstanding again', async () => {
    const { current } = consortium;
    const proposalId = await current.enact([obligation('report', 'bank')]);
    expect(await fulfil('bank.gil', proposalId)).toBe('accepted');
    const wordless = { proposalId, obligation: 'report', note: '' };
    expect(await current.outcome('exchange.gil', 'Obligations:giveBack', wordless)).toBe('ARGUMENT_INVALID');
    expect(await answer('exchange.gil', proposalId, 'giveBack')).toBe('accepted');
    expect(stored(proposalId)).toMatchObject({
      state: 'open',
      returned: [{ memberId: 'exchange', note: 'We have looked.' }],
    });
    expect(stored(proposalId)).not.toHaveProperty('report');
    expect(await fulfil('bank.gil', proposalId)).toBe('accepted');
  });

  test('is put on record as overdue after its due date and not before, and can be fulfilled late', async () => {
    const { current } = consortium;
    const proposalId = await current.enact([obligation('report', 'bank')]);
    const mark = async () =>
      current.outcome('university', 'Obligations:markOverdue', { proposalId, obligation: 'report' });
    current.ledger.now += 30 * DAY;
    expect(await mark()).toBe('OBLIGATION_NOT_OVERDUE');
    current.ledger.now += 1;
    expect(await mark()).toBe('accepted');
    expect(await mark()).toBe('OBLIGATION_WRONG_STATE');
    expect(stored(proposalId)).toMatchObject({ state: 'overdue', overdueSince: current.ledger.now });
    expect(await fulfil('bank.gil', proposalId)).toBe('accepted');
    expect(await answer('exchange.gil', proposalId, 'giveBack')).toBe('accepted');
    expect(stored(proposalId)).toMatchObject({ state: 'overdue' });
  });

  test('stands between its owner and an exit until it is reported or waived by vote', async () => {
    const { current } = consortium;
    const proposalId = await current.enact([obligation('report', 'bank'), obligation('reply', 'exchange')]);
    const owed = () =>
      outstandingOf('bank' as MemberId, current.ledger.records('obligation')).map(({ id }) => id);
    expect(owed()).toEqual(['report']);
    expect(await fulfil('bank.gil', proposalId)).toBe('accepted');
    expect(owed()).toEqual([]);
    const payload = {
      proposalId: proposalId as ProposalId,
      id: 'report',
      memberId: 'bank' as MemberId,
      reason: 'Moot.',
    };
    const waive: Action = { kind: 'obligation.waive', payload };
    const waived = await current.enact([waive]);
    expect(stored(proposalId)).toMatchObject({
      state: 'waived',
      waiver: { proposalId: waived, reason: 'Moot.' },
    });
    expect(owed()).toEqual([]);
    expect(await draft(waive)).toBe('OBLIGATION_WRONG_STATE');
    expect(
      await draft({ kind: 'obligation.waive', payload: { ...payload, memberId: 'exchange' as MemberId } }),
    ).toBe('OBLIGATION_NOT_FOUND');
    expect(await answer('exchange.gil', proposalId, 'accept')).toBe('OBLIGATION_WRONG_STATE');
  });

  test('owner has no ballot on its own waiver, where the track recuses those a vote is about', async () => {
    const { current } = consortium;
    const proposalId = await current.enact([obligation('report', 'bank')]);
    const payload = {
      proposalId: proposalId as ProposalId,
      id: 'report',
      memberId: 'bank' as MemberId,
      reason: 'Moot.',
    };
    const waiver = await current.voting([{ kind: 'obligation.waive', payload }], 'careful');
    const ballot = { proposalId: waiver, choice: 'yes' as const, approvals: [] };
    expect(await current.outcome('bank.rep', 'Ballots:cast', ballot)).toBe('RECUSED');
  });
});
