import type { Charter, Track } from '../governance/charter.js';
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import { ADMISSION } from '../testing/sample-admission.js';
import { MAJORITY, ORDINARY_TRACK, SAMPLE_CHARTER, TWO_THIRDS_TAKE_PART } from '../testing/sample-charter.js';
import { accepted, VOTER_IDS } from '../testing/sample-consortium.js';
import { grant, MINUTE, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';

const HOUR = 60 * MINUTE;
const HEADS = { ...MAJORITY, measure: 'heads', base: 'cast' } as const;
const assembly = { body: 'assembly', people: 2, institutions: 2 } as const;

const TRACKS: Readonly<Record<string, Track>> = {
  'at-opening': { ...ORDINARY_TRACK, electorate: { fixed: 'opening', weight: 'equal' } },
  'at-closing': { ...ORDINARY_TRACK, electorate: { fixed: 'closing', weight: 'own' } },
  chaired: {
    ...ORDINARY_TRACK,
    threshold: HEADS,
    castingVote: 'chair',
    electorate: { body: 'assembly', fixed: 'submission', weight: 'own' },
  },
  attended: {
    ...ORDINARY_TRACK,
    quorum: { ...TWO_THIRDS_TAKE_PART, base: 'active' },
    attendance: { misses: 2, then: 'inactive', restoredBy: 'asking' },
  },
  approved: {
    ...ORDINARY_TRACK,
    reviews: [{ by: assembly, asks: 'approve', within: 'PT1H', silence: 'refuses' }],
  },
  heard: {
    ...ORDINARY_TRACK,
    reviews: [{ by: assembly, asks: 'hear', within: 'PT1H', silence: 'consents' }],
  },
};

const charter: Charter = {
  ...SAMPLE_CHARTER,
  openProposalsPerMember: 20,
  bodies: {
    assembly: {
      title: { en: 'Assembly', zh: '大会' },
      purpose: 'decides',
      chair: 'only-opinion-give',
      membership: { of: 'members' },
    },
  },
  tracks: { ...SAMPLE_CHARTER.tracks, ...TRACKS },
  actions: {
    ...SAMPLE_CHARTER.actions,
    'resolution.record': [...(SAMPLE_CHARTER.actions['resolution.record'] ?? []), ...Object.keys(TRACKS)],
  },
};
const consortium = useConsortium(charter);

test('the charter of these tests is sound', () => {
  expect(checkCharter(charter).filter(({ severity }) => severity === 'refusal')).toEqual([]);
});

/** Admits the clinic to the consortium, with the weight 1 and a vote. */
async function admit(): Promise<void> {
  const { current } = consortium;
  const proposalId = await current.due([ADMISSION]);
  accepted(await current.send('bank', 'Execution:start', { proposalId }));
  const evidence = { blockNumber: 1, headerHash: 'a'.repeat(64) };
  for (const who of VOTER_IDS) {
    const input = { proposalId, attempt: 1, result: 'done' as const, evidence };
    accepted(await current.send(who, 'Execution:attest', input));
  }
  accepted(await current.send('bank', 'Execution:complete', { proposalId, attempt: 1 }));
}

function electors(proposalId: string): readonly unknown[] {
  const proposal = consortium.current.ledger.records('proposal').find(({ id }) => id === proposalId);
  return proposal?.pin?.electorate.map(({ memberId, weight }) => [memberId, weight]) ?? [];
}

describe('the moment at which electors are fixed', () => {
  test('is the submission, the opening or the closing of the vote, as the track says', async () => {
    const { current } = consortium;
    const submitted = await current.submitted(undefined, 'ordinary');
    const opening = await current.submitted(undefined, 'at-opening');
    await admit();
    for (const proposalId of [submitted, opening]) {
      accepted(await current.send('bank', 'Proposals:openVoting', { proposalId }));
    }
    expect(electors(submitted)).toHaveLength(4);
    expect(electors(opening)).toEqual([
      ['bank', 1],
      ['clinic', 1],
      ['exchange', 1],
      ['insurer', 1],
      ['university', 1],
    ]);
  });

  test('at the closing, the ledger keeps who decided, and nothing is decided early', async () => {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'at-closing');
    for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, proposalId, 'yes'));
    expect(await current.outcome('bank', 'Proposals:close', { proposalId })).toBe('VOTING_NOT_OVER');
    const { now } = current.ledger;
    await admit();
    current.ledger.now = now + HOUR;
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    expect(electors(proposalId)).toHaveLength(5);
    expect(current.ledger.records('decision').find((one) => one.proposalId === proposalId)).toMatchObject({
      outcome: 'approved',
      tally: { weight: { yes: 7, silent: 1, total: 8 } },
    });
  });
});

describe('the casting vote of the chair', () => {
  async function tied(chairSays: 'yes' | 'no' | 'abstain'): Promise<unknown> {
    const { current } = consortium;
    await current.enact([grant('bank.gil', 'only-opinion-give')]);
    const proposalId = await current.voting(undefined, 'chaired');
    accepted(await current.cast('bank', proposalId, chairSays));
    accepted(await current.cast('exchange', proposalId, chairSays === 'yes' ? 'no' : 'yes'));
    if (chairSays === 'abstain') accepted(await current.cast('insurer', proposalId, 'no'));
    else accepted(await current.cast('insurer', proposalId, 'abstain'));
    current.ledger.now += HOUR;
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    return current.ledger.records('decision').find((one) => one.proposalId === proposalId);
  }

  test('breaks a tie as its own ballot says, and the decision tells both counts', async () => {
    const decision = await tied('yes');
    expect(decision).toMatchObject({
      outcome: 'approved',
      threshold: { met: false, reached: 1, base: 2 },
      castingVote: { memberId: 'bank', choice: 'yes', threshold: { met: true, reached: 2, base: 3 } },
    });
  });

  test('rejects with a no, and decides nothing with an abstention', async () => {
    expect(await tied('no')).toMatchObject({ outcome: 'rejected', castingVote: { choice: 'no' } });
    consortium.restore();
    const abstained = await tied('abstain');
    expect(abstained).toMatchObject({ outcome: 'rejected' });
    expect(abstained).not.toHaveProperty('castingVote');
  });
});

describe('absence', () => {
  async function missed(present: readonly ('bank' | 'exchange' | 'insurer')[]): Promise<string> {
    const { current } = consortium;
    const proposalId = await current.voting(undefined, 'attended');
    for (const memberId of present) accepted(await current.cast(memberId, proposalId, 'yes'));
    current.ledger.now += HOUR;
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    return proposalId;
  }

  test('of two votes in a row takes a member out of the quorum’s base, until it asks to count again', async () => {
    const { current } = consortium;
    await missed(['bank', 'exchange', 'insurer']);
    await missed(['bank', 'exchange', 'insurer']);
    expect(current.ledger.records('attendance').map(({ missing }) => missing)).toEqual([
      ['university'],
      ['university'],
    ]);
    const third = await missed(['bank', 'exchange']);
    expect(current.ledger.records('decision').find((one) => one.proposalId === third)).toMatchObject({
      quorum: { met: true, reached: 2, needed: 2, base: 3 },
      tally: { heads: { silent: 2, inactive: 1 } },
    });
    accepted(await current.send('university.rep', 'Ballots:resume', { trackId: 'attended' }));
    const fourth = await missed(['bank', 'exchange']);
    expect(current.ledger.records('decision').find((one) => one.proposalId === fourth)).toMatchObject({
      outcome: 'no-quorum',
      quorum: { met: false, reached: 2, needed: 3, base: 4 },
    });
    const wrong = { trackId: 'ordinary' };
    expect(await current.outcome('university.rep', 'Ballots:resume', wrong)).toBe('RESUMPTION_NOT_ALLOWED');
  });
});

describe('a further body', () => {
  async function queued(trackId: string): Promise<string> {
    const { current } = consortium;
    const proposalId = await current.voting([RESOLUTION], trackId);
    for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, proposalId, 'yes'));
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    current.ledger.now += 5 * MINUTE;
    return proposalId;
  }
  const execute = async (proposalId: string) =>
    consortium.current.outcome('bank', 'Execution:execute', { proposalId });

  test('whose approval is needed lets nothing through without it, however long it is silent', async () => {
    const { current } = consortium;
    const [given, silent] = [await queued('approved'), await queued('approved')];
    expect(await execute(given)).toBe('REVIEW_OUTSTANDING');
    for (const memberId of ['bank', 'insurer']) accepted(await current.consent(memberId, given, 'approve'));
    expect(await execute(given)).toBe('accepted');
    current.ledger.now += HOUR;
    expect(await execute(silent)).toBe('REVIEW_REFUSED');
    for (const memberId of ['bank', 'insurer']) accepted(await current.consent(memberId, silent, 'approve'));
    expect(await execute(silent)).toBe('REVIEW_REFUSED');
  });

  test('that is to be heard holds a decision up only until it has spoken or its time is over', async () => {
    const { current } = consortium;
    const [spoken, silent] = [await queued('heard'), await queued('heard')];
    expect(await execute(spoken)).toBe('REVIEW_OUTSTANDING');
    accepted(await current.consent('bank', spoken, 'hear'));
    expect(await execute(spoken)).toBe('REVIEW_OUTSTANDING');
    accepted(await current.consent('exchange', spoken, 'hear'));
    expect(await execute(spoken)).toBe('accepted');
    current.ledger.now += HOUR;
    expect(await execute(silent)).toBe('accepted');
  });
});
