import { fc, runs } from '../testing/properties.js';
import { earlyOutcome } from '../governance/counting/early-decision.js';
import { outcomeOf } from '../governance/counting/decision.js';
import { pinnedRules } from '../governance/lifecycle/pinned-rules.js';
import { payloadHashOf } from '../governance/lifecycle/submit.js';
import { isTerminal, nextStates } from '../governance/lifecycle/transitions.js';
import type { PhaseRecord, ProposalRecord } from '../governance/records/proposals.js';
import { CHOICES } from '../governance/states.js';
import { tallyVotes } from '../governance/counting/tally-votes.js';
import { settledVotes } from '../governance/counting/vote.js';
import { tallyOf } from '../governance/counting/tally.js';
import { SAMPLE_CHARTER } from '../testing/sample-charter.js';
import { ADMISSION } from '../testing/sample-admission.js';
import { VOTER_IDS } from '../testing/sample-consortium.js';
import {
  grant,
  MINUTE,
  RESOLUTION,
  revoke,
  useConsortium,
  type ProposalSteps,
} from '../testing/proposal-steps.js';

const consortium = useConsortium();

/** What anybody may try at any moment; most of it is refused, which is the point. */
const voters = fc.constantFrom(...VOTER_IDS);
const MOVES = ['submit', 'openVoting', 'close', 'expire', 'withdraw', 'execute', 'start'] as const;
type Move = (typeof MOVES)[number];
const steps = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 5, 10, 30, 60, 24 * 60) }),
  fc.record({ do: fc.constantFrom(...MOVES) }),
  fc.record({
    do: fc.constantFrom('complete' as const, 'fail' as const),
    attempt: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({ do: fc.constant('cast' as const), memberId: voters, choice: fc.constantFrom(...CHOICES) }),
  fc.record({
    do: fc.constant('attest' as const),
    memberId: voters,
    attempt: fc.integer({ min: 1, max: 2 }),
    result: fc.constantFrom('done' as const, 'failed' as const),
  }),
);
type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

const ATTEST = {
  done: { result: 'done', evidence: { blockNumber: 1, headerHash: 'a'.repeat(64) } },
  failed: { result: 'failed', reason: 'No.' },
} as const;

async function take(on: ProposalSteps, proposalId: string, step: Step): Promise<unknown> {
  if ('minutes' in step) return (on.ledger.now += step.minutes * MINUTE);
  if ('choice' in step) return on.cast(step.memberId, proposalId, step.choice);
  if ('result' in step) {
    const { attempt, memberId, result } = step;
    return on.send(memberId, 'Execution:attest', { proposalId, attempt, ...ATTEST[result] });
  }
  if ('attempt' in step)
    return on.send('bank', `Execution:${step.do}`, { proposalId, attempt: step.attempt });
  return move(on, proposalId, step.do);
}

async function move(on: ProposalSteps, proposalId: string, to: Move): Promise<unknown> {
  switch (to) {
    case 'submit':
      return on.send('bank.rep', 'Proposals:submit', { proposalId });
    case 'withdraw':
      return on.send('bank.rep', 'Proposals:withdraw', { proposalId, reason: 'x' });
    case 'openVoting':
    case 'close':
    case 'expire':
      return on.send('insurer', `Proposals:${to}`, { proposalId });
    case 'execute':
    case 'start':
      return on.send('insurer', `Execution:${to}`, { proposalId });
  }
}

interface Seen {
  readonly proposal: ProposalRecord;
  readonly phase: PhaseRecord;
  readonly ballots: number;
  readonly audit: number;
  readonly size: number;
}

function look(on: ProposalSteps, proposalId: string): Seen {
  const { ledger } = on;
  const proposal = ledger.records('proposal').find(({ id }) => id === proposalId);
  if (proposal === undefined) throw new Error('the proposal is gone');
  const ballots = ledger.records('ballot').filter((one) => one.proposalId === proposalId).length;
  const audit = ledger.count('audit');
  return { proposal, phase: on.phase(proposalId), ballots, audit, size: ledger.size };
}

function checkTransition(before: Seen, after: Seen): void {
  if (before.phase.state !== after.phase.state) {
    const next = nextStates(before.phase.state);
    // Approved is queued in the same transaction.
    const reachable = [...next, ...next.flatMap((one) => (one === 'approved' ? nextStates(one) : []))];
    expect(reachable).toContain(after.phase.state);
    expect(isTerminal(before.phase.state)).toBe(false);
  } else {
    expect(after.phase).toEqual(before.phase);
  }
  if (after.audit === before.audit) expect(after).toEqual(before);
  if (after.ballots > before.ballots) expect(before.phase.state).toBe('voting');
}

function checkPin(before: Seen, after: Seen): void {
  const { pin } = after.proposal;
  if (pin === undefined) expect(['draft', 'withdrawn']).toContain(after.phase.state);
  if (before.proposal.pin === undefined) return;
  expect(after.proposal).toEqual(before.proposal);
  expect(pin?.payloadHash).toBe(payloadHashOf(after.proposal));
  const { noticeEndsAt, votingEndsAt } = before.phase;
  expect(after.phase.noticeEndsAt).toBe(noticeEndsAt);
  if (votingEndsAt !== undefined) expect(after.phase.votingEndsAt).toBe(votingEndsAt);
}

/** A decision is the outcome of the ballots under the pinned rules, and an early one could not have come out otherwise. */
function checkDecision(on: ProposalSteps, { proposal, phase }: Seen): void {
  const decisions = on.ledger.records('decision').filter((one) => one.proposalId === proposal.id);
  const executed = on.ledger
    .records('audit')
    .filter(({ event, subject }) => event === 'execution.executed' && subject.key[0] === proposal.id);
  expect(decisions.length).toBeLessThanOrEqual(1);
  expect(executed.length).toBe(phase.state === 'executed' ? 1 : 0);
  const [decision] = decisions;
  if (decision === undefined) {
    expect(['draft', 'notice', 'voting', 'withdrawn']).toContain(phase.state);
    return;
  }
  const { pin, track } = pinnedRules(proposal, SAMPLE_CHARTER);
  const ballots = on.ledger.records('ballot').filter((one) => one.proposalId === proposal.id);
  expect(decision.tally).toEqual(tallyOf(pin.electorate, ballots));
  const cast = { electorate: pin.electorate, ballots };
  expect(decision.outcome).toBe(outcomeOf(track, tallyVotes(track, settledVotes(cast))));
  if (decision.early) expect(earlyOutcome(track, cast)).toBe(decision.outcome);
  if (executed.length > 0) expect(decision.outcome).toBe('approved');
}

/** Takes a step and checks all that must hold across it. */
async function takeAndCheck(on: ProposalSteps, proposalId: string, step: Step): Promise<void> {
  const before = look(on, proposalId);
  await take(on, proposalId, step);
  const after = look(on, proposalId);
  checkTransition(before, after);
  if (after.audit === before.audit) return;
  checkPin(before, after);
  checkDecision(on, after);
}

const proposals = fc.constantFrom([RESOLUTION], [grant('bank.ann', 'representative')], [ADMISSION]);

test('only these transitions, executed at most once, whatever is tried in whatever order, by vote or by agents', async () => {
  await fc.assert(
    fc.asyncProperty(proposals, fc.array(steps, { minLength: 5, maxLength: 30 }), async (actions, tried) => {
      const { current } = consortium;
      consortium.restore();
      const proposalId = await current.draft(actions);
      await current.send('exchange.rep', 'Proposals:sponsor', { proposalId });
      for (const step of tried) {
        await takeAndCheck(current, proposalId, step);
      }
    }),
    { numRuns: runs(25) },
  );
});

/** The way that an approved proposal goes, with any detours in between. */
const highway: readonly Step[] = [
  { do: 'submit' },
  { do: 'wait', minutes: 10 },
  { do: 'openVoting' },
  ...VOTER_IDS.map((memberId) => ({ do: 'cast', memberId, choice: 'yes' }) as const),
  { do: 'close' },
  { do: 'wait', minutes: 5 },
  { do: 'start' },
  ...VOTER_IDS.map((memberId) => ({ do: 'attest', memberId, attempt: 1, result: 'done' }) as const),
  { do: 'complete', attempt: 1 },
  { do: 'execute' },
];

test('the same holds off the road of a proposal that is carried through', async () => {
  const detours = fc.array(fc.array(steps, { maxLength: 2 }), {
    minLength: highway.length,
    maxLength: highway.length,
  });
  const ends = new Set<string>();
  await fc.assert(
    fc.asyncProperty(proposals, detours, async (actions, between) => {
      const { current } = consortium;
      consortium.restore();
      const proposalId = await current.draft(actions);
      await current.send('exchange.rep', 'Proposals:sponsor', { proposalId });
      for (const step of highway.flatMap((one, index) => [one, ...(between[index] ?? [])])) {
        await takeAndCheck(current, proposalId, step);
      }
      ends.add(current.phase(proposalId).state);
    }),
    {
      numRuns: runs(25),
      examples: [
        [[RESOLUTION], highway.map(() => [])],
        [[ADMISSION], highway.map(() => [])],
      ],
    },
  );
  expect(ends).toContain('executed');
});

test('later membership changes never alter a pinned outcome', async () => {
  const { current } = consortium;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...CHOICES), { minLength: 4, maxLength: 4 }),
      async (choices) => {
        const outcomes: unknown[] = [];
        for (const meddle of [false, true]) {
          consortium.restore();
          const proposalId = await current.voting();
          if (meddle) await admitClinic(current);
          for (const [index, memberId] of VOTER_IDS.entries()) {
            await current.cast(memberId, proposalId, choices[index] ?? 'abstain');
          }
          if (meddle)
            await current.send('bank', 'Execution:execute', { proposalId: await revocation(current) });
          await current.send('bank', 'Proposals:close', { proposalId });
          const decision = current.ledger.records('decision').find((one) => one.proposalId === proposalId);
          outcomes.push({ outcome: decision?.outcome, tally: decision?.tally });
        }
        expect(outcomes[1]).toEqual(outcomes[0]);
      },
    ),
    { numRuns: runs(15) },
  );
});

async function admitClinic(on: ProposalSteps): Promise<void> {
  const { now } = on.ledger;
  const proposalId = await on.due([ADMISSION]);
  await on.send('bank', 'Execution:start', { proposalId });
  for (const who of VOTER_IDS) {
    await on.send(who, 'Execution:attest', { proposalId, attempt: 1, ...ATTEST.done });
  }
  const completed = await on.outcome('bank', 'Execution:complete', { proposalId, attempt: 1 });
  expect(completed).toBe('accepted');
  // Back into the window of the vote under test.
  on.ledger.now = now;
}

async function revocation(on: ProposalSteps): Promise<string> {
  const { now } = on.ledger;
  const proposalId = await on.due([revoke('bank.ben', 'approver')]);
  on.ledger.now = Math.max(now, on.ledger.now);
  return proposalId;
}

/** Kinds of record that differ, in the order of their keys. */
function changedKinds(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): string[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  const differing = keys.filter((key) => before.get(key) !== after.get(key));
  return [...new Set(differing.map((key) => key.split('\u0000')[1] ?? ''))].sort();
}

test('a failed execution changes only its own record', async () => {
  const { current } = consortium;
  const failing = fc.subarray([...VOTER_IDS], { minLength: 0 });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(failing, fc.constantFrom(1, 12), async (members, minutes) => {
      consortium.restore();
      const proposalId = await current.due([ADMISSION]);
      await current.send('bank', 'Execution:start', { proposalId });
      for (const memberId of members) {
        await current.send(memberId, 'Execution:attest', { proposalId, attempt: 1, ...ATTEST.failed });
      }
      current.ledger.now += minutes * MINUTE;
      const before = current.ledger.snapshot();
      const outcome = await current.outcome('bank', 'Execution:fail', { proposalId, attempt: 1 });
      seen.add(outcome);
      const changed = changedKinds(before, current.ledger.snapshot());
      expect(changed).toEqual(outcome === 'accepted' ? ['audit', 'phase'] : []);
    }),
    { numRuns: runs(20) },
  );
  expect(seen.size).toBe(2);
});

test('a refused execution of ledger actions changes nothing at all', async () => {
  const { current } = consortium;
  consortium.restore();
  const twice = [grant('bank.ann', 'representative'), grant('bank.ben', 'representative')];
  const proposalId = await current.due(twice);
  await current.enact([grant('bank.ben', 'representative')]);
  const before = current.ledger.snapshot();
  expect(await current.outcome('bank', 'Execution:execute', { proposalId })).not.toBe('accepted');
  expect(changedKinds(before, current.ledger.snapshot())).toEqual([]);
});
