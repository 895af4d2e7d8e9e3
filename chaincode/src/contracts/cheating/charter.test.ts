/** Attempts to get by the charter: to brick it in steps that each look harmless, and to change the rules of a vote that is under way. */
import type { Charter } from '../../governance/charter.js';
import { amend, amendedOnlyBy, CHEATED_CHARTER, suspend } from '../../testing/cheated-charter.js';
import type { SendOptions } from '../../testing/memory-ledger.js';
import { MAJORITY, ORDINARY_TRACK } from '../../testing/sample-charter.js';
import { accepted, VOTER_IDS } from '../../testing/sample-consortium.js';
import { grant, MINUTE, revoke, useConsortium } from '../../testing/proposal-steps.js';
import type { PersonId } from '../../governance/ids.js';
import type { Action } from '../../governance/records/actions.js';

const consortium = useConsortium(CHEATED_CHARTER);

const draft = (action: Action) => ({ title: 'x', description: '', actions: [action] });

async function drafted(action: Action): Promise<string> {
  return consortium.current.outcome('bank.rep', 'Proposals:draft', draft(action));
}

async function execute(proposalId: string, options: SendOptions = {}): Promise<string> {
  return consortium.current.outcome('bank', 'Execution:execute', { proposalId }, options);
}

describe('bricking in two steps', () => {
  // A bar in plain numbers: without the university six of seven are left.
  const allSeven = amendedOnlyBy(7);

  test('first the weight of all is needed to amend, then one of them is suspended', async () => {
    const { current } = consortium;
    await current.enact([amend(allSeven)]);
    expect(await drafted(suspend('university'))).toBe('CONSORTIUM_STUCK');
  });

  test.each([
    { kind: 'person.freeze', payload: { personId: 'university.rep' as PersonId, reason: 'It cheats.' } },
    {
      kind: 'intervention.order',
      payload: { kind: 'freeze-person', personId: 'university.rep' as PersonId, reason: 'It cheats.' },
    },
  ] as const)('then the only one who casts its ballot is frozen without an end, by $kind', async (freeze) => {
    const { current } = consortium;
    // Nor can any other vote end it.
    const actions = {
      ...allSeven.actions,
      'person.unfreeze': ['membership'],
      'intervention.lift': ['membership'],
    };
    await current.enact([amend({ ...allSeven, actions })]);
    expect(await drafted(freeze)).toBe('CHARTER_BRICKS');
    const { payload, ...kind } = freeze;
    expect(await drafted({ ...kind, payload: { ...payload, lasts: 'P1D' } } as Action)).toBe('accepted');
  });

  test('the same freeze stands where another vote can end it', async () => {
    const { current } = consortium;
    await current.enact([amend(allSeven)]);
    const payload = { personId: 'university.rep' as PersonId, reason: 'It cheats.' };
    expect(await drafted({ kind: 'person.freeze', payload })).toBe('accepted');
    expect(
      await drafted({ kind: 'intervention.order', payload: { kind: 'freeze-person', ...payload } }),
    ).toBe('accepted');
  });

  test('both are approved before either is carried out', async () => {
    const { current } = consortium;
    const suspension = await current.due([suspend('university')]);
    const amendment = await current.due([amend(allSeven)]);
    expect(await execute(amendment)).toBe('accepted');
    expect(await execute(suspension)).toBe('CONSORTIUM_STUCK');
  });

  test('first guardians must approve amendments, then they lose their role one after another', async () => {
    const { current } = consortium;
    const by = { body: 'assembly', people: 5, institutions: 5 };
    const review = { by, asks: 'approve', within: 'PT1M', silence: 'refuses' } as const;
    const reviewed: Charter = {
      ...CHEATED_CHARTER,
      tracks: {
        ...CHEATED_CHARTER.tracks,
        membership: { ...ORDINARY_TRACK, reviews: [review] },
      },
      actions: { ...CHEATED_CHARTER.actions, 'charter.amend': ['membership'] },
    };
    await current.enact([amend(reviewed)]);
    expect(await drafted(revoke('bank.gil', 'guardian'))).toBe('CHARTER_BRICKS');
  });

  test('one after another loses the role by which proposals are made', async () => {
    const { current } = consortium;
    const others = ['exchange', 'insurer', 'university'];
    await current.enact([
      ...VOTER_IDS.map((memberId) => grant(`${memberId}.ben`, 'only-ballot-cast')),
      ...others.map((memberId) => revoke(`${memberId}.rep`, 'representative')),
    ]);
    const last = revoke('bank.rep', 'representative');
    expect(await current.send('bank.rep', 'Proposals:draft', draft(last))).toMatchObject({
      refusal: { code: 'CHARTER_BRICKS', params: { obstacle: 'NOBODY_PROPOSES' } },
    });
    const close = { kind: 'person.close', payload: { personId: 'bank.rep', reason: 'x' } } as Action;
    expect(await drafted(close)).toBe('CHARTER_BRICKS');
  });
});

describe('an amendment under an open vote', () => {
  const oneYes = { count: 'yes', measure: 'heads', comparator: 'gte', number: 1 } as const;
  const easy: Charter = {
    ...CHEATED_CHARTER,
    tracks: {
      ...CHEATED_CHARTER.tracks,
      ordinary: { ...ORDINARY_TRACK, delay: 'PT1M', quorum: oneYes, threshold: oneYes },
    },
  };

  test('changes neither its bar, nor its window, nor its delay', async () => {
    const { current } = consortium;
    const open = await current.submitted();
    const amendment = await current.due([amend(easy)]);
    accepted(await current.send('bank', 'Proposals:openVoting', { proposalId: open }));
    const before = current.phase(open);
    accepted(await current.cast('university', open, 'yes'));
    expect(await execute(amendment)).toBe('accepted');
    expect(current.phase(open)).toEqual(before);
    expect(await current.outcome('bank', 'Proposals:close', { proposalId: open })).toBe('VOTING_NOT_OVER');
    current.ledger.now += 60 * MINUTE;
    accepted(await current.send('bank', 'Proposals:close', { proposalId: open }));
    expect(current.ledger.record('decision', [open])).toMatchObject({
      outcome: 'no-quorum',
      rule: { quorum: ORDINARY_TRACK.quorum, threshold: ORDINARY_TRACK.threshold },
    });
    const next = await current.voting();
    accepted(await current.cast('university', next, 'yes'));
    accepted(await current.send('bank', 'Proposals:close', { proposalId: next }));
    expect(current.phase(next)).toMatchObject({ state: 'queued', dueAt: current.ledger.now + MINUTE });
  });

  test('by another approved amendment of the same version comes too late', async () => {
    const { current } = consortium;
    const harder = await current.due([
      amend({
        ...CHEATED_CHARTER,
        tracks: {
          ...CHEATED_CHARTER.tracks,
          ordinary: { ...ORDINARY_TRACK, threshold: { ...MAJORITY, measure: 'heads' } },
        },
      }),
    ]);
    const easier = await current.due([amend(easy)]);
    expect(await execute(easier)).toBe('accepted');
    expect(await execute(harder)).toBe('CHARTER_MOVED_ON');
  });
});

describe('carrying out what may not be carried out', () => {
  async function queued(): Promise<string> {
    const { current } = consortium;
    const proposalId = await current.voting([grant('bank.ann', 'representative')]);
    for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, proposalId, 'yes'));
    accepted(await current.send('bank', 'Proposals:close', { proposalId }));
    return proposalId;
  }

  test('a vote that was rejected, withdrawn, or is still open', async () => {
    const { current } = consortium;
    const open = await current.voting();
    expect(await execute(open)).toBe('PROPOSAL_WRONG_STATE');
    accepted(await current.send('bank.rep', 'Proposals:withdraw', { proposalId: open, reason: 'x' }));
    expect(await execute(open)).toBe('PROPOSAL_WRONG_STATE');
    const rejected = await current.voting();
    for (const memberId of VOTER_IDS) accepted(await current.cast(memberId, rejected, 'no'));
    accepted(await current.send('bank', 'Proposals:close', { proposalId: rejected }));
    expect(await execute(rejected)).toBe('PROPOSAL_WRONG_STATE');
  });

  test('before it is due, and after its grace', async () => {
    const { current } = consortium;
    const proposalId = await queued();
    const { dueAt = 0, expiresAt = 0 } = current.phase(proposalId);
    current.ledger.now = dueAt - 1;
    expect(await execute(proposalId)).toBe('EXECUTION_NOT_DUE');
    current.ledger.now = expiresAt + 1;
    expect(await execute(proposalId)).toBe('EXECUTION_EXPIRED');
    current.ledger.now = dueAt;
    expect(await execute(proposalId)).toBe('accepted');
    expect(await execute(proposalId)).toBe('PROPOSAL_WRONG_STATE');
  });

  test('with a timestamp further off than the charter tolerates, whichever way', async () => {
    const { current } = consortium;
    const proposalId = await queued();
    const { dueAt = 0, expiresAt = 0 } = current.phase(proposalId);
    current.ledger.now = dueAt - 5 * MINUTE - 1;
    expect(await execute(proposalId, { at: dueAt })).toBe('CLOCK_SKEW');
    current.ledger.now = expiresAt + 5 * MINUTE + 1;
    expect(await execute(proposalId, { at: expiresAt })).toBe('CLOCK_SKEW');
  });
});
