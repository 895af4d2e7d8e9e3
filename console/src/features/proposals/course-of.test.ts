import type { AuditEvent } from '@fabric-governance/chaincode/governance/records/audit';
import type { PhaseRecord } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { courseOf } from './course-of.js';

/** As much of a proposal's view as its course is made from. */
function view(phase: Partial<PhaseRecord>, events: readonly AuditEvent[]): ProposalView {
  const audit = events.map((event, index) => ({ event, at: index }));
  return { phase, audit } as unknown as ProposalView;
}

const words = (of: ProposalView) => courseOf(of).map(({ word, past }) => `${past ? '' : '… '}${word}`);

it('tells what has happened, then what the state foresees', () => {
  const queued = view({ state: 'queued', dueAt: 50, expiresAt: 90 }, [
    'proposal.drafted',
    'proposal.submitted',
    'proposal.voting-opened',
    'ballot.cast',
    'proposal.decided',
  ]);
  expect(words(queued)).toEqual([
    'timeline.drafted',
    'timeline.submitted',
    'timeline.votingOpened',
    'timeline.decided',
    '… timeline.due',
    '… timeline.expires',
  ]);
});

it('foresees nothing where a proposal has ended', () => {
  const ended = view({ state: 'executed', dueAt: 50, expiresAt: 90 }, ['execution.executed']);
  expect(words(ended)).toEqual(['timeline.executed']);
});

it('marks failures', () => {
  const failed = view({ state: 'failed', expiresAt: 90 }, ['execution.started', 'execution.failed']);
  expect(courseOf(failed).map(({ bad }) => bad)).toEqual([false, true, false]);
});
