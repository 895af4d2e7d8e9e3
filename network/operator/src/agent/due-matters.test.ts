import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import type { MemberId, ProposalId } from '@fabric-governance/chaincode/governance/ids';
import { charter, consortium, member, view } from '../testing/records.js';
import { NO_MATTERS, type Matters } from './matters.js';
import { nextSteps } from './next-steps.js';
import { stepKey } from './step.js';
import { TAKE_OVER_MS } from './turn.js';
import type { AgentView } from './view.js';

const DUE = 1_000_000;
const HEX = '0'.repeat(64);
const by = { body: 'court', people: 1, institutions: 1 };
const words = { en: 'x', zh: 'x' };
const penalty = { title: words, consequence: 'warning', reply: 'PT1H', appeal: 'PT1H' } as const;

const RULES: Charter = {
  ...charter,
  roles: { judge: { title: words, permissions: ['body.act'], excludes: [] } },
  bodies: { court: { title: words, purpose: 'decides', membership: { of: 'members' } } },
  merit: { reasons: { service: { title: words, points: 1, by } }, penalties: { warning: penalty } },
  cases: {
    reply: 'PT1H',
    finding: by,
    findWithin: 'PT1H',
    appeal: 'PT1H',
    appealTrack: 'standard',
    remedies: {},
  },
  releases: {
    atOnce: { numerator: 1, denominator: 1 },
    acknowledgements: { numerator: 1, denominator: 1 },
    within: { routine: 'P1D', important: 'P1D', critical: 'P1D' },
  },
};

/** Records with what matters here, and nothing else. */
function matters(part: { readonly [Name in keyof Matters]?: readonly object[] }): AgentView {
  const charters = [{ version: 1, charter: RULES }];
  return { ...view(), matters: { ...NO_MATTERS, charters, ...part } as unknown as Matters };
}

const stepsAt = (state: AgentView, now: number, self = 'a') =>
  nextSteps(state, { self: self as MemberId, now }).map((step) => stepKey(step).split('/')[0] ?? '');
const accord = { matter: HEX, personId: 'b.person', memberId: 'b', at: DUE };
const found = { caseId: HEX, round: 1, verdict: 'dismissed', reasons: 'x', remedies: [], penalties: [] };
const dispute = { id: HEX, charterVersion: 1, state: 'open', round: 1, complainant: 'a', respondent: 'c' };
const release = {
  id: 'r',
  proposalId: HEX,
  state: 'rolling-out',
  since: 0,
  dueAt: DUE - 1,
  waves: [['a.peer']],
};

test.each<[string, string, Parameters<typeof matters>[0]]>([
  [
    'a penalty whose time to reply is over',
    'Penalties:enforce',
    {
      penalties: [{ state: 'notice', replyUntil: DUE, charterVersion: 1, penaltyId: 'warning', source: HEX }],
    },
  ],
  ['a dispute without a finding in time', 'Cases:lapse', { cases: [{ ...dispute, findUntil: DUE }] }],
  ['a finding past its appeal', 'Cases:close', { cases: [{ ...dispute, state: 'found', appealUntil: DUE }] }],
  [
    'points that follow from a vote',
    'Merit:credit',
    { uncredited: [{ attendance: { proposalId: HEX, decidedAt: DUE } }] },
  ],
  [
    'an obligation past its due date',
    'Obligations:markOverdue',
    { obligations: [{ proposalId: HEX, id: 'x', state: 'open', dueAt: DUE - 1 }] },
  ],
  ['a rollout past its due date', 'Releases:markOverdue', { releases: [release] }],
  [
    'a rollout that is through',
    'Releases:conclude',
    { releases: [release], rolloutSteps: [{ releaseId: 'r', state: 'done', at: DUE }] },
  ],
  [
    'an intervention past its end',
    'Interventions:lapse',
    { interventions: [{ id: HEX, imposedAt: 0, until: DUE }] },
  ],
  [
    'an award on which people agree',
    'Merit:award',
    {
      accords: [{ ...accord, act: 'merit.award', terms: { memberId: 'c', reasonId: 'service', note: 'x' } }],
    },
  ],
  [
    'a finding on which people agree',
    'Cases:find',
    {
      accords: [{ ...accord, act: 'case.find', terms: found }],
      cases: [{ ...dispute, replyUntil: 0, findUntil: 2 * DUE }],
    },
  ],
])('sets going %s, once it is due and it is the turn of this agent', (_what, name, part) => {
  const person = { id: 'b.person', memberId: 'b', status: 'active', roles: ['judge'] };
  const state = { ...matters(part), people: [person] as unknown as AgentView['people'] };
  expect(stepsAt(state, DUE - 1)).toEqual([]);
  expect(stepsAt(state, DUE)).toEqual([name]);
  expect(stepsAt(state, DUE, 'b')).toEqual([]);
  expect(stepsAt(state, DUE + TAKE_OVER_MS, 'b')).toEqual([name]);
});

test('an intervention whose review has rejected it ends at once', () => {
  const action = { kind: 'intervention.confirm', payload: { interventionId: HEX } };
  const review = {
    proposal: { id: '1'.repeat(64), trackId: 'standard', actions: [action] },
    phase: { state: 'rejected', since: DUE },
  };
  const record = { id: HEX, imposedAt: 0, review: { trackId: 'standard', by: 2 * DUE } };
  const [step] = nextSteps(matters({ interventions: [record], reviews: [review] }), {
    self: 'a' as MemberId,
    now: DUE,
  });
  expect(step).toMatchObject({ input: { interventionId: HEX, proposalId: review.proposal.id } });
});

describe('a key reset', () => {
  const reset = { personId: 'c.person', fingerprint: HEX, lockedUntil: DUE, grantedAt: 0 };
  const locked = { id: 'c.person', memberId: 'c', status: 'locked', roles: [] };
  const withPerson = (status: string, part: Parameters<typeof matters>[0] = {}) => ({
    ...matters({ resets: [reset], ...part }),
    people: [{ ...locked, status }] as unknown as AgentView['people'],
  });

  test('is completed when its lock window is over', () => {
    expect(stepsAt(withPerson('locked'), DUE - 1)).toEqual([]);
    expect(stepsAt(withPerson('locked'), DUE)).toEqual(['People:completeReset']);
  });

  test('waits where the account is closed, or the key is bound to somebody', () => {
    expect(stepsAt(withPerson('closed'), DUE)).toEqual([]);
    expect(stepsAt(withPerson('locked', { credentials: [{ fingerprint: HEX }] }), DUE)).toEqual([]);
  });
});

describe('a suspension', () => {
  const suspended = (until?: number): AgentView => {
    const suspension = { reason: 'x', from: 'active', proposalId: HEX as ProposalId } as const;
    const timed = until === undefined ? suspension : { ...suspension, until };
    const one = { ...member('d'), status: 'suspended', suspension: timed } as const;
    return { ...view(), members: [...view().members, one] };
  };

  test('whose time is over is ended by the agent whose turn it is, then by the next', () => {
    expect(stepsAt(suspended(DUE), DUE - 1)).toEqual([]);
    expect(stepsAt(suspended(DUE), DUE)).toEqual(['Members:endSuspension']);
    expect(stepsAt(suspended(DUE), DUE, 'b')).toEqual([]);
    expect(stepsAt(suspended(DUE), DUE + TAKE_OVER_MS, 'b')).toHaveLength(1);
  });

  test('without an end of its own is left to a vote', () => {
    expect(stepsAt(suspended(), 2 * DUE)).toEqual([]);
  });
});

test('while the system is stopped only what the ledger takes then is tried', () => {
  const stop = { interventionId: HEX, kind: 'pause-system', since: 0, until: 2 * DUE } as const;
  const state: AgentView = {
    ...matters({
      interventions: [{ id: HEX, imposedAt: 0, until: DUE }],
      obligations: [{ proposalId: HEX, id: 'x', state: 'open', dueAt: 0 }],
    }),
    consortium: { ...consortium, stop },
  };
  expect(stepsAt(state, DUE)).toEqual(['Interventions:lapse']);
  expect(stepsAt(state, 2 * DUE)).toEqual(['Interventions:lapse', 'Obligations:markOverdue']);
});
