import type { MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import type { NetworkFinding } from './finding.js';
import { admission, attestation, contribution, openProposal, PROPOSAL_ID, view } from '../testing/records.js';
import { nextSteps } from '../agent/next-steps.js';
import type { Step } from '../agent/step.js';
import { TAKE_OVER_MS } from '../agent/turn.js';
import type { OpenProposal } from '../agent/view.js';

const UPDATE = 'dXBkYXRl';
/** Two of three organisations must sign. */
const absent: NetworkFinding = {
  state: 'change-outstanding',
  configUpdate: UPDATE,
  madeFrom: 3,
  acceptedWith: (members) => members.length >= 2,
  named: ['a', 'b', 'c'] as MemberId[],
};
const found: NetworkFinding = {
  state: 'as-decided',
  blockNumber: 7,
  headerHash: 'f'.repeat(64) as Sha256Hex,
};
const onAttempt = { proposalId: PROPOSAL_ID, attempt: 1 };

function executing(more: Partial<OpenProposal>): OpenProposal {
  const phase = { state: 'executing', attempt: 1, attemptEndsAt: 60_000 } as const;
  return openProposal(phase, { actions: [admission], ...more });
}

function stepsOf(self: string, open: OpenProposal, now = 0): readonly Step[] {
  return nextSteps(view(open), { self: self as MemberId, now });
}

function everyone(open: OpenProposal, now = 0): readonly Step[] {
  return ['a', 'b', 'c'].flatMap((self) => stepsOf(self, open, now));
}

describe('an admission in execution', () => {
  it('has every agent sign its own update at once', () => {
    const step = { kind: 'contribute', ...onAttempt, configUpdate: UPDATE };
    expect(everyone(executing({ finding: absent }))).toEqual([step, step, step]);
  });

  it('is broadcast by one agent once enough signatures cover the same update, by another when that one is down', () => {
    const contributions = [contribution('b', UPDATE), contribution('a', UPDATE)];
    const open = executing({ finding: absent, contributions });
    const broadcasts = (now: number): readonly Step[] =>
      everyone(open, now).filter(({ kind }) => kind === 'broadcast');
    const step = {
      kind: 'broadcast',
      ...onAttempt,
      configUpdate: UPDATE,
      configSignatures: ['signed by a', 'signed by b'],
      madeFrom: 3,
    };
    // The rotation names c first, which has not signed yet.
    expect(broadcasts(2 * TAKE_OVER_MS)).toContainEqual(step);
    expect(broadcasts(0).length).toBeLessThanOrEqual(1);
  });

  it('is not broadcast while too few have signed, or have signed something else', () => {
    const open = executing({
      finding: absent,
      contributions: [contribution('a', UPDATE), contribution('b', 'b3RoZXI=')],
    });
    expect(stepsOf('a', open, 10 * TAKE_OVER_MS)).toEqual([]);
  });

  it('is attested as done by every agent that finds the organisation as decided, broadcast or not', () => {
    const evidence = { blockNumber: 7, headerHash: 'f'.repeat(64) };
    const step = {
      kind: 'submit',
      name: 'Execution:attest',
      input: { ...onAttempt, result: 'done', evidence },
    };
    expect(everyone(executing({ finding: found }))).toEqual([step, step, step]);
  });

  it('is attested as failed where the organisation is on the channel in another form', () => {
    const [step] = stepsOf(
      'a',
      executing({ finding: { state: 'impossible', obstacle: 'ORGANISATION_DIFFERS' } }),
    );
    expect(step).toMatchObject({ input: { result: 'failed', reason: 'ORGANISATION_DIFFERS' } });
  });

  it('is attested as failed by all once too few can still sign the update as it has become', () => {
    const reasonOf = (self: string, ...updates: readonly string[]) => {
      const contributions = updates.map((update, index) => contribution('abc'.charAt(index), update));
      const [step] = stepsOf(self, executing({ finding: absent, contributions }));
      return step?.kind === 'submit' && step.name === 'Execution:attest' ? step.input.reason : step?.kind;
    };
    // b and c can still agree to it without a.
    expect(reasonOf('a', 'b2xk')).toBeUndefined();
    expect(reasonOf('b', 'b2xk')).toBe('contribute');
    expect(reasonOf('a', 'b2xk', 'b2xk')).toBe('CONFIGURATION_CHANGED');
    expect(reasonOf('c', 'b2xk', 'b2xk')).toBe('CONFIGURATION_CHANGED');
  });

  it('is attested as failed where the members could not meet the network’s policy all together', () => {
    const finding = { ...absent, acceptedWith: () => false } as NetworkFinding;
    const [step] = stepsOf('a', executing({ finding }));
    expect(step).toMatchObject({ input: { result: 'failed', reason: 'SIGNATURES_OUT_OF_REACH' } });
  });

  it('is signed only by those whose signature counts', () => {
    const finding = { ...absent, named: ['b'] as MemberId[] } as NetworkFinding;
    expect(everyone(executing({ finding })).map(({ kind }) => kind)).toEqual(['contribute']);
  });

  it('is attested once by each', () => {
    const open = executing({ finding: found, attestations: [attestation('a', 'done')] });
    expect(stepsOf('a', open)).toEqual([]);
  });

  it('is completed by one agent when enough have attested it', () => {
    const attestations = [attestation('a', 'done', 1000), attestation('b', 'done', 2000)];
    const open = executing({ finding: found, attestations });
    const completions = (now: number): readonly Step[] =>
      everyone(open, now).filter((step) => isSubmit(step, 'Execution:complete'));
    expect(completions(1999)).toEqual([]);
    expect(completions(2000)).toHaveLength(1);
    expect(completions(2000 + TAKE_OVER_MS)).toHaveLength(2);
  });

  it('is failed when the attestations needed can no longer come together, or the time is over', () => {
    const fails = (open: OpenProposal, now: number): number =>
      everyone(open, now).filter((step) => isSubmit(step, 'Execution:fail')).length;
    const doomed = executing({
      attestations: [attestation('a', 'failed', 1), attestation('b', 'failed', 1)],
    });
    expect(fails(doomed, 1)).toBe(1);
    const late = executing({ finding: absent });
    expect(fails(late, 59_999)).toBe(0);
    expect(fails(late, 60_000)).toBe(1);
  });
});

function isSubmit(step: Step, name: string): boolean {
  return step.kind === 'submit' && step.name === name;
}
