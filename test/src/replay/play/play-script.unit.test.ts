import { durationMs } from '@fabric-governance/chaincode/governance/calendar/duration';
import { scriptOf } from '../format/read-replay-file.js';
import { MemoryStage } from '../stage/memory-stage.js';
import { FoundingRefused } from '../stage/stage.js';
import { differencesOf, eventDifferences } from './differences.js';
import { playScript, type PlayedScript } from './play-script.js';

const MAJORITY = {
  count: 'yes',
  measure: 'weight',
  comparator: 'gt',
  numerator: 1,
  denominator: 2,
  base: 'electorate',
};
const FILE = {
  schemaVersion: 2,
  title: 'A test',
  charter: {
    tracks: {
      ordinary: { threshold: MAJORITY },
      whole: { threshold: MAJORITY, earlyDecision: false, sponsors: 1 },
    },
  },
  members: [
    { id: 'a', weight: 3 },
    { id: 'b', weight: 2 },
    { id: 'c', weight: 1 },
    { id: 'watch', votes: false, kinds: ['regulator'] },
  ],
};

async function play(votes: readonly object[], more: object = {}): Promise<PlayedScript> {
  const script = scriptOf({ ...FILE, ...more, votes }, 'votes.json');
  const stage = await MemoryStage.found(script);
  try {
    return await playScript(script, stage);
  } finally {
    await stage.stop();
  }
}

/** What differs, and the one vote. */
async function one(vote: object): Promise<{ differences: readonly string[]; states: readonly string[] }> {
  const { votes } = await play([{ matter: 'A matter', ...vote }]);
  const [played] = votes;
  return {
    differences: played === undefined ? ['no vote'] : differencesOf(played),
    states: played?.timeline.map(({ state }) => state) ?? [],
  };
}

test('a vote runs from its draft to its execution; all ballots of the opening are cast before it is decided early', async () => {
  const expected = {
    outcome: 'approved',
    state: 'executed',
    early: true,
    heads: { yes: 2, no: 1, silent: 0 },
    weight: { yes: 5, no: 1, total: 6 },
    decidedAfter: 'PT0S',
  };
  expect(await one({ track: 'ordinary', ballots: { a: 'yes', c: 'no', b: 'yes' }, expected })).toEqual({
    differences: [],
    states: ['notice', 'voting', 'queued', 'executed'],
  });
});

test('ballots at stated times: early decision ends the vote, and a ballot after it must be refused', async () => {
  const events = [
    { by: 'a', ballot: 'yes', after: 'PT10M' },
    { by: 'c', ballot: 'yes', after: 'PT20M' },
    { by: 'b', ballot: 'no', after: 'PT30M', refused: 'PROPOSAL_NOT_VOTING' },
  ];
  const expected = { outcome: 'approved', early: true, decidedAfter: 'PT20M' };
  expect((await one({ track: 'ordinary', events, expected })).differences).toEqual([]);
});

test('without early decision the vote runs to its end, and the last millisecond still counts', async () => {
  const events = [
    { by: 'a', ballot: 'yes', after: 'PT59M59S' },
    { by: 'b', ballot: 'yes', after: 'PT1H', refused: 'VOTING_OVER' },
  ];
  const expected = { outcome: 'rejected', early: false, decidedAfter: 'PT1H', weight: { yes: 3, silent: 3 } };
  expect(await one({ track: 'whole', events, expected })).toEqual({
    differences: [],
    states: ['notice', 'voting', 'rejected'],
  });
});

test('what happens at the same moment happens in the order of the file', async () => {
  const threshold = MAJORITY;
  const charter = { tracks: { own: { threshold, earlyDecision: false, recusal: {} } } };
  const events = [
    { by: 'a', recuse: 'Has an interest', after: 'PT5M' },
    { by: 'b', ballot: 'yes', after: 'PT5M' },
    { by: 'a', ballot: 'yes', after: 'PT5M', refused: 'RECUSED' },
    { by: 'c', ballot: 'no', after: 'PT5M' },
    { by: 'c', recuse: 'Has an interest', after: 'PT5M', refused: 'BALLOT_ALREADY_CAST' },
  ];
  const { votes } = await play([{ matter: 'A matter', events }], { charter });
  const [played] = votes;
  expect(played?.events.map(({ event, refused = '' }) => `${event.by} ${refused}`)).toEqual([
    'a ',
    'b ',
    'a RECUSED',
    'c ',
    'c BALLOT_ALREADY_CAST',
  ]);
});

test('a vote that may end early only after some time does so then, though nothing else happens', async () => {
  const track = { threshold: MAJORITY, earlyDecision: { on: ['approved'], after: 'PT20M' } };
  const { votes } = await play([{ matter: 'A matter', ballots: { a: 'yes', b: 'yes' } }], {
    charter: { tracks: { patient: track } },
  });
  const [played] = votes;
  const opened = played?.timeline.find(({ state }) => state === 'voting')?.at ?? 0;
  expect((played?.decision?.decidedAt ?? 0) - opened).toBe(20 * 60_000);
});

test('what comes after an early decision is late, and no difference', async () => {
  const events = [
    { by: 'a', ballot: 'yes' },
    { by: 'b', ballot: 'yes', after: 'PT1M' },
    { by: 'c', ballot: 'yes', after: 'PT2M' },
  ];
  const { votes } = await play([{ matter: 'A matter', track: 'ordinary', events }]);
  const [played] = votes;
  expect(played === undefined ? [] : differencesOf(played)).toEqual([]);
  expect(played?.events.map(({ late = false }) => late)).toEqual([false, false, true]);
});

test('events and votes can have dates, which count from the beginning of the file', async () => {
  const events = [
    { by: 'a', ballot: 'yes', at: '2026-01-05T03:30:00Z' },
    { by: 'b', ballot: 'yes', at: 'PT2H31M' },
  ];
  const vote = { matter: 'A matter', track: 'whole', at: '2026-01-05T03:00:00Z', events };
  const { votes } = await play([vote]);
  expect(votes[0]?.events.map(({ at }) => new Date(at ?? 0).toISOString())).toEqual([
    '2026-01-05T03:30:00.000Z',
    '2026-01-05T03:31:00.000Z',
  ]);
  expect(votes[0]?.decision).toMatchObject({ outcome: 'approved', tally: { heads: { yes: 2 } } });
});

test('a vote that missed its quorum is called again by its id', async () => {
  const half = { ...MAJORITY, count: 'taking-part' };
  const track = {
    threshold: { ...MAJORITY, base: 'cast' },
    quorum: half,
    secondCall: { after: 'P1D', within: 'P2D' },
  };
  const ballots = { c: 'yes' };
  const { votes } = await play(
    [
      { id: 'first', matter: 'A matter', ballots },
      { matter: 'A matter', secondCallOf: 'first', at: 'PT2H', expected: { refused: 'SECOND_CALL_NOT_NOW' } },
      { matter: 'A matter', secondCallOf: 'first', at: 'P2D', ballots, expected: { outcome: 'approved' } },
    ],
    { charter: { tracks: { called: track } } },
  );
  expect(votes.map((one) => differencesOf(one))).toEqual([[], [], []]);
  expect(votes.map(({ decision }) => decision?.outcome)).toEqual(['no-quorum', undefined, 'approved']);
});

test('in an election ballots name candidates, also where they are secret', async () => {
  const seats = { general: { number: 1, filledBy: 'election' } };
  const charter = {
    bodies: { board: { purpose: 'decides', membership: { of: 'seats', seats } } },
    tracks: {
      open: { threshold: { ...MAJORITY, base: 'cast' }, election: { method: 'ranked' } },
      hidden: {
        threshold: { ...MAJORITY, base: 'cast' },
        election: { method: 'approval' },
        secret: { reveal: 'PT1H' },
      },
    },
  };
  const candidates = ['a', 'b', 'c'].map((id) => ({ id, memberId: id }));
  const actions = [{ kind: 'seat.elect', payload: { bodyId: 'board', seatClass: 'general', candidates } }];
  const ballots = { a: ['a'], b: ['b'], c: ['c', 'b'] };
  const { votes } = await play(
    [
      // c goes out first, and its ballot makes it 3 to 3.
      { track: 'open', actions, ballots, expected: { outcome: 'rejected', elected: [] } },
      { track: 'hidden', actions, ballots: { ...ballots, c: ['c'] }, expected: { elected: ['a'] } },
      { track: 'hidden', actions, expected: { refused: 'SEATS_ALL_HELD' } },
    ],
    { charter },
  );
  expect(votes.map((one) => differencesOf(one))).toEqual([[], [], []]);
  expect(votes[1]?.decision).toMatchObject({ outcome: 'approved', election: { elected: ['a'] } });
});

test('a tie between candidates is settled by the ballot of the chair, which needs no casting vote for that', async () => {
  const seats = { general: { number: 1, filledBy: 'election' } };
  const charter = {
    roles: {
      representative: { permissions: ['proposal.propose', 'ballot.cast', 'ballot.approve'] },
      chair: { permissions: [] },
    },
    bodies: {
      board: { purpose: 'decides', membership: { of: 'seats', seats } },
      assembly: { purpose: 'decides', membership: { of: 'members' }, chair: 'chair' },
    },
    tracks: {
      open: {
        electorate: { body: 'assembly' },
        threshold: { ...MAJORITY, base: 'cast' },
        election: { method: 'plurality', tie: 'chair' },
      },
    },
  };
  const person = (id: string, ...roles: string[]) => ({
    id,
    people: [{ id: 'rep', roles: ['representative', ...roles] }],
  });
  const candidates = ['a', 'b'].map((id) => ({ id, memberId: id }));
  const actions = [{ kind: 'seat.elect', payload: { bodyId: 'board', seatClass: 'general', candidates } }];
  const { votes } = await play([{ actions, ballots: { a: ['a'], b: ['b'] }, expected: { elected: ['b'] } }], {
    charter,
    members: [person('a'), person('b', 'chair')],
  });
  expect(votes.map((vote) => differencesOf(vote))).toEqual([[]]);
});

test('whoever holds the role of a seat sits there by office, and in seats that exist no more nobody sits', async () => {
  const seats = {
    chairing: { number: 2, filledBy: 'ex-officio', role: 'chair' },
    interim: { number: 1, filledBy: 'election', until: '2026-01-10T00:00:00Z' },
  };
  const charter = {
    roles: {
      representative: { permissions: ['proposal.propose', 'ballot.cast', 'ballot.approve'] },
      chair: { permissions: [] },
    },
    bodies: { board: { purpose: 'decides', membership: { of: 'seats', seats } } },
    tracks: {
      electing: { threshold: { ...MAJORITY, base: 'cast' }, election: { method: 'plurality' } },
      board: {
        electorate: { body: 'board' },
        earlyDecision: false,
        threshold: {
          all: [
            {
              count: 'yes',
              measure: 'heads',
              comparator: 'gte',
              numerator: 1,
              denominator: 3,
              base: 'seats',
            },
            { count: 'yes', measure: 'heads', comparator: 'gte', number: 1, among: 'chairing' },
          ],
        },
      },
    },
  };
  const person = (id: string, ...roles: string[]) => ({
    id,
    people: [{ id: 'rep', roles: ['representative', ...roles] }],
  });
  const candidates = [{ id: 'b', memberId: 'b' }];
  const actions = [{ kind: 'seat.elect', payload: { bodyId: 'board', seatClass: 'interim', candidates } }];
  const { votes } = await play(
    [
      { track: 'electing', actions, ballots: { c: ['b'] } },
      {
        track: 'board',
        ballots: { a: 'yes', b: 'no' },
        expected: { outcome: 'approved', heads: { total: 2 } },
      },
      {
        track: 'board',
        at: 'P10D',
        ballots: { a: 'yes' },
        expected: { outcome: 'approved', heads: { total: 1 } },
      },
    ],
    { charter, members: [person('a', 'chair'), person('b'), person('c')] },
  );
  expect(votes.map((vote) => differencesOf(vote))).toEqual([[], [], []]);
  const base = votes.map(({ decision }) => JSON.stringify(decision?.threshold).match(/"base":(\d+)/u)?.[1]);
  expect(base.slice(1)).toEqual(['3', '2']);
});

test('any transaction can be sent, also one that must be refused', async () => {
  const events = [
    { by: 'a', send: 'Proposals:openVoting', when: 'notice', refused: 'NOTICE_NOT_OVER' },
    { by: 'watch', ballot: 'yes', refused: 'MEMBER_DOES_NOT_VOTE' },
    { by: 'a', withdraw: 'No longer needed', after: 'PT1M' },
  ];
  expect(await one({ track: 'whole', events, expected: { state: 'withdrawn' } })).toEqual({
    differences: [],
    states: ['notice', 'voting', 'withdrawn'],
  });
});

test('what goes otherwise than expected is said', async () => {
  const events = [
    { by: 'a', ballot: 'yes', after: 'PT1M' },
    { by: 'a', ballot: 'no', after: 'PT2M' },
    { by: 'b', ballot: 'no', when: 'executed' },
  ];
  const expected = { outcome: 'approved', heads: { yes: 2 }, early: true, decidedAfter: 'PT2M' };
  expect((await one({ track: 'whole', events, expected })).differences).toEqual([
    'outcome: expected approved, found rejected',
    'early: expected true, found false',
    'milliseconds to the decision: expected 120000, found 3600000',
    'yes by heads: expected 2, found 1',
    'a: ballot no PT2M into voting: expected to be accepted, was refused with BALLOT_ALREADY_CAST',
    'b: ballot no PT0S into executed: never came',
  ]);
});

test('a proposal that must be refused is compared as well', async () => {
  const refused = { track: 'nowhere', expected: { refused: 'TRACK_NOT_FOUND' } };
  expect((await one(refused)).differences).toEqual([]);
  expect((await one({ ...refused, expected: {} })).differences).toEqual([
    'refusal of the proposal: expected none, found TRACK_NOT_FOUND',
  ]);
});

test('votes follow each other unless a time is stated', async () => {
  const vote = { matter: 'A matter', track: 'whole', ballots: { a: 'yes' } };
  const { votes } = await play([vote, vote, { ...vote, at: 'PT10M' }]);
  const submitted = votes.map(({ timeline }) => timeline[0]?.at ?? 0);
  const begin = Date.parse('2026-01-05T01:00:00Z');
  expect(submitted.map((at) => (at - begin) / 60_000)).toEqual([0, 61, 10]);
});

test('events apart from any vote have their own times', async () => {
  const events = [
    {
      by: 'a',
      send: 'Proposals:close',
      input: { proposalId: 'a'.repeat(64) },
      refused: 'PROPOSAL_NOT_FOUND',
    },
  ];
  const played = await play([{ matter: 'A', track: 'ordinary', ballots: { a: 'yes' } }], { events });
  expect(eventDifferences(played.events)).toEqual([]);
});

test('a charter that is refused cannot be founded', async () => {
  const never = { tracks: { ordinary: { threshold: { ...MAJORITY, numerator: 2 } } } };
  await expect(play([{ matter: 'A' }], { charter: never })).rejects.toThrow(FoundingRefused);
});

test('the clock of this process is its own again afterwards', async () => {
  const clock = Date.now;
  await play([{ matter: 'A', track: 'ordinary' }]);
  expect(Date.now).toBe(clock);
});

test('who has lost its ballot by absence has none until it asks, however many votes pass', async () => {
  const attendance = { misses: 1, then: 'vote-suspended', restoredBy: 'asking' };
  const ballots = { a: 'yes', b: 'yes' };
  const asking = { ballots, events: [{ by: 'c', resume: 'watched', after: 'PT0S' }] };
  const votes = [...Array.from({ length: 44 }, () => ({ ballots })), asking, { ballots }];
  const charter = { tracks: { watched: { threshold: MAJORITY, attendance } } };
  const played = await play(votes, { charter });
  const asked = played.votes.map(({ proposal }) => proposal?.pin?.electorate.length);
  expect(asked).toEqual([3, ...Array.from({ length: 44 }, () => 2), 3]);
});

describe('what a body or the electors do about a decision', () => {
  const bodies = { panel: { purpose: 'guards', membership: { of: 'members', list: ['a', 'b'] } } };
  const review = (more: object) => [
    { by: { body: 'panel', people: 1 }, asks: 'hear', within: 'P3D', ...more },
  ];
  const ballots = { a: 'yes', b: 'yes' };

  const heard = [{ by: 'a', act: 'hear', body: 'panel', after: 'P1D' }];
  interface Heard {
    readonly more?: object;
    readonly events?: readonly object[];
    readonly last: readonly [string, string];
  }
  test.each<[string, Heard]>([
    ['is carried out when it is', { events: heard, last: ['executed', 'P1D'] }],
    ['is carried out when its time is over, where its silence consents', { last: ['executed', 'P3D'] }],
    [
      'expires after the grace from then on, where its silence refuses',
      { more: { silence: 'refuses' }, last: ['expired', 'P4D'] },
    ],
  ])('a decision about which a body must be heard %s', async (_when, { more = {}, events = [], last }) => {
    const tracks = { ordinary: { threshold: MAJORITY, reviews: review(more) } };
    const { votes } = await play([{ ballots, events }], { charter: { bodies, tracks } });
    const [queued, end] = votes[0]?.timeline.slice(-2) ?? [];
    const [state, after] = last;
    expect([queued?.state, end?.state]).toEqual(['queued', state]);
    expect((end?.at ?? 0) - (queued?.at ?? 0)).toBe(durationMs(after));
  });

  test('one person speaks for each of its bodies, and what was said in time stands when it is said again', async () => {
    const board = { purpose: 'guards', membership: { of: 'members', list: ['a'] } };
    const approve = (body: string, within: string) => ({
      by: { body, people: 1 },
      ...{ asks: 'approve', within, silence: 'refuses' },
    });
    const reviews = [approve('panel', 'P1D'), approve('board', 'P2D')];
    const said = (body: string, after: string) => ({ by: 'a', act: 'approve', body, after });
    const events = [said('panel', 'PT1H'), said('panel', 'P1DT1H'), said('board', 'P1DT2H')];
    const tracks = { ordinary: { threshold: MAJORITY, reviews } };
    const { votes } = await play([{ ballots, events }], {
      charter: { bodies: { ...bodies, board }, tracks },
    });
    const [queued, last] = votes[0]?.timeline.slice(-2) ?? [];
    expect(last).toEqual({ state: 'executed', at: (queued?.at ?? 0) + durationMs('P1DT2H') });
  });

  test('a matter leaves its track once enough electors demand it, before anything else that is due', async () => {
    const tracks = {
      polled: { threshold: MAJORITY, earlyDecision: false, referral: { demands: 2, to: 'met' } },
      met: { threshold: MAJORITY },
    };
    const events = ['b', 'c'].map((by, hour) => ({ by, refer: true, after: `PT${hour}H` }));
    const { votes } = await play([{ track: 'polled', ballots, events }], { charter: { tracks } });
    expect(votes[0]?.timeline.at(-1)?.state).toBe('superseded');
  });

  test('a penalty that a vote has imposed is enforced without its id, and costs the ballot', async () => {
    const mute = { below: 1, consequence: 'vote-suspended', reply: 'PT1H', appeal: 'P1D' };
    const charter = {
      tracks: { ordinary: { threshold: MAJORITY } },
      actions: Object.fromEntries(
        ['resolution.record', 'penalty.impose', 'penalty.appeal'].map((kind) => [kind, ['ordinary']]),
      ),
      merit: { reasons: {}, penalties: { mute: { title: { en: 'Mute', zh: '禁言' }, ...mute } } },
    };
    const key = { memberId: 'c', penaltyId: 'mute' };
    const { votes } = await play(
      [
        {
          actions: [{ kind: 'penalty.impose', payload: { ...key, grounds: 'It was absent.' } }],
          ballots,
          events: [{ by: 'a', send: 'Penalties:enforce', input: key, when: 'executed', after: 'PT1H' }],
        },
        { ballots, expected: { heads: { total: 2 } } },
      ],
      { charter },
    );
    expect(votes.map((vote) => differencesOf(vote))).toEqual([[], []]);
  });
});
