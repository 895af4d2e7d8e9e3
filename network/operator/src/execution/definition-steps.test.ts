import type { MemberId, Sha256Hex } from '@fabric-governance/chaincode/governance/ids';
import { nextSteps } from '../agent/next-steps.js';
import type { Step } from '../agent/step.js';
import { TAKE_OVER_MS } from '../agent/turn.js';
import type { OpenProposal } from '../agent/view.js';
import { approval, attestation, definition, openProposal, PROPOSAL_ID, view } from '../testing/records.js';
import type { NetworkFinding } from './finding.js';

const ACTION = definition(1);
if (ACTION.kind !== 'chaincode.commit') throw new Error('it defines a chaincode');
const DEFINITION = ACTION.payload;
/** The peers of two of three organisations must endorse. */
const outstanding: NetworkFinding = {
  state: 'definition-outstanding',
  definition: DEFINITION,
  acceptedWith: (members) => members.length >= 2,
  named: ['a', 'b', 'c'] as MemberId[],
};
const of = { proposalId: PROPOSAL_ID, attempt: 1, definition: DEFINITION };

function executing(more: Partial<OpenProposal>): OpenProposal {
  const phase = { state: 'executing', attempt: 1, attemptEndsAt: 60_000 } as const;
  return openProposal(phase, { actions: [ACTION], finding: outstanding, ...more });
}

function stepsOf(self: string, open: OpenProposal, now = 0): readonly Step[] {
  return nextSteps(view(open), { self: self as MemberId, now });
}

describe('a definition in execution', () => {
  it('is approved by every agent at once', () => {
    const steps = ['a', 'b', 'c'].flatMap((self) => stepsOf(self, executing({})));
    expect(steps).toEqual([
      { kind: 'approve', ...of },
      { kind: 'approve', ...of },
      { kind: 'approve', ...of },
    ]);
  });

  it('is not committed while too few have approved', () => {
    expect(stepsOf('a', executing({ contributions: [approval('a')] }), 10 * TAKE_OVER_MS)).toEqual([]);
  });

  it('is committed by one agent after another, each asking its own peer and then another one', () => {
    const open = executing({ contributions: [approval('a'), approval('b'), approval('c')] });
    const commits = (now: number) =>
      ['a', 'b', 'c'].flatMap((self) =>
        stepsOf(self, open, now).map((step) => (step.kind === 'commit' ? step.endorsing.join() : step.kind)),
      );
    expect(commits(0)).toHaveLength(1);
    expect(commits(2 * TAKE_OVER_MS)).toEqual(['a,b', 'b,c', 'c,a']);
  });

  it('is out of reach once too many institutions cannot approve it', () => {
    const attestations = [attestation('b', 'failed')];
    expect(stepsOf('a', executing({ attestations }))).toEqual([{ kind: 'approve', ...of }]);
    const [step] = stepsOf(
      'a',
      executing({ attestations: [...attestations, attestation('c', 'failed')] }),
      0,
    );
    expect(step).toMatchObject({ input: { reason: 'SIGNATURES_OUT_OF_REACH' } });
  });

  it('is read anew by every agent once it is committed', () => {
    const found = { blockNumber: 7, headerHash: 'f'.repeat(64) as Sha256Hex };
    const finding = { state: 'definition-committed', definition: DEFINITION, ...found } as const;
    expect(stepsOf('a', executing({ finding }))).toEqual([{ kind: 'verify', ...of, ...found }]);
    const attestations = [attestation('a', 'done')];
    expect(stepsOf('a', executing({ finding, attestations }))).toEqual([]);
  });
});
