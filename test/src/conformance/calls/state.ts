import { encodePolicyText } from './policy-text.js';
import type { Call } from './call.js';
import { committed, endorsed, invocation, mixed, submitted, tried, type Ask } from './transactions.js';

const SECRET = { value: 'a secret' };

/** Everything that chaincode does with state, private data and events: endorsed bytes and validation codes. */
export const STATE: readonly Call[] = [
  commit('put', ['put', 'a', '1']),
  commit('put a second key', ['put', 'b', '2']),
  attempt('get', ['get', 'a']),
  attempt('get a key that is not there', ['get', 'nothing']),
  attempt('get without a key', ['get', '']),
  attempt('put without a key', ['put', '', '1']),
  attempt('put an empty value', ['put', 'empty', '']),
  attempt('put a key beyond the basic plane', ['put', '😀', '1']),
  attempt('own writes are not read', ['writeThenRead', 'a', '9']),
  commit('read and write', ['increment', 'a']),
  commit('many keys', ['putMany', 'k', '130']),
  attempt('a short range', ['range', 'k0000', 'k0007']),
  attempt('a range of two batches', ['range', 'k', 'l']),
  attempt('an open range', ['range', '', '']),
  attempt('an empty range', ['range', 'x', 'y']),
  attempt('the first page', ['page', 'k', 'l', '7']),
  attempt('the last page', ['page', 'k', 'l', '7', 'k0126']),
  commit('a composite key', ['composite', 'colour', 'blue', 'dark']),
  attempt('composite keys', ['composite', 'colour', 'blue', 'light']),
  commit('delete', ['del', 'b']),
  attempt('history', ['history', 'a']),
  attempt('history of a deleted key', ['history', 'b']),
  attempt('a JSON query', ['rich', '{"selector":{"a":1}}']),
  commit('an event', ['event', 'happened', 'something']),
  commit('put private data', ['putPrivate', 'shared', 'p'], { transient: SECRET }),
  attempt('get private data', ['getPrivate', 'shared', 'p']),
  attempt('get private data at the other peer', ['getPrivate', 'shared', 'p'], { at: 1 }),
  attempt('hash of private data', ['hashPrivate', 'shared', 'p']),
  attempt('range of private data', ['rangePrivate', 'shared', '', '']),
  attempt('private data of an unknown collection', ['getPrivate', 'none', 'p']),
  commit('put where only Org1 is a member', ['putPrivate', 'closed', 'q'], {
    transient: SECRET,
    peers: [0, 1],
  }),
  attempt('read where only Org1 is a member', ['getPrivate', 'closed', 'q']),
  attempt('read at a peer that is no member', ['getPrivate', 'closed', 'q'], { at: 1 }),
  {
    name: 'state: read as no member',
    play: (stage) =>
      tried(stage, 'read as no member', ['getPrivate', 'closed', 'q'], { as: stage.parties.user2 }),
  },
  {
    name: 'state: write as no member',
    play: (stage) =>
      tried(stage, 'write as no member', ['putPrivate', 'closed', 'q'], {
        as: stage.parties.user2,
        transient: SECRET,
      }),
  },
  attempt('hash at a peer that is no member', ['hashPrivate', 'closed', 'q'], { at: 1 }),
  commit('an implicit collection', ['putPrivate', '_implicit_org_Org1MSP', 'r'], {
    transient: SECRET,
    peers: [0],
  }),
  attempt('read an implicit collection', ['getPrivate', '_implicit_org_Org1MSP', 'r']),
  attempt('an implicit collection of nobody', ['getPrivate', '_implicit_org_NobodyMSP', 'r']),
  commit('delete private data', ['delPrivate', 'shared', 'p']),
  commit('put private data again', ['putPrivate', 'shared', 'p'], { transient: SECRET }),
  commit('purge private data', ['purgePrivate', 'shared', 'p']),
  attempt('read purged private data', ['getPrivate', 'shared', 'p']),
  attempt('call an unknown chaincode', ['call', 'none', '', 'get', 'a']),
  attempt('call itself', ['call', 'probe', '', 'get', 'a']),
  attempt('call a system chaincode', ['call', 'qscc', '', 'GetChainInfo', 'conformance']),
  attempt('call on an unknown channel', ['call', 'probe', 'nochannel', 'get', 'a']),
  commit('set a key’s policy', ['keyPolicy', 'a', encodePolicyText("OR('Org2MSP.peer')")]),
  attempt('read a key’s policy', ['readKeyPolicy', 'a']),
  commit('change that key without Org2', ['put', 'a', '5'], { peers: [0] }),
  commit('change that key with Org2 alone', ['put', 'a', '6'], { peers: [1] }),
  commit('too few endorsements', ['put', 'c', '1'], { peers: [0] }),
  commit('an implicit collection and public state', ['put', 'd', '1'], { peers: [1] }),
  {
    name: 'state: two increments in one block',
    play: async (stage) =>
      committed(stage, [
        await endorsed(stage, invocation(stage, 'increment 1', ['increment', 'k0001'])),
        await endorsed(stage, invocation(stage, 'increment 2', ['increment', 'k0001'])),
      ]),
  },
  {
    name: 'state: a phantom in one block',
    play: async (stage) =>
      committed(stage, [
        await endorsed(stage, invocation(stage, 'phantom 1', ['put', 'k00005', 'new'])),
        await endorsed(stage, invocation(stage, 'phantom 2', ['countRange', 'k', 'l', 'count'])),
      ]),
  },
  {
    name: 'state: a phantom by deletion, after the fact',
    play: async (stage) => {
      const late = await endorsed(stage, invocation(stage, 'late count', ['countRange', 'k', 'l', 'count']));
      const before = await submitted(stage, 'delete in range', ['del', 'k0003']);
      return [before, await committed(stage, [late])];
    },
  },
  {
    name: 'state: the same transaction twice in one block',
    play: async (stage) => {
      const one = await endorsed(stage, invocation(stage, 'twice', ['put', 'twice', '1']));
      return committed(stage, [one, one]);
    },
  },
  {
    name: 'state: the same transaction again later',
    play: async (stage) => {
      const one = await endorsed(stage, invocation(stage, 'again', ['put', 'again', '1']));
      return [await committed(stage, [one]), await committed(stage, [one])];
    },
  },
  {
    name: 'state: endorsements that do not agree',
    play: async (stage) => {
      const one = await endorsed(stage, invocation(stage, 'agreeing', ['put', 'x', '1']), [0]);
      const other = await endorsed(stage, invocation(stage, 'other', ['put', 'x', '2']), [1]);
      return committed(stage, [{ ...one, payload: mixed(one.payload, other.payload) }]);
    },
  },
];

function attempt(name: string, args: readonly string[], ask: Ask = {}): Call {
  return { name: `state: ${name}`, play: (stage) => tried(stage, name, args, ask) };
}

function commit(
  name: string,
  args: readonly string[],
  ask: Ask & { readonly peers?: readonly (0 | 1)[] } = {},
): Call {
  return { name: `state: commit ${name}`, play: (stage) => submitted(stage, `commit ${name}`, args, ask) };
}
