import type { TransactionInput } from './transactions.js';
import type { PersonId } from '../governance/ids.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';

const DAY = 24 * 60 * MINUTE;
const PLAN = 'f'.repeat(64);
const consortium = useConsortium();
type Order = TransactionInput<'Interventions:order'>;
const FREEZE: Order = { kind: 'freeze-person', personId: 'bank.rep', reason: 'Suspicious.' };
const PAUSE: Order = { kind: 'pause-system', reason: 'An attack.', recoveryPlan: PLAN };
const TERMINATE: Order = { kind: 'terminate-system', reason: 'It is over.', recoveryPlan: PLAN };

const orders = async (member: string, order: Order): Promise<string> =>
  String(
    accepted(await consortium.current.send(`${member}.gil`, 'Interventions:order', order))['interventionId'],
  );
const joins = async (member: string, interventionId: string) =>
  consortium.current.outcome(`${member}.gil`, 'Interventions:join', { interventionId });
const lifts = async (member: string, interventionId: string) =>
  consortium.current.outcome(`${member}.gil`, 'Interventions:lift', { interventionId, reason: 'Cleared.' });
const lapses = async (interventionId: string, more: { proposalId?: string } = {}) =>
  consortium.current.outcome('insurer', 'Interventions:lapse', { interventionId, ...more });
const drafts = async (who = 'bank.rep') =>
  consortium.current.outcome(who, 'Proposals:draft', { title: 'x', description: '', actions: [RESOLUTION] });
const record = (id: string) => consortium.current.ledger.record('intervention', [id]);

/** In force: wanted by as many as it takes. */
async function imposed(order: Order, members = ['exchange', 'insurer', 'university']): Promise<string> {
  const [first = '', ...others] = order.kind === 'freeze-person' ? members.slice(0, 2) : members;
  const id = await orders(first, order);
  for (const member of others) expect(await joins(member, id)).toBe('accepted');
  return id;
}

/** The vote on an intervention, decided as these members say. */
async function reviewed(interventionId: string, choice: 'yes' | 'no'): Promise<string> {
  const { current } = consortium;
  const proposalId = await current.draft([{ kind: 'intervention.confirm', payload: { interventionId } }]);
  accepted(await current.send('bank.rep', 'Proposals:submit', { proposalId }));
  await current.open(proposalId);
  for (const member of ['bank', 'exchange', 'insurer', 'university'] as const) {
    accepted(await current.cast(member, proposalId, choice));
  }
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  current.ledger.now += 5 * MINUTE;
  if (choice === 'yes') accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  return proposalId;
}

test('one person alone does nothing; two of different institutions freeze at once, with a record', async () => {
  const id = await orders('exchange', FREEZE);
  expect(await drafts()).toBe('accepted');
  expect(await joins('exchange', id)).toBe('MAKER_IS_CHECKER');
  expect(await joins('insurer', id)).toBe('accepted');
  expect(await drafts()).toBe('PERSON_NOT_ACTIVE');
  expect(record(id)).toMatchObject({ reason: 'Suspicious.', imposedAt: consortium.current.ledger.now });
  expect(await joins('university', id)).toBe('INTERVENTION_NOT_OPEN');
});

test('who is frozen cannot help to freeze or to lift', async () => {
  const { current } = consortium;
  await imposed({ ...FREEZE, personId: 'bank.gil' });
  const other = await orders('exchange', { ...FREEZE, personId: 'university.rep' });
  expect(await joins('bank', other)).toBe('PERSON_NOT_ACTIVE');
  const early = await orders('insurer', { ...FREEZE, personId: 'university.ben' });
  await imposed({ ...FREEZE, personId: 'insurer.gil' }, ['exchange', 'university']);
  expect(await joins('exchange', early)).toBe('accepted');
  expect(record(early)?.imposedAt).toBeUndefined();
  expect(current.ledger.record('person', ['university.ben'])).toMatchObject({ status: 'active' });
});

test.each<[string, string, Order, string]>([
  ['somebody without the permission', 'bank.rep', FREEZE, 'PERMISSION_DENIED'],
  ['a kind that needs a vote', 'bank.gil', { ...FREEZE, kind: 'lock-person' }, 'INTERVENTION_NEEDS_VOTE'],
  [
    'a pause without a recovery plan',
    'bank.gil',
    { kind: 'pause-system', reason: 'x' },
    'RECOVERY_PLAN_MISSING',
  ],
  ['a pause of a person', 'bank.gil', { ...PAUSE, personId: 'bank.rep' }, 'ARGUMENT_INVALID'],
  ['a freeze of nobody', 'bank.gil', { kind: 'freeze-person', reason: 'x' }, 'ARGUMENT_INVALID'],
  ['a freeze of a stranger', 'bank.gil', { ...FREEZE, personId: 'bank.nobody' }, 'PERSON_NOT_FOUND'],
])('refuses %s', async (_what, who, order, code) => {
  expect(await consortium.current.outcome(who, 'Interventions:order', order)).toBe(code);
});

test('a freeze ends by itself, and its end can be recorded', async () => {
  const { current } = consortium;
  const id = await imposed({ ...FREEZE, lasts: 'PT2H' });
  expect(await lapses(id)).toBe('INTERVENTION_NOT_OVER');
  current.ledger.now += 120 * MINUTE;
  expect(await drafts()).toBe('accepted');
  expect(await lapses(id)).toBe('accepted');
  expect(record(id)).toMatchObject({ ended: { how: 'lapsed' } });
  expect(await lapses(id)).toBe('INTERVENTION_NOT_IN_FORCE');
});

test('it lasts no longer than the charter lets it', async () => {
  const { current } = consortium;
  await imposed({ ...FREEZE, lasts: 'P30D' });
  current.ledger.now += 7 * DAY - 1;
  expect(await drafts()).toBe('PERSON_NOT_ACTIVE');
  current.ledger.now += 1;
  expect(await drafts()).toBe('accepted');
});

test('as many as imposed it lift it; one alone withdraws an order that has not taken effect', async () => {
  const id = await imposed(FREEZE);
  expect(await lifts('insurer', id)).toBe('accepted');
  expect(await drafts()).toBe('PERSON_NOT_ACTIVE');
  expect(await lifts('insurer', id)).toBe('MAKER_IS_CHECKER');
  expect(await lifts('university', id)).toBe('accepted');
  expect(await drafts()).toBe('accepted');
  const order = await orders('exchange', FREEZE);
  expect(await lifts('insurer', order)).toBe('INTERVENTION_NOT_IN_FORCE');
  expect(await lifts('exchange', order)).toBe('accepted');
  expect(await joins('insurer', order)).toBe('INTERVENTION_NOT_OPEN');
});

describe('a stopped system', () => {
  test('refuses everything but interventions, their votes, what only ends something, and reading', async () => {
    const { current } = consortium;
    const voting = await current.voting();
    const withheld = await current.ledger.withhold(current.identity('bank.rep'), 'Proposals:draft', {
      title: 'x',
      description: '',
      actions: [RESOLUTION],
    });
    const id = await imposed(PAUSE);
    expect(withheld()).toBe('conflict');
    const on = { proposalId: voting };
    expect(await drafts()).toBe('SYSTEM_STOPPED');
    expect(await current.approve('bank.ann', voting, 'yes')).toMatchObject({
      refusal: { code: 'SYSTEM_STOPPED', params: { kind: 'pause-system', interventionId: id } },
    });
    expect(await current.outcome('bank', 'Proposals:close', on)).toBe('SYSTEM_STOPPED');
    expect(await current.outcome('bank', 'Execution:execute', on)).toBe('SYSTEM_STOPPED');
    const mixed = [{ kind: 'intervention.confirm', payload: { interventionId: id } }, RESOLUTION];
    const draft = { title: 'x', description: '', actions: mixed };
    expect(await current.outcome('bank.rep', 'Proposals:draft', draft)).toBe('SYSTEM_STOPPED');
    expect(await current.outcome('bank.rep', 'Deliberation:read', on)).toBe('accepted');
    expect(await current.outcome('bank.rep', 'Queries:record', { kind: 'person', key: ['bank.rep'] })).toBe(
      'accepted',
    );
    for (const member of ['bank', 'exchange', 'insurer']) expect(await lifts(member, id)).toBe('accepted');
    expect(await drafts()).toBe('accepted');
  });

  test('goes on by itself when nobody confirms the pause in time', async () => {
    const { current } = consortium;
    const id = await imposed(PAUSE);
    current.ledger.now += DAY - 1;
    expect(await drafts()).toBe('SYSTEM_STOPPED');
    current.ledger.now += 1;
    expect(await drafts()).toBe('accepted');
    expect(await lapses(id)).toBe('accepted');
    expect(current.ledger.record('consortium', ['0'])).not.toHaveProperty('stop');
  });

  test('stays stopped for as long as the charter allows once the vote confirms it', async () => {
    const { current } = consortium;
    const began = current.ledger.now;
    const id = await imposed(PAUSE);
    const proposalId = await reviewed(id, 'yes');
    expect(record(id)).toMatchObject({ review: { confirmedIn: proposalId } });
    current.ledger.now = began + DAY;
    expect(await drafts()).toBe('SYSTEM_STOPPED');
    current.ledger.now = began + 2 * DAY;
    expect(await drafts()).toBe('accepted');
  });

  test('goes on at once when the vote rejects the pause', async () => {
    const id = await imposed(PAUSE);
    expect(await lapses(id)).toBe('INTERVENTION_NOT_OVER');
    const proposalId = await reviewed(id, 'no');
    expect(await lapses(id, { proposalId })).toBe('accepted');
    expect(record(id)).toMatchObject({ ended: { how: 'rejected' } });
    expect(await drafts()).toBe('accepted');
  });

  test('a confirmed termination is undone by a vote only', async () => {
    const { current } = consortium;
    const id = await imposed(TERMINATE);
    await reviewed(id, 'yes');
    current.ledger.now += 30 * DAY;
    expect(await drafts()).toBe('SYSTEM_STOPPED');
    expect(await lifts('bank', id)).toBe('INTERVENTION_NEEDS_VOTE');
    await current.enact([
      { kind: 'intervention.lift', payload: { interventionId: id, reason: 'We go on.' } },
    ]);
    expect(await drafts()).toBe('accepted');
  });
});

test('a vote intervenes where the charter lets nobody else, and only a vote lifts that', async () => {
  const { current } = consortium;
  const personId = 'exchange.ben' as PersonId;
  await current.enact([
    { kind: 'intervention.order', payload: { kind: 'lock-person', personId, reason: 'Lost a laptop.' } },
  ]);
  const [one] = current.ledger.records('intervention');
  const id = one?.id ?? '';
  expect(current.ledger.record('person', [personId])).toMatchObject({ status: 'locked' });
  expect(await lifts('exchange', id)).toBe('INTERVENTION_NEEDS_VOTE');
  await current.enact([{ kind: 'intervention.lift', payload: { interventionId: id, reason: 'Found.' } }]);
  expect(current.ledger.record('person', [personId])).toMatchObject({ status: 'active' });
});
