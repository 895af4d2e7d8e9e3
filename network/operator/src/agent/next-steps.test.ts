import type { MemberId } from '@fabric-governance/chaincode/governance/ids';
import type { FoundingDocument } from '@fabric-governance/chaincode/governance/records/members';
import { NO_VOTES } from '@fabric-governance/chaincode/governance/lifecycle/vote-records';
import {
  admission,
  attestation,
  ballot,
  openProposal,
  PROPOSAL_ID,
  removal,
  view,
} from '../testing/records.js';
import { nextSteps } from './next-steps.js';
import { stepKey } from './step.js';
import { TAKE_OVER_MS } from './turn.js';
import type { AgentView } from './view.js';

/** What each agent would do at this moment: member → names of its steps. */
function steps(state: AgentView, now: number, self: string): readonly string[] {
  return nextSteps(state, { self: self as MemberId, now }).map((step) => stepKey(step).split('/')[0] ?? '');
}

/** All voting members' steps, one after another. */
function everyone(state: AgentView, now: number): readonly string[] {
  return ['a', 'b', 'c'].flatMap((self) => steps(state, now, self));
}

describe('founding', () => {
  const document = { schemaVersion: 1 } as FoundingDocument;

  it('is the only step before the consortium exists, of the agent that has the document', () => {
    const unfounded = { ...view(), consortium: null, members: [] };
    expect(steps({ ...unfounded, foundingDocument: document }, 0, 'a')).toEqual(['Founding:found']);
    expect(steps(unfounded, 0, 'a')).toEqual([]);
  });

  it('is not repeated once the consortium exists', () => {
    expect(steps({ ...view(), foundingDocument: document }, 0, 'a')).toEqual([]);
  });
});

describe('housekeeping', () => {
  it('opens the vote when the notice is over, not before', () => {
    const state = view(openProposal({ state: 'notice', noticeEndsAt: 1000 }));
    expect(everyone(state, 999)).toEqual([]);
    expect(everyone(state, 1000)).toEqual(['Proposals:openVoting']);
  });

  it('is taken over by one more agent after each pause', () => {
    const state = view(openProposal({ state: 'notice', noticeEndsAt: 0 }));
    expect(everyone(state, TAKE_OVER_MS - 1)).toHaveLength(1);
    expect(everyone(state, TAKE_OVER_MS)).toHaveLength(2);
    expect(everyone(state, 2 * TAKE_OVER_MS)).toHaveLength(3);
  });

  it('closes the vote at the end of its window', () => {
    const state = view(
      openProposal(
        { state: 'voting', votingEndsAt: 5000 },
        { votes: { ...NO_VOTES, ballots: [ballot('a', 1)] } },
      ),
    );
    expect(everyone(state, 4999)).toEqual([]);
    expect(everyone(state, 5000)).toEqual(['Proposals:close']);
  });

  it('closes the vote early once no outstanding ballot can change the outcome', () => {
    const ballots = [ballot('a', 1000), ballot('b', 2000)];
    const state = view(
      openProposal(
        { state: 'voting', votingOpenedAt: 0, votingEndsAt: 5000 },
        { votes: { ...NO_VOTES, ballots } },
      ),
    );
    expect(everyone(state, 1999)).toEqual([]);
    expect(everyone(state, 2000)).toEqual(['Proposals:close']);
  });

  it('executes a decision on the ledger when its delay is over, and expires it after the grace', () => {
    const state = view(openProposal({ state: 'queued', dueAt: 1000, expiresAt: 9000 }));
    expect(everyone(state, 999)).toEqual([]);
    expect(everyone(state, 1000)).toEqual(['Execution:execute']);
    expect(new Set(everyone(state, 8999))).toEqual(new Set(['Execution:execute']));
    expect(everyone(state, 9000)).toEqual(['Proposals:expire']);
  });

  it('releases what is held when the hold has run out', () => {
    const hold = { state: 'voting', at: 0, until: 1000, bodyId: 'x', reason: 'x' } as const;
    const held = view(openProposal({ state: 'held', hold }));
    expect(everyone(held, 999)).toEqual([]);
    expect(everyone(held, 1000)).toEqual(['Safeguards:release']);
  });

  it('starts the execution of an admission instead of executing it at once', () => {
    const state = view(
      openProposal({ state: 'queued', dueAt: 0, expiresAt: 9000 }, { actions: [admission] }),
    );
    expect(everyone(state, 0)).toEqual(['Execution:start']);
  });

  it('waits for no attestation of a member whose organisation leaves, and gives it no turn', () => {
    const running = { state: 'executing', attempt: 1, attemptEndsAt: 90_000 } as const;
    const attested = (...ids: readonly string[]) =>
      view(
        openProposal(running, {
          actions: [removal('c')],
          attestations: ids.map((id) => attestation(id, 'done', 1000)),
        }),
      );
    expect(everyone(attested('a', 'c'), 50_000)).toEqual([]);
    expect(everyone(attested('a', 'b'), 1000)).toEqual(['Execution:complete']);
    expect(steps(attested('a', 'b'), 80_000, 'c')).toEqual([]);
  });

  it('starts the next attempt after the back-off, as long as attempts are left', () => {
    const failed = { state: 'failed', retryAt: 1000, expiresAt: 90_000 } as const;
    const second = view(openProposal({ ...failed, attempt: 1 }, { actions: [admission] }));
    expect(everyone(second, 999)).toEqual([]);
    expect(everyone(second, 1000)).toEqual(['Execution:start']);
    const spent = view(openProposal({ ...failed, attempt: 2 }, { actions: [admission] }));
    expect(everyone(spent, 50_000)).toEqual([]);
    expect(everyone(spent, 90_001)).toEqual(['Proposals:expire']);
  });

  it('is nothing for the agents of the regulator and of strangers', () => {
    const state = view(openProposal({ state: 'notice', noticeEndsAt: 0 }));
    expect(steps(state, 1_000_000, 'r')).toEqual([]);
    expect(steps(state, 1_000_000, 'stranger')).toEqual([]);
  });

  it('is nothing for what has ended or is still a draft', () => {
    for (const state of ['draft', 'rejected', 'no-quorum', 'executed', 'expired', 'withdrawn'] as const) {
      expect(everyone(view(openProposal({ state })), 1_000_000)).toEqual([]);
    }
  });

  it('names the proposal', () => {
    const [step] = nextSteps(view(openProposal({ state: 'notice', noticeEndsAt: 0 })), {
      self: 'b' as MemberId,
      now: 2 * TAKE_OVER_MS,
    });
    expect(step).toEqual({
      kind: 'submit',
      name: 'Proposals:openVoting',
      input: { proposalId: PROPOSAL_ID },
    });
  });
});
