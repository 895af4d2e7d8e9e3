import type { Charter } from '../charter.js';
import type { MemberRecord } from '../records/members.js';
import type { NodeRecord } from '../records/nodes.js';
import { alarmsOf } from './alarms.js';

const charter = (membership?: object) => ({ membership }) as unknown as Charter;
const member = (id: string, status = 'active') => ({ id, status, votes: true }) as unknown as MemberRecord;
const node = (id: string, status: string, kind = 'peer') =>
  ({ id, kind, status, memberId: id.split('.')[0] }) as unknown as NodeRecord;
const RULES = { leastMembers: 1, warnMembers: 2, leastNodes: 1, warnNodes: 2 };

test('nothing is amiss at the warning numbers; one below raises each alarm', () => {
  const members = [member('a'), member('b', 'leaving')];
  const nodes = [node('a.peer0', 'running'), node('b.orderer0', 'running', 'orderer')];
  expect(alarmsOf({ charter: charter(RULES), members, nodes })).toEqual([]);
  const fewer = { charter: charter(RULES), members: [member('a'), member('b', 'suspended')], nodes };
  expect(alarmsOf(fewer)).toEqual([
    { kind: 'members', number: 1, warn: 2, least: 1 },
    { kind: 'nodes', number: 1, warn: 2, least: 1 },
  ]);
});

test('the least number alarms even where no warning number is set', () => {
  const rules = { leastMembers: 2, warnMembers: 0, leastNodes: 0, warnNodes: 0 };
  expect(alarmsOf({ charter: charter(rules), members: [member('a')], nodes: [] })).toEqual([
    { kind: 'members', number: 1, warn: 0, least: 2 },
  ]);
});

test('a node that stopped by itself is named; one that was stopped is not', () => {
  const nodes = [node('a.peer0', 'failed'), node('a.peer1', 'stopped'), node('a.peer2', 'retired')];
  expect(alarmsOf({ charter: charter(), members: [member('a')], nodes })).toEqual([
    { kind: 'node-failed', nodeId: 'a.peer0' },
  ]);
});
