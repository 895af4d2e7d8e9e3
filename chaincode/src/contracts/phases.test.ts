import type { Charter } from '../governance/charter.js';
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import type { NetworkPhase } from '../governance/charter/network-phases.js';
import type { MemberId, MspId } from '../governance/ids.js';
import type { Action } from '../governance/records/actions.js';
import { grant, RESOLUTION, useConsortium } from '../testing/proposal-steps.js';
import { ADMISSION } from '../testing/sample-admission.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { mspOf } from '../testing/sample-consortium.js';

/** In formation roles are given and phases changed; in dissolution only resolutions and removals are left. */
const CHARTER: Charter = {
  ...SAMPLE_CHARTER,
  phases: {
    formation: ['role.grant', 'phase.change'],
    operation: 'all',
    upgrade: ['phase.change', 'resolution.record'],
    dissolution: ['resolution.record', 'member.remove'],
    first: 'formation',
  },
  membership: { leastMembers: 4, warnMembers: 0, leastNodes: 0, warnNodes: 0, exitNotice: 'P30D' },
  actions: { ...SAMPLE_CHARTER.actions, 'phase.change': ['ordinary'], 'member.remove': ['ordinary'] },
};
const consortium = useConsortium(CHARTER);

const into = (phase: NetworkPhase): Action => ({ kind: 'phase.change', payload: { phase } });
const REMOVAL: Action = {
  kind: 'member.remove',
  payload: {
    memberId: 'university' as MemberId,
    mspId: mspOf('university') as MspId,
    reason: 'x',
    evidence: [],
  },
};

async function drafted(action: Action): Promise<string> {
  const input = { title: 'x', description: '', actions: [action] };
  return consortium.current.outcome('bank.rep', 'Proposals:draft', input);
}

test('the network begins in the phase of the charter, which says what may be proposed in it', async () => {
  expect(await drafted(RESOLUTION)).toBe('PHASE_FORBIDS');
  expect(await drafted(grant('bank.ann', 'representative'))).toBe('accepted');
});

test('a vote takes it into the next phase, on record with before and after', async () => {
  const { current } = consortium;
  await current.enact([into('operation')]);
  expect(current.ledger.records('consortium')).toMatchObject([
    { phase: 'operation', phaseSince: current.ledger.now },
  ]);
  const audit = current.ledger.records('audit').find(({ event }) => event === 'phase.changed');
  expect(audit).toMatchObject({ subject: { kind: 'consortium' }, after: { phase: 'operation' } });
  expect(await drafted(RESOLUTION)).toBe('accepted');
});

test.each([
  ['itself', 'formation'],
  ['one that does not follow', 'upgrade'],
] as const)('no phase leads into %s', async (_what, phase) => {
  expect(await drafted(into(phase))).toBe('PHASE_NOT_NEXT');
});

test('what was approved in one phase waits in another that does not allow it', async () => {
  const { current } = consortium;
  await current.enact([into('operation')]);
  const granting = await current.due([grant('bank.ann', 'representative')]);
  await current.enact([into('upgrade')]);
  expect(await current.outcome('bank', 'Execution:execute', { proposalId: granting })).toBe('PHASE_FORBIDS');
  expect(await current.outcome('bank', 'Proposals:supersede', { proposalId: granting })).toBe(
    'STILL_POSSIBLE',
  );
  await current.enact([into('operation')]);
  expect(await current.outcome('bank', 'Execution:execute', { proposalId: granting })).toBe('accepted');
});

test('a change of the network that was approved in one phase is not started in another that does not allow it', async () => {
  const { current } = consortium;
  await current.enact([into('operation')]);
  const admission = await current.due([ADMISSION]);
  await current.enact([into('upgrade')]);
  expect(await current.outcome('bank', 'Execution:start', { proposalId: admission })).toBe('PHASE_FORBIDS');
});

describe('dissolution', () => {
  test('ends the least number of members, so that they can go', async () => {
    const { current } = consortium;
    await current.enact([into('operation')]);
    expect(await drafted(REMOVAL)).toBe('MEMBERS_TOO_FEW');
    await current.enact([into('dissolution')]);
    expect(await drafted(REMOVAL)).toBe('accepted');
  });

  test('is the end: no phase follows, and what it does not allow is superseded', async () => {
    const { current } = consortium;
    await current.enact([into('operation')]);
    const granting = await current.submitted([grant('bank.ann', 'representative')]);
    await current.enact([into('dissolution')]);
    expect(await drafted(into('operation'))).toBe('PHASE_FORBIDS');
    expect(await current.outcome('bank', 'Proposals:supersede', { proposalId: granting })).toBe('accepted');
    expect(current.phase(granting)).toMatchObject({ state: 'superseded', supersededBy: 'PHASE_FORBIDS' });
  });
});

describe('a charter is unsound', () => {
  const withFormation = (formation: string[]): Charter => ({
    ...CHARTER,
    phases: { formation, operation: 'all', upgrade: 'all', dissolution: [], first: 'operation' },
  });
  const codes = (charter: Charter): string[] =>
    checkCharter(charter)
      .filter(({ severity }) => severity === 'refusal')
      .map(({ code }) => code);

  test('where nothing leads out of a phase', () => {
    expect(codes(withFormation(['role.grant']))).toEqual(['PHASE_WITHOUT_WAY_OUT']);
    expect(codes(withFormation(['charter.amend']))).toEqual([]);
  });

  test('where a phase allows what there is not', () => {
    expect(codes(withFormation(['phase.change', 'member.greet']))).toEqual(['ACTION_UNKNOWN']);
  });
});
