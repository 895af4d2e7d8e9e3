import { balanceOf } from '../governance/merit/balance.js';
import type { Action } from '../governance/records/actions.js';
import type { MemberId } from '../governance/ids.js';
import { MERIT_CHARTER } from '../testing/merit-charter.js';
import { MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { accepted } from '../testing/sample-consortium.js';

const consortium = useConsortium(MERIT_CHARTER);
const DAY = 24 * 60 * MINUTE;

/** The award of points for a reason. */
function award(memberId: string, reasonId: string, note = 'well done'): Action {
  return { kind: 'merit.award', payload: { memberId: memberId as MemberId, reasonId, note } };
}

const UPTIME = { memberId: 'bank', reasonId: 'uptime', note: 'all of May' };

function points(memberId: string): number {
  const { ledger } = consortium.current;
  return balanceOf(ledger.recordsUnder('merit-entry', [memberId]), ledger.now);
}

async function agree(memberId: string, terms = UPTIME): Promise<string> {
  return consortium.current.outcome(`${memberId}.gil`, 'Merit:agree', terms);
}

describe('by vote', () => {
  test('a member gets the points that the charter gives for the reason, and the audit trail says so', async () => {
    const { current } = consortium;
    await current.enact([award('bank', 'service'), award('bank', 'service'), award('insurer', 'outage')]);
    expect([points('bank'), points('insurer'), points('exchange')]).toEqual([10, -10, 0]);
    const entries = current.ledger.records('merit-entry');
    expect(entries.map(({ number }) => number)).toEqual([0, 1, 0]);
    const events = current.ledger.records('audit').filter(({ event }) => event === 'merit.entered');
    expect(events).toHaveLength(3);
    expect(events[0]).toMatchObject({ before: null, after: { points: 5, note: 'well done' } });
  });

  test.each([
    ['for a reason that the charter does not have', award('bank', 'beauty'), 'REASON_NOT_FOUND'],
    ['for what counts by itself', award('bank', 'presence'), 'AWARD_NOT_ALLOWED'],
    ['to nobody', award('ghost', 'service'), 'MEMBER_NOT_FOUND'],
  ])('is refused %s', async (_what, action, code) => {
    const input = { title: 'x', description: '', actions: [action] };
    expect(await consortium.current.outcome('bank.rep', 'Proposals:draft', input)).toBe(code);
  });
});

describe('by people of a body', () => {
  test('enough of them agree on the same words, and then anyone enters the points, once', async () => {
    const { current } = consortium;
    expect(await agree('exchange')).toBe('accepted');
    expect(await current.outcome('bank', 'Merit:award', UPTIME)).toBe('JOINT_ACT_MISSING');
    expect(await agree('insurer', { ...UPTIME, note: 'all of June' })).toBe('accepted');
    expect(await current.outcome('bank', 'Merit:award', UPTIME)).toBe('JOINT_ACT_MISSING');
    expect(await agree('insurer')).toBe('accepted');
    expect(accepted(await current.send('bank', 'Merit:award', UPTIME))).toMatchObject({ points: 3 });
    expect(points('bank')).toBe(3);
    expect(await current.outcome('bank', 'Merit:award', UPTIME)).toBe('AWARD_ALREADY_MADE');
  });

  test('no more often than the charter says, in any stretch of the period', async () => {
    const { current } = consortium;
    const give = async (note: string): Promise<string> => {
      const terms = { ...UPTIME, note };
      const agreed = await agree('exchange', terms);
      if (agreed !== 'accepted') return agreed;
      accepted(await current.send('insurer.gil', 'Merit:agree', terms));
      return current.outcome('bank', 'Merit:award', terms);
    };
    expect(await give('1')).toBe('accepted');
    current.ledger.now += DAY / 2;
    expect(await give('2')).toBe('accepted');
    expect(await give('3')).toBe('AWARD_LIMIT_REACHED');
    current.ledger.now += DAY / 2;
    expect(await give('4')).toBe('accepted');
    expect(await give('5')).toBe('AWARD_LIMIT_REACHED');
  });

  test.each([
    ['to the own institution', 'bank.gil', UPTIME, 'AWARD_OWN'],
    ['by whoever may not act', 'exchange.rep', UPTIME, 'PERMISSION_DENIED'],
    ['where only a vote awards', 'exchange.gil', { ...UPTIME, reasonId: 'service' }, 'AWARD_NOT_ALLOWED'],
    ['for nothing known', 'exchange.gil', { ...UPTIME, reasonId: 'beauty' }, 'REASON_NOT_FOUND'],
    ['to nobody', 'exchange.gil', { ...UPTIME, memberId: 'ghost' }, 'MEMBER_NOT_FOUND'],
  ] as const)('nobody agrees %s', async (_what, who, terms, code) => {
    expect(await consortium.current.outcome(who, 'Merit:agree', terms)).toBe(code);
  });

  test('nobody agrees twice', async () => {
    await agree('exchange');
    expect(await agree('exchange')).toBe('ACCORD_ALREADY_GIVEN');
  });
});

describe('for taking part', () => {
  /** A vote in which only these take part. */
  async function vote(
    ...present: readonly ('bank' | 'exchange' | 'insurer' | 'university')[]
  ): Promise<string> {
    const { current } = consortium;
    const proposalId = await current.voting([RESOLUTION]);
    for (const memberId of present) accepted(await current.cast(memberId, proposalId, 'yes'));
    current.ledger.now += 60 * MINUTE;
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    return proposalId;
  }

  test('those who took part gain and those who missed the vote lose, once, whoever sets it going', async () => {
    const { current } = consortium;
    const proposalId = await vote('bank', 'exchange', 'insurer');
    expect(points('bank')).toBe(0);
    accepted(await current.send('university', 'Merit:credit', { proposalId }));
    expect(['bank', 'exchange', 'insurer', 'university'].map(points)).toEqual([1, 1, 1, -2]);
    expect(await current.outcome('bank', 'Merit:credit', { proposalId })).toBe('NOTHING_TO_CREDIT');
  });

  test('keeps to the limit of a reason in whatever order the votes are credited', async () => {
    const { current } = consortium;
    const votes = [await vote('bank', 'insurer', 'exchange'), await vote('bank', 'insurer', 'exchange')];
    votes.push(await vote('bank', 'insurer', 'exchange'));
    for (const proposalId of votes.toReversed()) {
      accepted(await current.send('bank', 'Merit:credit', { proposalId }));
    }
    expect([points('bank'), points('university')]).toEqual([2, -6]);
  });

  test('not before the vote is over', async () => {
    const { current } = consortium;
    const proposalId = await current.voting([RESOLUTION]);
    expect(await current.outcome('bank', 'Merit:credit', { proposalId })).toBe('PROPOSAL_WRONG_STATE');
  });
});
