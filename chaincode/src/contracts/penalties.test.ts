import { balanceOf } from '../governance/merit/balance.js';
import type { MemberId, ProposalId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import type { PenaltyKey, PenaltyRecord } from '../governance/records/penalties.js';
import { MERIT_CHARTER } from '../testing/merit-charter.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';

const consortium = useConsortium(MERIT_CHARTER);
const HOUR = 60 * MINUTE;
const INSURER = 'insurer' as MemberId;

const outage: Action = {
  kind: 'merit.award',
  payload: { memberId: INSURER, reasonId: 'outage', note: 'down for a day' },
};
const impose = (penaltyId: string, memberId = INSURER): Action => ({
  kind: 'penalty.impose',
  payload: { memberId, penaltyId, grounds: 'too few points' },
});

function penalty(penaltyId: string): PenaltyRecord {
  const found = consortium.current.ledger
    .recordsUnder('penalty', ['insurer', penaltyId])
    .toReversed()
    .find(({ state }) => state !== 'lifted');
  if (found === undefined) throw new Error(`no penalty ${penaltyId}`);
  return found;
}

function keyOf({ memberId, penaltyId, source }: PenaltyRecord): PenaltyKey {
  return { memberId, penaltyId, source };
}

function points(): number {
  const { ledger } = consortium.current;
  return balanceOf(ledger.recordsUnder('merit-entry', ['insurer']), ledger.now);
}

/** A penalty that has been announced to the insurer. */
async function announced(penaltyId: string): Promise<PenaltyKey> {
  await consortium.current.enact([outage]);
  await consortium.current.enact([impose(penaltyId)]);
  return keyOf(penalty(penaltyId));
}

/** A penalty that has taken effect. */
async function inForce(penaltyId: string): Promise<PenaltyKey> {
  const { current } = consortium;
  const key = await announced(penaltyId);
  current.ledger.now += HOUR;
  accepted(await current.send('bank', 'Penalties:enforce', key));
  return key;
}

const draft = (action: Action, who = 'insurer.rep'): Promise<string> =>
  consortium.current.outcome(who, 'Proposals:draft', { title: 'x', description: '', actions: [action] });
const electorsOf = (proposalId: string): string[] | undefined =>
  consortium.current.ledger.record('proposal', [proposalId])?.pin?.electorate.map(({ memberId }) => memberId);

describe('imposing', () => {
  test.each([
    ['while the points are enough', impose('warning'), 'BALANCE_NOT_BELOW'],
    ['that only a finding imposes', impose('censure'), 'PENALTY_NEEDS_FINDING'],
    ['that the charter does not have', impose('exile'), 'PENALTY_RULE_NOT_FOUND'],
    ['on nobody', impose('warning', 'ghost' as MemberId), 'MEMBER_NOT_FOUND'],
  ])('is refused %s', async (_what, action, code) => {
    expect(await draft(action, 'bank.rep')).toBe(code);
  });

  test('announces, with time to reply, and does nothing yet', async () => {
    await announced('fine');
    expect(penalty('fine')).toMatchObject({
      state: 'notice',
      balance: -10,
      consequence: 'points',
      points: 4,
    });
    expect(penalty('fine').replyUntil).toBe(penalty('fine').imposedAt + HOUR);
    expect(points()).toBe(-10);
  });

  test('does not come twice while it stands, and comes again when it has run out', async () => {
    const { current } = consortium;
    await inForce('warning');
    expect(await draft(impose('warning'), 'bank.rep')).toBe('PENALTY_STANDS');
    current.ledger.now += 24 * HOUR;
    expect(await draft(impose('warning'), 'bank.rep')).toBe('accepted');
  });
});

describe('replying', () => {
  const reply = { text: 'The power failed.', documents: [] };

  test("is the member's, once or again, while it is announced", async () => {
    const { current } = consortium;
    const key = await announced('warning');
    accepted(await current.send('insurer.gil', 'Penalties:reply', { ...key, ...reply }));
    const again = { ...key, ...reply, text: 'The power failed twice.' };
    accepted(await current.send('insurer.gil', 'Penalties:reply', again));
    expect(penalty('warning').reply).toMatchObject({ text: again.text, personId: 'insurer.gil' });
    current.ledger.now += HOUR;
    expect(await current.outcome('insurer.gil', 'Penalties:reply', again)).toBe('PENALTY_REPLY_TOO_LATE');
    accepted(await current.send('bank', 'Penalties:enforce', key));
    expect(penalty('warning').reply).toMatchObject({ text: again.text });
    expect(await current.outcome('insurer.gil', 'Penalties:reply', again)).toBe('PENALTY_WRONG_STATE');
  });

  test.each([
    ['another member', 'bank.gil', 'PENALTY_NOT_YOURS'],
    ['somebody without the permission', 'insurer.rep', 'PERMISSION_DENIED'],
  ])('is refused to %s', async (_what, who, code) => {
    const key = await announced('warning');
    expect(await consortium.current.outcome(who, 'Penalties:reply', { ...key, ...reply })).toBe(code);
  });

  test('is refused to a penalty that does not exist', async () => {
    const key = { memberId: 'insurer', penaltyId: 'warning', source: 'a'.repeat(64) };
    const outcome = await consortium.current.outcome('insurer.gil', 'Penalties:reply', { ...key, ...reply });
    expect(outcome).toBe('PENALTY_NOT_FOUND');
  });
});

describe('taking effect', () => {
  test('not before the time to reply is over, and once', async () => {
    const { current } = consortium;
    const key = await announced('fine');
    current.ledger.now = penalty('fine').replyUntil - 1;
    expect(await current.outcome('bank', 'Penalties:enforce', key)).toBe('PENALTY_NOTICE_NOT_OVER');
    current.ledger.now += 1;
    accepted(await current.send('bank', 'Penalties:enforce', key));
    expect(points()).toBe(-14);
    expect(await current.outcome('bank', 'Penalties:enforce', key)).toBe('PENALTY_WRONG_STATE');
  });

  test('what it costs comes back by itself when it has run out', async () => {
    await inForce('fine');
    expect(points()).toBe(-14);
    consortium.current.ledger.now += 24 * HOUR;
    expect(points()).toBe(-10);
  });

  test('a suspended ballot is missing from what is pinned from then on, until it has run out', async () => {
    const { current } = consortium;
    const key = await announced('silencing');
    const before = await current.submitted([RESOLUTION]);
    current.ledger.now += HOUR;
    accepted(await current.send('bank', 'Penalties:enforce', key));
    const during = await current.submitted([RESOLUTION]);
    expect(electorsOf(before)).toContain('insurer');
    expect(electorsOf(during)).toEqual(['bank', 'exchange', 'university']);
    // What was pinned before stays: the member casts its ballot there, and nowhere else.
    await current.open(before);
    accepted(await current.cast('insurer', before, 'no'));
    accepted(await current.send('bank', 'Proposals:openVoting', { proposalId: during }));
    await current.approve('insurer.ann', during, 'no');
    const approvals = [{ personId: 'insurer.ann', salt: 'ab'.repeat(32) }];
    const ballot = { proposalId: during, choice: 'no' as const, approvals };
    expect(await current.outcome('insurer.rep', 'Ballots:cast', ballot)).toBe('NOT_IN_ELECTORATE');
    current.ledger.now += 48 * HOUR;
    expect(electorsOf(await current.submitted([RESOLUTION]))).toContain('insurer');
  });
});

describe('ending', () => {
  const lift = (key: PenaltyKey): Action => ({ kind: 'penalty.lift', payload: key });
  const appeal = (key: PenaltyKey): Action => ({ kind: 'penalty.appeal', payload: key });

  /** Decides a member's proposal, with everybody but the insurer in favour. */
  async function decide(proposalId: string, proposer = 'insurer'): Promise<void> {
    const { current } = consortium;
    accepted(await current.send(`${proposer}.rep`, 'Proposals:submit', { proposalId }));
    await current.open(proposalId);
    for (const memberId of ['bank', 'exchange', 'university'] as const) {
      accepted(await current.cast(memberId, proposalId, 'yes'));
    }
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    current.ledger.now += 5 * MINUTE;
    accepted(await current.send('bank', 'Execution:execute', { proposalId }));
  }

  test('on appeal under the track for appeals, without the vote of the member: annulled, and the points come back', async () => {
    const { current } = consortium;
    const key = await inForce('fine');
    const proposalId = await current.draft([appeal(key)], 'insurer.rep');
    expect(current.ledger.record('proposal', [proposalId])).toMatchObject({ trackId: 'appeals' });
    await decide(proposalId);
    const { electorate = [] } = current.ledger.record('proposal', [proposalId])?.pin ?? {};
    expect(electorate.find(({ memberId }) => memberId === 'insurer')).toMatchObject({ recused: 'subject' });
    expect(penalty('fine')).toMatchObject({ state: 'annulled' });
    expect(points()).toBe(-10);
    current.ledger.now += 48 * HOUR;
    expect(points()).toBe(-10);
  });

  test('an appeal drafted in time is decided even if its time is over meanwhile', async () => {
    const { current } = consortium;
    const key = await inForce('warning');
    const proposalId = await current.draft([appeal(key)], 'insurer.rep');
    current.ledger.now += 2 * HOUR;
    expect(await draft(appeal(key))).toBe('APPEAL_TOO_LATE');
    await decide(proposalId);
    expect(penalty('warning').state).toBe('annulled');
  });

  test('an appeal goes by no other track', async () => {
    const key = await inForce('warning');
    const input = { title: 'x', description: '', actions: [appeal(key)], trackId: 'ordinary' };
    expect(await consortium.current.outcome('insurer.rep', 'Proposals:draft', input)).toBe(
      'TRACK_NOT_FOR_ACTION',
    );
  });

  test('nobody appeals for another member, or before the penalty is in force', async () => {
    const key = await announced('warning');
    expect(await draft(appeal(key))).toBe('PENALTY_WRONG_STATE');
    consortium.current.ledger.now += HOUR;
    accepted(await consortium.current.send('bank', 'Penalties:enforce', key));
    expect(await draft(appeal(key), 'bank.rep')).toBe('APPEAL_NOT_YOURS');
  });

  test('a lifted penalty no longer takes effect, and is not lifted twice', async () => {
    const { current } = consortium;
    const key = await announced('silencing');
    await current.enact([lift(key)]);
    current.ledger.now += HOUR;
    expect(await current.outcome('bank', 'Penalties:enforce', key)).toBe('PENALTY_WRONG_STATE');
    expect(await draft(lift(key), 'bank.rep')).toBe('PENALTY_WRONG_STATE');
    expect(electorsOf(await current.submitted([RESOLUTION]))).toContain('insurer');
  });

  test('a suspended ballot is back once the penalty is lifted', async () => {
    const { current } = consortium;
    const key = await inForce('silencing');
    await decide(await current.draft([lift(key)], 'exchange.rep'), 'exchange');
    expect(current.ledger.recordsUnder('penalty', ['insurer'])).toMatchObject([{ state: 'lifted' }]);
    expect(electorsOf(await current.submitted([RESOLUTION]))).toContain('insurer');
  });

  test('a penalty that has run out is not lifted', async () => {
    const key = await inForce('warning');
    consortium.current.ledger.now += 24 * HOUR;
    expect(await draft(lift(key), 'bank.rep')).toBe('PENALTY_WRONG_STATE');
  });

  test('what does not exist is neither lifted nor appealed against', async () => {
    const key = { memberId: INSURER, penaltyId: 'fine', source: 'a'.repeat(64) as ProposalId };
    expect(await draft(lift(key))).toBe('PENALTY_NOT_FOUND');
    expect(await draft(appeal(key))).toBe('PENALTY_NOT_FOUND');
  });
});
