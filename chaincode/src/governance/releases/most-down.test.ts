import type { Charter } from '../charter.js';
import type { MemberId, NodeId } from '../ids.js';
import type { NodeRecord } from '../records/nodes.js';
import type { NodeKind, NodeStatus } from '../states.js';
import { SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import { needFewDown } from './most-down.js';

const OF_ALL = { atOnce: { numerator: 1, denominator: 1 } };

function charter(more: Partial<Charter> = {}, atOnce = OF_ALL.atOnce): Charter {
  const { releases } = SAMPLE_CHARTER;
  if (releases === undefined) throw new Error('the sample has rules for releases');
  return { ...SAMPLE_CHARTER, bodies: {}, releases: { ...releases, atOnce }, ...more };
}

function node(id: string, kind: NodeKind = 'peer', status: NodeStatus = 'running'): NodeRecord {
  const memberId = (id.split('.')[0] ?? '') as MemberId;
  const host = { name: id, system: 'Linux' };
  return {
    schemaVersion: 1,
    id: id as NodeId,
    memberId,
    kind,
    version: '1',
    host,
    status,
    since: 0,
    registeredAt: 0,
  };
}

function outcome(
  nodes: readonly NodeRecord[],
  down: readonly string[],
  rules = charter(),
  kind: NodeKind = 'peer',
) {
  const refused = needFewDown(new Set(down as readonly NodeId[]), kind, { ...sampleState(rules), nodes });
  return refused === undefined ? 'accepted' : (refused.refusal.params['group'] ?? refused.refusal.code);
}

const FOUR = ['bank.a', 'exchange.a', 'insurer.a', 'university.a'].map((id) => node(id));

test('never all, whatever the share', () => {
  expect(outcome(FOUR, ['bank.a', 'exchange.a', 'insurer.a'])).toBe('accepted');
  expect(
    outcome(
      FOUR,
      FOUR.map(({ id }) => id),
    ),
  ).toBe('all');
});

test('the share is rounded down: a third of four is one, of two none', () => {
  const third = charter({}, { numerator: 1, denominator: 3 });
  expect(outcome(FOUR, ['bank.a'], third)).toBe('accepted');
  expect(outcome(FOUR, ['bank.a', 'exchange.a'], third)).toBe('all');
  expect(outcome(FOUR.slice(0, 2), ['bank.a'], third)).toBe('all');
});

test('what does not run anyway makes the rest fewer', () => {
  const half = charter({}, { numerator: 1, denominator: 2 });
  const stopped = [...FOUR.slice(0, 3), node('university.a', 'peer', 'stopped')];
  expect(outcome(FOUR, ['bank.a', 'exchange.a'], half)).toBe('accepted');
  expect(outcome(stopped, ['bank.a', 'exchange.a'], half)).toBe('all');
});

test('a majority of the orderers stays up, but a single one can be replaced', () => {
  const orderers = [1, 2, 3, 4, 5].map((number) => node(`bank.o${number}`, 'orderer'));
  const ids = orderers.map(({ id }) => id);
  const with5 = (count: number, down: number) =>
    outcome([...FOUR, ...orderers.slice(0, count)], ids.slice(0, down), charter(), 'orderer');
  expect([with5(1, 1), with5(2, 1), with5(2, 2)]).toEqual(['accepted', 'accepted', 'orderers']);
  expect([with5(3, 1), with5(3, 2), with5(4, 1), with5(4, 2)]).toEqual([
    'accepted',
    'orderers',
    'accepted',
    'orderers',
  ]);
  expect([with5(5, 2), with5(5, 3)]).toEqual(['accepted', 'orderers']);
});

test('not all of one institution that has several, nor of a body', () => {
  const nodes = [...FOUR, node('bank.b')];
  expect(outcome(nodes, ['bank.a'])).toBe('accepted');
  expect(outcome(nodes, ['bank.a', 'bank.b'])).toBe('bank');
  const membership = { of: 'members' as const, list: ['insurer', 'university'] };
  const board = { title: { en: 'Board', zh: '理事会' }, purpose: 'decides' as const, membership };
  const withBoard = charter({ bodies: { board } });
  expect(outcome(nodes, ['insurer.a', 'bank.a'], withBoard)).toBe('accepted');
  expect(outcome(nodes, ['insurer.a', 'university.a'], withBoard)).toBe('board');
});

test('no fewer running than the charter asks for', () => {
  const least = { leastMembers: 1, warnMembers: 0, leastNodes: 3, warnNodes: 0, exitNotice: 'P30D' };
  const strict = charter({ membership: least });
  expect(outcome(FOUR, ['bank.a'], strict)).toBe('accepted');
  expect(outcome(FOUR, ['bank.a', 'exchange.a'], strict)).toBe('running');
});

test('nodes that do not keep the ledger count among their own kind', () => {
  const gateways = ['bank.g', 'exchange.g'].map((id) => node(id, 'gateway'));
  const half = charter({}, { numerator: 1, denominator: 2 });
  expect(outcome([...FOUR, ...gateways], ['bank.g'], half, 'gateway')).toBe('accepted');
  expect(outcome([...FOUR, ...gateways], ['bank.g', 'exchange.g'], half, 'gateway')).toBe('all');
  expect(outcome([...FOUR, ...gateways], ['bank.g', 'bank.a', 'exchange.a'], half)).toBe('accepted');
});

test('a charter without rules for releases has none', () => {
  const silent: { -readonly [Part in keyof Charter]: Charter[Part] } = charter();
  delete silent.releases;
  expect(outcome(FOUR, ['bank.a'], silent)).toBe('PART_NOT_USED');
});
