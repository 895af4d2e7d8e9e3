import type { Charter, Track } from '../governance/charter.js';
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import { MAJORITY, ORDINARY_TRACK, SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { accepted, type VoterId } from '../testing/sample-consortium.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';

const HOUR = 60 * MINUTE;

/** The sample's charter with tracks for each of the features of time. */
const TRACKS: Readonly<Record<string, Track>> = {
  extended: {
    ...ORDINARY_TRACK,
    earlyDecision: false,
    extension: { on: ['quorum', 'lead'], stretch: 'PT10M', by: 'PT20M', cap: 'PT30M' },
  },
  chosen: { ...ORDINARY_TRACK, window: { floor: 'PT30M', ceiling: 'PT2H' } },
  patient: { ...ORDINARY_TRACK, earlyDecision: { on: ['rejected'], after: 'PT20M' } },
  changing: {
    ...ORDINARY_TRACK,
    changeable: { until: 'PT10M' },
    reasoned: ['no'],
    sustained: 'PT30M',
  },
  steady: { ...ORDINARY_TRACK, changeable: { until: 'PT0S' }, sustained: 'PT1H' },
  called: {
    ...ORDINARY_TRACK,
    secondCall: { after: 'PT1H', within: 'PT2H', quorum: { ...MAJORITY, count: 'taking-part' } },
  },
  cooled: { ...ORDINARY_TRACK, retabling: { after: 'P1D', same: 'actions' } },
  'long-cooled': { ...ORDINARY_TRACK, retabling: { after: 'P2D', same: 'subjects' } },
};

const charter: Charter = {
  ...SAMPLE_CHARTER,
  tracks: { ...SAMPLE_CHARTER.tracks, ...TRACKS },
  actions: {
    ...SAMPLE_CHARTER.actions,
    'resolution.record': [...(SAMPLE_CHARTER.actions['resolution.record'] ?? []), ...Object.keys(TRACKS)],
  },
};
const consortium = useConsortium(charter);

async function close(proposalId: string): Promise<string> {
  return consortium.current.outcome('bank', 'Proposals:close', { proposalId });
}

async function cast(memberId: VoterId, proposalId: string, choice: 'yes' | 'no', reason?: string) {
  const { current } = consortium;
  accepted(await current.approve(`${memberId}.ann`, proposalId, choice));
  const approvals = [{ personId: `${memberId}.ann`, salt: 'ab'.repeat(32) }];
  const grounds = reason === undefined ? {} : { reason };
  return current.outcome(`${memberId}.rep`, 'Ballots:cast', { proposalId, choice, approvals, ...grounds });
}

test('the charter of these tests is sound', () => {
  expect(checkCharter(charter).filter(({ severity }) => severity === 'refusal')).toEqual([]);
});

describe('a late swing', () => {
  test('extends the vote from its old deadline, and closing cannot come before', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'extended');
    const extend = () => current.outcome('bank', 'Proposals:extend', { proposalId });
    const { votingEndsAt: end = 0 } = current.phase(proposalId);
    for (const memberId of ['exchange', 'insurer', 'university'] as const) {
      accepted(await current.cast(memberId, proposalId, 'no'));
    }
    current.ledger.now = end - 5 * MINUTE;
    expect(await extend()).toBe('EXTENSION_NOT_DUE');
    accepted(await current.cast('bank', proposalId, 'yes'));
    // Three of seven say yes: nothing has changed, and nothing is extended.
    expect(await extend()).toBe('EXTENSION_NOT_DUE');
  });

  test('on a lead or a quorum that comes in the last stretch, within the cap', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'extended');
    const extend = () => current.outcome('bank', 'Proposals:extend', { proposalId });
    const { votingEndsAt: end = 0 } = current.phase(proposalId);
    accepted(await current.cast('bank', proposalId, 'yes'));
    current.ledger.now = end - 10 * MINUTE;
    accepted(await current.cast('exchange', proposalId, 'yes'));
    current.ledger.now = end;
    expect(await close(proposalId)).toBe('EXTENSION_DUE');
    expect(await extend()).toBe('accepted');
    expect(current.phase(proposalId)).toMatchObject({
      votingEndsAt: end + 20 * MINUTE,
      extended: 20 * MINUTE,
    });
    current.ledger.now = end + 15 * MINUTE;
    // The third ballot of four meets the quorum, in the last stretch of the new window.
    accepted(await current.cast('insurer', proposalId, 'no'));
    expect(await extend()).toBe('accepted');
    expect(current.phase(proposalId)).toMatchObject({
      votingEndsAt: end + 30 * MINUTE,
      extended: 30 * MINUTE,
    });
    current.ledger.now = end + 29 * MINUTE;
    accepted(await current.cast('university', proposalId, 'no'));
    expect(await extend()).toBe('EXTENSION_NOT_DUE');
    current.ledger.now = end + 30 * MINUTE;
    expect(await close(proposalId)).toBe('accepted');
  });

  test('that nobody acted on until the later deadline has passed ends with the vote', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'extended');
    const { votingEndsAt: end = 0 } = current.phase(proposalId);
    current.ledger.now = end - 1;
    for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
      accepted(await current.cast(memberId, proposalId, 'yes'));
    }
    current.ledger.now = end + 20 * MINUTE;
    expect(await current.outcome('bank', 'Proposals:extend', { proposalId })).toBe('EXTENSION_NOT_DUE');
    expect(await close(proposalId)).toBe('accepted');
  });
});

describe('the window', () => {
  test.each([
    ['PT30M', 'accepted'],
    ['PT2H', 'accepted'],
    ['PT29M', 'WINDOW_NOT_ALLOWED'],
    ['PT121M', 'WINDOW_NOT_ALLOWED'],
  ])('of %s on a track from 30 minutes to two hours: %s', async (voting, outcome) => {
    const input = { title: 'x', description: '', actions: [RESOLUTION], trackId: 'chosen', voting };
    expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe(outcome);
  });

  test('lasts as long as the proposer has chosen', async () => {
    const { current } = consortium;
    const proposalId = await current.draft(undefined, 'bank.rep', { trackId: 'chosen', voting: 'PT90M' });
    accepted(await current.send('bank.rep', 'Proposals:submit', { proposalId }));
    await current.open(proposalId);
    expect(current.phase(proposalId).votingEndsAt).toBe(current.ledger.now + 90 * MINUTE);
  });

  test('is nobody’s choice where the track leaves none', async () => {
    const input = { title: 'x', description: '', actions: [RESOLUTION], voting: 'PT2H' };
    expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe('WINDOW_NOT_ALLOWED');
  });
});

test('an early end comes only with the outcomes and after the time that the track names', async () => {
  const { current } = consortium;
  const approved = await current.voting(undefined, 'patient');
  const rejected = await current.voting(undefined, 'patient');
  for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await current.cast(memberId, approved, 'yes'));
    accepted(await current.cast(memberId, rejected, 'no'));
  }
  expect(await close(rejected)).toBe('VOTING_NOT_OVER');
  current.ledger.now += 20 * MINUTE;
  expect(await close(approved)).toBe('VOTING_NOT_OVER');
  expect(await close(rejected)).toBe('accepted');
});

describe('ballots that can be changed', () => {
  test('keep what they said before, until shortly before the end, and are never counted early', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'changing');
    expect(await cast('bank', proposalId, 'no')).toBe('BALLOT_NEEDS_REASON');
    expect(await cast('bank', proposalId, 'no', 'Too dear.')).toBe('accepted');
    expect(await cast('bank', proposalId, 'yes')).toBe('accepted');
    expect(await cast('exchange', proposalId, 'yes')).toBe('accepted');
    expect(await cast('insurer', proposalId, 'yes')).toBe('accepted');
    expect(current.ledger.records('ballot').find(({ memberId }) => memberId === 'bank')).toMatchObject({
      choice: 'yes',
      history: [{ choice: 'no' }],
    });
    const events = current.ledger.records('audit').filter(({ subject }) => subject.kind === 'ballot');
    expect(events.map(({ event }) => event).sort()).toEqual([
      ...['ballot.cast', 'ballot.cast', 'ballot.cast'],
      'ballot.changed',
    ]);
    expect(await close(proposalId)).toBe('VOTING_NOT_OVER');
    current.ledger.now += 50 * MINUTE;
    expect(await cast('bank', proposalId, 'yes')).toBe('BALLOT_CHANGE_TOO_LATE');
    expect(await cast('university', proposalId, 'yes')).toBe('accepted');
    current.ledger.now += 10 * MINUTE;
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    expect(current.ledger.records('decision')).toMatchObject([
      { outcome: 'approved', sustained: { met: true, held: HOUR, needed: 30 * MINUTE } },
    ]);
  });

  test('hold the bar for the whole window when it was met as the window opened', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'steady');
    for (const memberId of ['bank', 'exchange', 'insurer'] as const) await cast(memberId, proposalId, 'yes');
    current.ledger.now += HOUR;
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    expect(current.ledger.records('decision')).toMatchObject([
      { outcome: 'approved', sustained: { met: true, held: HOUR, needed: HOUR } },
    ]);
  });

  test('must hold the bar without a break: a dip begins anew', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'changing');
    for (const memberId of ['bank', 'exchange', 'insurer'] as const) await cast(memberId, proposalId, 'yes');
    current.ledger.now += 35 * MINUTE;
    expect(await cast('bank', proposalId, 'no', 'Wait.')).toBe('accepted');
    current.ledger.now += 5 * MINUTE;
    expect(await cast('bank', proposalId, 'yes')).toBe('accepted');
    current.ledger.now += 20 * MINUTE;
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    expect(current.ledger.records('decision')).toMatchObject([
      { outcome: 'rejected', sustained: { met: false }, threshold: { met: true } },
    ]);
  });
});

describe('a second call', () => {
  async function missed(): Promise<string> {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'called');
    accepted(await current.cast('bank', proposalId, 'yes'));
    accepted(await current.cast('university', proposalId, 'yes'));
    current.ledger.now += HOUR;
    expect(await close(proposalId)).toBe('accepted');
    return proposalId;
  }

  async function again(earlier: string, more: object = {}): Promise<string> {
    const { current } = consortium;
    const input = { trackId: 'called', secondCallOf: earlier, ...more };
    const proposalId = await current.draft(undefined, 'bank.rep', input);
    return current.outcome('bank.rep', 'Proposals:submit', { proposalId });
  }

  test('has the lower quorum, and counts by it', async () => {
    const { current } = consortium;
    const earlier = await missed();
    current.ledger.now += HOUR;
    const proposalId = await current.draft(undefined, 'bank.rep', {
      trackId: 'called',
      secondCallOf: earlier,
    });
    accepted(await current.send('bank.rep', 'Proposals:submit', { proposalId }));
    await current.open(proposalId);
    accepted(await current.cast('bank', proposalId, 'yes'));
    accepted(await current.cast('university', proposalId, 'yes'));
    current.ledger.now += HOUR;
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    expect(current.ledger.records('decision').find((one) => one.proposalId === proposalId)).toMatchObject({
      outcome: 'approved',
      quorum: { met: true, reached: 4, needed: 4 },
    });
  });

  test('comes in its days, for the same content, after a missed quorum', async () => {
    const { current } = consortium;
    const earlier = await missed();
    expect(await again(earlier)).toBe('SECOND_CALL_NOT_NOW');
    current.ledger.now += HOUR;
    expect(await again(earlier, { title: 'Another' })).toBe('SECOND_CALL_NOT_ALLOWED');
    current.ledger.now += 2 * HOUR;
    expect(await again(earlier)).toBe('SECOND_CALL_NOT_NOW');
  });

  test('comes once', async () => {
    const { current } = consortium;
    const earlier = await missed();
    current.ledger.now += HOUR;
    expect(await again(earlier)).toBe('accepted');
    expect(await again(earlier)).toBe('SECOND_CALL_NOT_ALLOWED');
    expect(current.phase(earlier)).toMatchObject({ state: 'no-quorum' });
  });

  test('is refused of what was decided, or was never there', async () => {
    const { current } = consortium;
    const decided = await current.due();
    expect(await again(decided)).toBe('SECOND_CALL_NOT_ALLOWED');
    expect(await again('f'.repeat(64))).toBe('SECOND_CALL_NOT_ALLOWED');
  });
});

test('what was rejected cools off before it comes again', async () => {
  const { current } = consortium;
  const proposalId = await current.voting(undefined, 'cooled');
  for (const memberId of ['bank', 'exchange', 'insurer'] as const) {
    accepted(await current.cast(memberId, proposalId, 'no'));
  }
  expect(await close(proposalId)).toBe('accepted');
  const submit = async (trackId: string) => {
    const drafted = await current.draft(undefined, 'bank.rep', { trackId });
    return current.outcome('bank.rep', 'Proposals:submit', { proposalId: drafted });
  };
  expect(await submit('cooled')).toBe('TABLED_TOO_SOON');
  current.ledger.now += 24 * HOUR;
  // Another track has a time of its own, and another idea of the same matter.
  expect(await submit('long-cooled')).toBe('TABLED_TOO_SOON');
  expect(await submit('cooled')).toBe('accepted');
});
