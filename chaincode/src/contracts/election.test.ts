import type { Charter, Track } from '../governance/charter.js';
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import type { Action } from '../governance/records/actions.js';
import { MAJORITY, ORDINARY_TRACK, SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { accepted, type VoterId } from '../testing/sample-consortium.js';
import { MINUTE, RESOLUTION, SALT, useConsortium } from '../testing/proposal-steps.js';

const ELECTING: Track = {
  ...ORDINARY_TRACK,
  title: { en: 'Election', zh: '选举' },
  threshold: { ...MAJORITY, base: 'cast' },
  election: { method: 'ranked', tie: 'fails' },
};
const YEAR = 365 * 24 * 60 * MINUTE;

const charter: Charter = {
  ...SAMPLE_CHARTER,
  bodies: {
    ...SAMPLE_CHARTER.bodies,
    board: {
      title: { en: 'Board', zh: '理事会' },
      purpose: 'decides',
      membership: {
        of: 'seats',
        seats: {
          general: {
            title: { en: 'General', zh: '普通' },
            number: 2,
            filledBy: 'election',
            term: { length: 'P365D', cohorts: 2, mostConsecutive: 2 },
          },
          founder: { title: { en: 'Founder', zh: '创始' }, number: 1, filledBy: 'appointment' },
        },
      },
    },
  },
  tracks: { ...SAMPLE_CHARTER.tracks, electing: ELECTING },
  actions: {
    ...SAMPLE_CHARTER.actions,
    'seat.elect': ['electing', 'ordinary'],
    'seat.appoint': ['ordinary'],
  },
};
const consortium = useConsortium(charter);

function elect(...members: readonly string[]): Action {
  const candidates = members.map((id) => ({ id, memberId: id }));
  return {
    kind: 'seat.elect',
    payload: { bodyId: 'board', seatClass: 'general', candidates },
  } as unknown as Action;
}

async function cast(memberId: VoterId, proposalId: string, ranking: readonly string[]): Promise<string> {
  const { current } = consortium;
  const transient = { approval: { choice: 'yes', ranking, salt: SALT } };
  await current.send(`${memberId}.ann`, 'Deliberation:approve', { proposalId }, { transient });
  const approvals = [{ personId: `${memberId}.ann`, salt: SALT }];
  const input = { proposalId, choice: 'yes' as const, approvals, ranking: [...ranking] };
  return current.outcome(`${memberId}.rep`, 'Ballots:cast', input);
}

/** Holds an election to its execution; answers who sits now. */
async function held(action: Action, rankings: Readonly<Partial<Record<VoterId, string[]>>>): Promise<void> {
  const { current } = consortium;
  const proposalId = await current.voting([action], 'electing');
  for (const [memberId, ranking] of Object.entries(rankings)) {
    expect(await cast(memberId as VoterId, proposalId, ranking)).toBe('accepted');
  }
  current.ledger.now += 60 * MINUTE;
  accepted(await current.send('bank', 'Proposals:close', { proposalId }));
  if (current.phase(proposalId).state !== 'queued') return;
  current.ledger.now += 5 * MINUTE;
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
}

test('the charter of these tests is sound', () => {
  expect(checkCharter(charter).filter(({ severity }) => severity === 'refusal')).toEqual([]);
});

test('seats whom the ballots elect, in cohorts, and the decision tells every round', async () => {
  const { current } = consortium;
  const action = elect('bank', 'exchange', 'insurer');
  await held(action, { bank: ['bank', 'insurer'], exchange: ['exchange', 'bank'], university: ['insurer'] });
  const seats = current.ledger.records('seat');
  const since = current.ledger.now;
  expect(seats).toMatchObject([
    {
      bodyId: 'board',
      seatClass: 'general',
      number: 1,
      memberId: 'bank',
      since,
      until: since + YEAR / 2,
      terms: 1,
    },
    { number: 2, memberId: 'insurer', until: since + YEAR, terms: 1 },
  ]);
  const [decision] = current.ledger.records('decision');
  expect(decision).toMatchObject({
    outcome: 'approved',
    early: false,
    election: {
      method: 'ranked',
      seats: 2,
      rounds: [
        { support: { bank: 5, exchange: 2, insurer: 4 }, eliminated: ['exchange'] },
        { support: { bank: 5, insurer: 4 } },
      ],
      elected: ['bank', 'insurer'],
    },
  });
});

test('leaves a seat open where candidates stay tied', async () => {
  const { current } = consortium;
  await held(elect('bank', 'exchange', 'insurer'), {
    insurer: ['bank'],
    university: ['exchange'],
    exchange: ['insurer'],
  });
  expect(current.ledger.records('decision')).toMatchObject([
    { outcome: 'approved', election: { elected: ['insurer'], tied: ['bank', 'exchange'] } },
  ]);
});

test('a holder stays until the term is over, and no longer in a row than the charter allows', async () => {
  const { current } = consortium;
  const vote = { bank: ['bank'], exchange: ['bank'], insurer: ['bank'] };
  await held(elect('bank'), vote);
  const refusal = async (action: Action) => {
    const input = { title: 'x', description: '', actions: [action], trackId: 'electing' };
    return current.send('bank.rep', 'Proposals:draft', input);
  };
  // The second seat is still open: nobody was elected to it.
  await held(elect('exchange'), { bank: ['exchange'], exchange: ['exchange'], insurer: ['exchange'] });
  expect(await refusal(elect('insurer'))).toMatchObject({ refusal: { code: 'SEATS_ALL_HELD' } });
  current.ledger.now += YEAR / 2;
  await held(elect('bank'), vote);
  expect(current.ledger.records('seat')[0]).toMatchObject({ memberId: 'bank', terms: 2 });
  current.ledger.now += YEAR;
  expect(await refusal(elect('bank'))).toMatchObject({
    refusal: { code: 'CANDIDATE_NOT_ELIGIBLE', params: { candidate: 'bank', why: 'terms' } },
  });
});

test.each([
  ['a candidate who is no member', elect('ghost'), 'CANDIDATE_NOT_ELIGIBLE'],
  ['seats that the charter does not have', { seatClass: 'royal' }, 'SEAT_NOT_FOUND'],
  ['a body that it does not have', { bodyId: 'senate' }, 'SEAT_NOT_FOUND'],
  ['seats that are not elected', { seatClass: 'founder' }, 'SEAT_NOT_ELECTED'],
])('%s is refused', async (_what, change, code) => {
  const action =
    'kind' in change ? change : { ...elect('bank'), payload: { ...elect('bank').payload, ...change } };
  const input = { title: 'x', description: '', actions: [action as Action], trackId: 'electing' };
  expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe(code);
});

test('a vote appoints to the open seats that are filled so, and to no others', async () => {
  const { current } = consortium;
  const appoint = (seatClass: string, memberId: string): Action =>
    ({ kind: 'seat.appoint', payload: { bodyId: 'board', seatClass, memberId } }) as unknown as Action;
  const draft = (action: Action) =>
    current.outcome('bank.rep', 'Proposals:draft', { title: 'x', description: '', actions: [action] });
  expect(await draft(appoint('general', 'bank'))).toBe('SEAT_NOT_APPOINTED');
  expect(await draft(appoint('founder', 'ghost'))).toBe('CANDIDATE_NOT_ELIGIBLE');
  const proposalId = await current.due([appoint('founder', 'insurer')]);
  accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  expect(current.ledger.records('seat')).toMatchObject([
    { bodyId: 'board', seatClass: 'founder', number: 1, memberId: 'insurer', terms: 1 },
  ]);
  expect(await draft(appoint('founder', 'bank'))).toBe('SEATS_ALL_HELD');
});

test('elections have their own tracks, and those are for nothing else', async () => {
  const { current } = consortium;
  const draft = (actions: Action[], trackId: string) =>
    current.outcome('bank.rep', 'Proposals:draft', { title: 'x', description: '', actions, trackId });
  expect(await draft([elect('bank')], 'ordinary')).toBe('ELECTION_MISMATCH');
  expect(await draft([elect('bank'), elect('exchange')], 'electing')).toBe('ELECTION_MISMATCH');
  expect(await draft([RESOLUTION], 'electing')).toBe('TRACK_NOT_FOR_ACTION');
});

test('a ballot names candidates of the election, each once, and approvals are of these very names', async () => {
  const { current } = consortium;
  const proposalId = await current.voting([elect('bank', 'exchange')], 'electing');
  const send = (input: object) =>
    current.outcome('bank.rep', 'Ballots:cast', { proposalId, choice: 'yes', approvals: [], ...input });
  expect(await send({})).toBe('RANKING_INVALID');
  expect(await send({ ranking: ['bank', 'bank'] })).toBe('RANKING_INVALID');
  expect(await send({ ranking: ['ghost'] })).toBe('RANKING_INVALID');
  expect(await send({ choice: 'no', ranking: ['bank'] })).toBe('RANKING_INVALID');
  expect(await cast('bank', proposalId, ['exchange'])).toBe('accepted');
  const transient = { approval: { choice: 'yes', ranking: ['bank'], salt: SALT } };
  accepted(await current.send('exchange.ann', 'Deliberation:approve', { proposalId }, { transient }));
  const approvals = [{ personId: 'exchange.ann', salt: SALT }];
  const other = { proposalId, choice: 'yes' as const, approvals, ranking: ['exchange'] };
  expect(await current.outcome('exchange.rep', 'Ballots:cast', other)).toBe('APPROVAL_NOT_FOUND');
});
