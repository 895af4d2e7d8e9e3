import { CAREFUL_TRACK, SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import { sampleState } from '../../testing/sample-state.js';
import type { Charter, Track } from '../charter.js';
import type { MemberId, PersonId, ProposalId } from '../ids.js';
import type { ConsentRecord, JointActKind } from '../records/bodies.js';
import type { PowerRecord } from '../records/powers.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import { mayHold } from './hold.js';
import type { PinnedRules } from './pinned-rules.js';
import { mayRelease } from './release.js';
import { decideVeto, mayVeto } from './veto.js';
import type { Context } from '../authority/actor.js';

/** Two bodies may hold and veto: the assembly, of all institutions, and a panel of two; and the panel is to be heard as well. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  bodies: {
    ...SAMPLE_CHARTER.bodies,
    panel: {
      title: { en: 'Panel', zh: '小组' },
      purpose: 'guards',
      membership: { of: 'members', list: ['bank', 'exchange'] },
    },
  },
};
const two = (body: string) => ({ body, people: 2, institutions: 2 });
const review = (body: string, asks: 'veto' | 'hear') =>
  ({ by: two(body), asks, within: 'PT1H', silence: 'consents' }) as const;
const TRACK: Track = {
  ...CAREFUL_TRACK,
  holds: { by: [two('assembly'), two('panel')], longest: 'P1D', total: 'P2D' },
  reviews: [review('panel', 'hear'), review('assembly', 'veto'), review('panel', 'veto')],
};
const NOW = 1_000_000;
const id = 'p' as ProposalId;

function said(who: string, act: JointActKind, more: Partial<ConsentRecord> = {}): ConsentRecord {
  const memberId = who as MemberId;
  const personId = `${who}.gil` as PersonId;
  return {
    schemaVersion: 1,
    proposalId: id,
    act,
    bodyId: 'assembly',
    personId,
    memberId,
    reason: `${who} says ${act}`,
    at: NOW - 10,
    ...(act === 'hold' ? { until: NOW + 1000 } : {}),
    ...more,
  };
}

const both = (act: JointActKind, more: Partial<ConsentRecord> = {}) => [
  said('bank', act, more),
  said('exchange', act, more),
];

function given(phase: Partial<PhaseRecord>, consents: ConsentRecord[], powers: PowerRecord[] = []) {
  return {
    proposal: { id, trackId: 'careful' } as ProposalRecord,
    phase: { schemaVersion: 1, proposalId: id, state: 'voting', since: 0, ...phase } as PhaseRecord,
    charter: CHARTER,
    track: TRACK,
    rules: { charter: CHARTER, track: TRACK, trackId: 'careful' } as PinnedRules,
    state: sampleState(CHARTER),
    consents,
    powers,
  };
}

const holding = (...[phase, consents, powers]: Parameters<typeof given>): string =>
  mayHold(given(phase, consents, powers), NOW)?.refusal.code ?? 'allowed';

describe('a hold', () => {
  test.each<[string, ConsentRecord[], string]>([
    ['two of a body, from two institutions', both('hold'), 'allowed'],
    ['two of the other body', both('hold', { bodyId: 'panel' }), 'allowed'],
    ['one of each body', [said('bank', 'hold'), said('exchange', 'hold', { bodyId: 'panel' })], 'missing'],
    ['one of them alone', both('hold').slice(0, 1), 'missing'],
    ['who said something else', both('release', { until: NOW + 1000 }), 'missing'],
    ['who wanted it until now', both('hold', { until: NOW }), 'missing'],
    ['who said so before the last hold ended', both('hold', { at: 99 }), 'missing'],
    ['who said so as the last hold ended', both('hold', { at: 100 }), 'allowed'],
  ])('%s: %s', (_what, consents, outcome) => {
    const code = outcome === 'missing' ? 'JOINT_ACT_MISSING' : 'allowed';
    expect(holding({ pauses: [{ from: 50, until: 100 }] }, consents)).toBe(code);
  });

  test('is of an open proposal, and not of a held one', () => {
    expect(holding({ state: 'executed' }, both('hold'))).toBe('PROPOSAL_WRONG_STATE');
    expect(holding({ state: 'held' }, both('hold'))).toBe('PROPOSAL_WRONG_STATE');
  });

  test('names the first body as the one that is missing', () => {
    const wish = said('exchange', 'hold', { bodyId: 'panel' });
    expect(mayHold(given({}, [wish]), NOW)?.refusal).toMatchObject({
      params: { bodyId: 'assembly', people: 0, needed: 2 },
    });
  });

  const power = (more: object = {}) =>
    ({ memberId: 'regulator', power: 'hold', until: NOW + 1, ...more }) as PowerRecord;
  test.each<[string, PowerRecord[], string]>([
    ['with the power', [power()], 'allowed'],
    ['with none', [], 'JOINT_ACT_MISSING'],
    ['with a power that ends now', [power({ until: NOW })], 'JOINT_ACT_MISSING'],
    ['with another power', [power({ power: 'freeze-person' })], 'JOINT_ACT_MISSING'],
    ['with the power of another regulator', [power({ memberId: 'second' })], 'JOINT_ACT_MISSING'],
  ])('a regulator joins %s: %s', (_what, powers, outcome) => {
    expect(holding({}, [said('bank', 'hold'), said('regulator', 'hold')], powers)).toBe(outcome);
  });
});

describe('a release before the hold is over', () => {
  const hold = { state: 'voting', at: 500, until: NOW + 500, bodyId: 'panel', reason: 'x' } as const;
  const releasing = (...consents: ConsentRecord[]): string =>
    mayRelease(given({ state: 'held', hold }, consents), NOW)?.refusal.code ?? 'allowed';

  test('is agreed on by as many of the body that holds', () => {
    expect(releasing(...both('release', { bodyId: 'panel' }))).toBe('allowed');
    expect(releasing(said('bank', 'release', { bodyId: 'panel' }))).toBe('HOLD_NOT_OVER');
  });

  test('is not for another body that may hold', () => {
    expect(releasing(...both('release', { bodyId: 'assembly' }))).toBe('HOLD_NOT_OVER');
  });

  test('does not come from what was said in an earlier hold, or about holding', () => {
    expect(releasing(...both('release', { bodyId: 'panel', at: 499 }))).toBe('HOLD_NOT_OVER');
    expect(releasing(...both('release', { bodyId: 'panel', at: 500 }))).toBe('allowed');
    expect(releasing(...both('hold', { bodyId: 'panel' }))).toBe('HOLD_NOT_OVER');
  });

  test('is of what is held', () => {
    expect(mayRelease(given({}, []), NOW)?.refusal.code).toBe('PROPOSAL_WRONG_STATE');
  });
});

describe('a veto', () => {
  const queued = { state: 'queued', reviewsEndAt: [NOW, NOW, NOW] } as const;
  const vetoing = (...consents: ConsentRecord[]): string =>
    mayVeto(given(queued, consents))?.refusal.code ?? 'allowed';

  test('of one of the bodies that may veto suffices', () => {
    expect(vetoing(...both('veto'))).toBe('allowed');
    expect(vetoing(...both('veto', { bodyId: 'panel' }))).toBe('allowed');
  });

  test('is not what a body says when it is heard, nor what each of two bodies says half of', () => {
    expect(vetoing(...both('hear', { bodyId: 'panel' }))).toBe('JOINT_ACT_MISSING');
    expect(vetoing(said('bank', 'veto'), said('exchange', 'veto', { bodyId: 'panel' }))).toBe(
      'JOINT_ACT_MISSING',
    );
  });

  test('in time but not enough is missing, enough but too late is allowed no more', () => {
    expect(mayVeto(given(queued, [said('bank', 'veto')]))?.refusal).toMatchObject({
      code: 'JOINT_ACT_MISSING',
      params: { bodyId: 'assembly', people: 1, needed: 2 },
    });
    expect(vetoing(...both('veto', { at: NOW }))).toBe('VETO_NOT_ALLOWED');
  });

  test('is of what waits for its execution', () => {
    expect(mayVeto(given({ state: 'voting' }, both('veto')))?.refusal.code).toBe('PROPOSAL_WRONG_STATE');
  });

  test('keeps the reasons of those who vetoed and of nobody else', () => {
    const others = [
      said('insurer', 'hear', { bodyId: 'panel' }),
      said('insurer', 'veto', { bodyId: 'panel' }),
    ];
    const consents = [...both('veto'), ...others, said('insurer', 'veto', { at: NOW })];
    const decided = decideVeto(given(queued, consents), { now: NOW } as Context);
    expect(decided).toMatchObject({
      value: { changes: [{ after: { vetoReason: 'bank says veto\nexchange says veto' } }] },
    });
  });
});
