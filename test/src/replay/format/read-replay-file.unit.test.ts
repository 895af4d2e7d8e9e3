import { join } from 'node:path';
import { saidWords } from './events.js';
import { ReplayFileError } from './format-error.js';
import { readData, scriptOf } from './read-replay-file.js';

const YES = {
  count: 'yes',
  measure: 'heads',
  comparator: 'gt',
  numerator: 1,
  denominator: 2,
  base: 'electorate',
};
const FILE = {
  schemaVersion: 2,
  title: 'A test',
  charter: { tracks: { ordinary: { threshold: YES } } },
  members: 3,
  votes: [{ matter: 'A matter', ballots: { counts: [{ yes: 1, no: 1 }] } }],
};

function problems(changes: object): string {
  try {
    scriptOf({ ...FILE, ...changes }, 'votes.json');
    return 'none';
  } catch (error) {
    if (error instanceof ReplayFileError) return error.message;
    throw error;
  }
}

test('what is left out is filled in: members, people, times, actions', () => {
  const { members, charter, votes, start } = scriptOf(FILE, 'votes.json');
  expect(members.map(({ id, weight, votes: voting }) => ({ id, weight, voting }))).toEqual(
    ['member-01', 'member-02', 'member-03'].map((id) => ({ id, weight: 1, voting: true })),
  );
  expect(members[0]?.people).toEqual([
    { shortId: 'representative', id: 'member-01.representative', roles: ['representative'] },
  ]);
  expect(charter.tracks['ordinary']).toMatchObject({ notice: 'PT1M', voting: 'PT1H', earlyDecision: true });
  expect(charter.actions).toEqual({ 'resolution.record': ['ordinary'], 'seat.appoint': ['ordinary'] });
  expect(new Date(start).toISOString()).toBe('2026-01-05T01:00:00.000Z');
  expect(votes[0]).toMatchObject({
    id: 'vote-1',
    actions: [{ kind: 'resolution.record', payload: { text: 'A matter' } }],
    events: [
      { by: 'member-01', ballot: 'yes', after: 'PT0S' },
      { by: 'member-02', ballot: 'no' },
    ],
  });
});

test('ballots by name keep their order, before the events', () => {
  const events = [{ by: 'member-01', withdraw: 'No longer needed', after: 'PT1M' }];
  const votes = [{ matter: 'A matter', ballots: { 'member-03': 'no', 'member-01': 'yes' }, events }];
  const script = scriptOf({ ...FILE, votes }, 'votes.json');
  expect(script.votes[0]?.events.map(({ by }) => by)).toEqual(['member-03', 'member-01', 'member-01']);
});

test('there is one person for each role, and as many as a ballot needs to approve it', () => {
  const role = (permissions: string[]): object => ({ title: { en: 'x', zh: 'x' }, permissions });
  const charter = {
    tracks: { ordinary: { threshold: YES } },
    roles: { caster: role(['ballot.cast', 'proposal.propose']), approver: role(['ballot.approve']) },
    duties: { leastApprovals: 2 },
  };
  const members = [{ id: 'a', weight: 4, group: 'g' }];
  const script = scriptOf({ ...FILE, charter, members, votes: [{ matter: 'A' }] }, 'votes.json');
  expect(script.members[0]).toMatchObject({
    weight: 4,
    group: 'g',
    decisionRule: { approvals: 2, makerIsNotChecker: false },
  });
  expect(script.members[0]?.people.map(({ id }) => id)).toEqual(['a.caster', 'a.approver', 'a.approver-2']);
});

test.each<[object, string]>([
  [{ members: 0 }, 'votes.json: members: '],
  [{ schemaVersion: 3 }, 'votes.json: schemaVersion: '],
  [{ charter: { tracks: { ordinary: {} } } }, 'votes.json: charter.tracks.ordinary.threshold: '],
  [{ charter: 'no-such-charter.yaml' }, 'there is no such file'],
  [
    { votes: [{ matter: 'A', ballots: { counts: [{ yes: 4 }] } }] },
    'votes vote-1: more ballots than members that vote',
  ],
  [{ votes: [{ matter: 'A', ballots: { stranger: 'yes' } }] }, 'votes vote-1: there is no stranger'],
  [{ votes: [{ matter: 'A', proposer: 'member-01.nobody' }] }, 'votes vote-1: there is no member-01.nobody'],
  [
    { votes: [{ matter: 'A', events: [{ by: 'member-01', send: 'Proposals:burn' }] }] },
    'votes vote-1: there is no transaction Proposals:burn',
  ],
  [{ votes: [{ matter: 'A' }, { matter: 'B', id: 'vote-1' }] }, 'votes: vote-1 stands here more than once'],
  [
    { votes: [{ matter: 'A', events: [{ by: 'member-01', balot: 'yes' }] }] },
    'votes.0.events.0: Unrecognized key: "balot"',
  ],
  [
    { votes: [{ matter: 'A', ballots: { 'member-01': 'aye' } }] },
    'votes.0.ballots.member-01: Invalid option: expected one of "yes"|"no"|"abstain"',
  ],
  [
    { charter: { tracks: { ordinary: { threshold: { ...YES, base: 'everybody' } } } } },
    'charter.tracks.ordinary.threshold.base: Invalid option: expected one of "seats"|"electorate"',
  ],
  [
    { charter: { tracks: { ordinary: { threshold: { all: [{ ...YES, numerator: 0.5 }] } } } } },
    'charter.tracks.ordinary.threshold.all.0.numerator: ',
  ],
  [{ members: { Aurora: 1 } }, 'votes.json: members.Aurora: lower-case words joined by -'],
  [{ votes: [{ secondCallOf: 'vote-1' }] }, 'votes vote-1: secondCallOf: there is no vote vote-1 before it'],
  [{ votes: [{ at: '2025-12-31T23:00:00Z' }] }, 'at: 2025-12-31T23:00:00Z is before the file begins'],
])('%j is refused: %s', (changes, message) => {
  expect(problems(changes)).toContain(message);
});

test('several alike stand in one entry, and vote by number', () => {
  const members = [
    { id: 'large', number: 2, weight: 5 },
    { id: 'small', number: 3 },
  ];
  const ballots = {
    counts: [
      { of: 'small', yes: 1, abstain: 1 },
      { of: 'large', no: 1 },
    ],
  };
  const script = scriptOf({ ...FILE, members, votes: [{ matter: 'A', ballots }] }, 'votes.json');
  expect(script.members.map(({ id, weight }) => `${id} ${weight}`)).toEqual([
    'large-01 5',
    'large-02 5',
    'small-01 1',
    'small-02 1',
    'small-03 1',
  ]);
  const cast = script.votes[0]?.events.map((event) =>
    'ballot' in event ? `${event.by} ${saidWords(event.ballot)}` : '',
  );
  expect(cast).toEqual(['small-01 yes', 'small-02 abstain', 'large-01 no']);
});

test('the shortest forms: members by id or by weight, votes without a matter, titles left out', () => {
  const roles = { voter: { permissions: ['ballot.cast', 'ballot.approve', 'proposal.propose'] } };
  const bodies = { board: { purpose: 'decides', membership: { of: 'members' } } };
  const charter = { tracks: { ordinary: { threshold: YES, electorate: { body: 'board' } } }, roles, bodies };
  const shortest = { charter, members: ['a', { id: 'b', weight: 3 }], votes: [{ ballots: { a: 'yes' } }] };
  const script = scriptOf(shortest, 'votes.json');
  expect(script.members.map(({ id, weight, votes }) => [id, weight, votes])).toEqual([
    ['a', 1, true],
    ['b', 3, true],
  ]);
  expect(script.charter.bodies?.['board']?.title).toEqual({ en: 'board', zh: 'board' });
  expect(script.votes[0]).toMatchObject({ id: 'vote-1', matter: 'vote-1' });
  const weighed = scriptOf({ ...shortest, members: { a: 4, watcher: 0 } }, 'votes.json');
  expect(weighed.members.map(({ id, weight, votes }) => [id, weight, votes])).toEqual([
    ['a', 4, true],
    ['watcher', 0, false],
  ]);
});

test('a ballot can give its reason, or name candidates; a vote and an event can have a date', () => {
  const ballots = { 'member-01': { ballot: 'no', reason: 'Too dear' }, 'member-02': ['ann', 'bob'] };
  const events = [{ by: 'member-03', ballot: 'yes', at: '2026-01-06T01:00:00Z' }];
  const votes = [{ ballots, events, at: '2026-01-05T02:00:00Z' }];
  const script = scriptOf({ ...FILE, votes }, 'votes.json');
  expect(script.votes[0]).toMatchObject({
    at: '2026-01-05T02:00:00Z',
    events: [
      { by: 'member-01', ballot: 'no', reason: 'Too dear' },
      { by: 'member-02', ballot: ['ann', 'bob'] },
      { by: 'member-03', at: '2026-01-06T01:00:00Z' },
    ],
  });
});

test('a file that is none is refused, YAML is read like JSON', () => {
  expect(() => readData('/no/such/file')).toThrow(ReplayFileError);
  const toc = join(__dirname, '../../../../network/charters/hyperledger-toc.yaml');
  expect(readData(toc)).toMatchObject({ schemaVersion: 1 });
});
