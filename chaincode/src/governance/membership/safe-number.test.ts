import type { Charter } from '../charter.js';
import type { MemberRecord } from '../records/members.js';
import type { NodeRecord } from '../records/nodes.js';
import { needSafeNumber, runningNodes, type Strength } from './safe-number.js';

const member = (id: string, more: Partial<MemberRecord> = {}) =>
  ({ id, status: 'active', votes: true, ...more }) as unknown as MemberRecord;
const node = (id: string, more: Partial<NodeRecord> = {}) =>
  ({ id, kind: 'peer', status: 'running', memberId: id.split('.')[0], ...more }) as unknown as NodeRecord;

function strength(
  members: number,
  nodes: number,
  rules: object | null = { leastMembers: 2, leastNodes: 3 },
): Strength {
  const charter = (rules === null ? {} : { membership: rules }) as unknown as Charter;
  return {
    charter,
    members: Array.from({ length: members }, (_, index) => member(`m${index}`)),
    nodes: Array.from({ length: nodes }, (_, index) => node(`m0.peer${index}`)),
  };
}

const between = (before: Strength, after: Strength) => needSafeNumber(before, after)?.refusal;

test('nothing leads below the least number of voting members', () => {
  expect(between(strength(3, 3), strength(2, 3))).toBeUndefined();
  expect(between(strength(2, 3), strength(1, 3))).toEqual({
    code: 'MEMBERS_TOO_FEW',
    params: { members: 1, least: 2 },
  });
  // Who does not vote, or has gone, does not count.
  const silent = {
    ...strength(1, 3),
    members: [member('m0'), member('r', { votes: false }), member('x', { status: 'left' })],
  };
  expect(between(strength(2, 3), silent)?.code).toBe('MEMBERS_TOO_FEW');
});

test('nothing leads below the least number of running nodes', () => {
  expect(between(strength(2, 4), strength(2, 3))).toBeUndefined();
  expect(between(strength(2, 3), strength(2, 2))).toEqual({
    code: 'NODES_TOO_FEW',
    params: { nodes: 2, least: 3 },
  });
});

test('what does not lower a number that is too low already is not refused for it', () => {
  expect(between(strength(1, 1), strength(1, 1))).toBeUndefined();
  expect(between(strength(1, 2), strength(1, 1))?.code).toBe('NODES_TOO_FEW');
  expect(between(strength(1, 1), strength(0, 1))?.code).toBe('MEMBERS_TOO_FEW');
});

test('where the charter says nothing, one voting member stays, and nodes may be none', () => {
  expect(between(strength(2, 1, null), strength(1, 0, null))).toBeUndefined();
  expect(between(strength(1, 1, null), strength(0, 1, null))).toEqual({
    code: 'MEMBERS_TOO_FEW',
    params: { members: 0, least: 1 },
  });
});

test('running are peers and orderers that run, of institutions that take part', () => {
  const members = [member('a'), member('b', { status: 'leaving' }), member('c', { status: 'suspended' })];
  const nodes = [
    ...[node('a.peer0'), node('a.orderer0', { kind: 'orderer' }), node('b.peer0'), node('c.peer0')],
    ...[
      node('a.ca', { kind: 'certificate-authority' }),
      node('a.peer1', { status: 'stopped' }),
      node('a.peer2', { status: 'failed' }),
    ],
  ];
  expect(runningNodes({ members, nodes }).map(({ id }) => id)).toEqual(['a.peer0', 'a.orderer0', 'b.peer0']);
});
