import type { Charter } from '../governance/charter.js';
import { accepted } from '../testing/sample-consortium.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { MINUTE, useConsortium } from '../testing/proposal-steps.js';

/** At least two peers or orderers stay running. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  membership: { leastMembers: 1, warnMembers: 0, leastNodes: 2, warnNodes: 3, exitNotice: 'P30D' },
};
const consortium = useConsortium(CHARTER);
const HOST = { name: 'peer0.example', system: 'Linux 6.8' };

async function register(
  memberId: string,
  short: string,
  more: { kind?: 'peer' | 'orderer' | 'gateway'; status?: 'running' | 'stopped' } = {},
): Promise<string> {
  const node = { kind: 'peer', version: '3.1.5', host: HOST, status: 'running', ...more } as const;
  const input = { nodeId: `${memberId}.${short}`, ...node };
  return consortium.current.outcome(`${memberId}.rep`, 'Nodes:register', input);
}

const update = async (nodeId: string, change: object, who = `${nodeId.split('.')[0] ?? ''}.rep`) =>
  consortium.current.outcome(who, 'Nodes:update', { nodeId, ...change });
const retire = async (nodeId: string, who = `${nodeId.split('.')[0] ?? ''}.rep`) =>
  consortium.current.outcome(who, 'Nodes:retire', { nodeId });
const node = (id: string) => consortium.current.ledger.record('node', [id]);

test('an institution enters its own nodes, and each change leaves an audit record with before and after', async () => {
  const { current } = consortium;
  const registeredAt = current.ledger.now;
  expect(await register('bank', 'peer0')).toBe('accepted');
  current.ledger.now += MINUTE;
  expect(await update('bank.peer0', { version: '3.1.6', host: { ...HOST, place: 'Shanghai' } })).toBe(
    'accepted',
  );
  const expected = {
    id: 'bank.peer0',
    memberId: 'bank',
    kind: 'peer',
    version: '3.1.6',
    host: { ...HOST, place: 'Shanghai' },
    status: 'running',
    since: registeredAt,
    registeredAt,
  };
  expect(node('bank.peer0')).toMatchObject(expected);
  const audit = current.ledger.records('audit').find(({ event }) => event === 'node.updated');
  expect(audit).toMatchObject({
    actor: { memberId: 'bank', personId: 'bank.rep' },
    subject: { kind: 'node', key: ['bank.peer0'] },
    before: { version: '3.1.5' },
    after: { version: '3.1.6' },
  });
});

test.each([
  [
    "a node in another institution's name",
    () => update('bank.peer0', { status: 'failed' }, 'insurer.rep'),
    'NODE_NOT_YOURS',
  ],
  ["another institution's node, for good", () => retire('bank.peer0', 'insurer.rep'), 'NODE_NOT_YOURS'],
  ['a node that nobody registered', () => update('bank.peer9', { version: '1' }), 'NODE_NOT_FOUND'],
  ['a node under an id that is taken', () => register('bank', 'peer0'), 'NODE_EXISTS'],
  ['nothing at all', () => update('bank.peer0', { version: '3.1.5', status: 'running' }), 'NODE_UNCHANGED'],
])('refuses to change %s', async (_what, attempt, code) => {
  await register('bank', 'peer0');
  expect(await attempt()).toBe(code);
});

test('a node is registered only under the own institution’s name', async () => {
  const input = {
    nodeId: 'insurer.peer0',
    kind: 'peer',
    version: '1',
    host: HOST,
    status: 'running',
  } as const;
  expect(await consortium.current.outcome('bank.rep', 'Nodes:register', input)).toBe('ARGUMENT_INVALID');
});

test('what is retired stays in the register and can neither be changed nor be registered again', async () => {
  await register('bank', 'peer0', { status: 'stopped' });
  expect(await retire('bank.peer0')).toBe('accepted');
  expect(node('bank.peer0')).toMatchObject({ status: 'retired', since: consortium.current.ledger.now });
  expect(await update('bank.peer0', { status: 'running' })).toBe('NODE_RETIRED');
  expect(await retire('bank.peer0')).toBe('NODE_RETIRED');
  expect(await register('bank', 'peer0')).toBe('NODE_EXISTS');
});

describe('with as many nodes running as the charter asks for', () => {
  beforeEach(async () => {
    await register('bank', 'peer0');
    await register('insurer', 'orderer0', { kind: 'orderer' });
  });

  test('none may be stopped or retired on purpose', async () => {
    expect(await update('bank.peer0', { status: 'stopped' })).toBe('NODES_TOO_FEW');
    expect(await retire('insurer.orderer0')).toBe('NODES_TOO_FEW');
  });

  test('a failure is a fact, and what then runs no more can be retired', async () => {
    expect(await update('bank.peer0', { status: 'failed' })).toBe('accepted');
    expect(await retire('bank.peer0')).toBe('accepted');
    expect(await retire('insurer.orderer0')).toBe('NODES_TOO_FEW');
  });

  test('one more lets one go, but a gateway keeps no ledger and does not count', async () => {
    await register('exchange', 'gateway0', { kind: 'gateway' });
    expect(await retire('bank.peer0')).toBe('NODES_TOO_FEW');
    await register('exchange', 'peer0');
    expect(await retire('bank.peer0')).toBe('accepted');
  });

  test('a change that is no stop is never refused for the number', async () => {
    await update('bank.peer0', { status: 'failed' });
    expect(await update('insurer.orderer0', { version: '3.1.6' })).toBe('accepted');
    accepted(
      await consortium.current.send('bank.rep', 'Nodes:update', { nodeId: 'bank.peer0', status: 'running' }),
    );
    expect(node('bank.peer0')).toMatchObject({ status: 'running' });
  });
});
