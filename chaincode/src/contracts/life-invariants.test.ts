import { fc, runs } from '../testing/properties.js';
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import { nominalMs } from '../governance/calendar/duration.js';
import { isTerminal, nextStates } from '../governance/lifecycle/transitions.js';
import { payloadHashOf } from '../governance/lifecycle/submit.js';
import type { DecisionRecord } from '../governance/records/decisions.js';
import type { PhaseRecord, ProposalRecord } from '../governance/records/proposals.js';
import { CHOICES, type Choice } from '../governance/states.js';
import { FULL_CHARTER } from '../testing/full-charter.js';
import { grant, MINUTE, SALT, useConsortium, type ProposalSteps } from '../testing/proposal-steps.js';
import { referenceOutcome, type ReferenceVote } from '../testing/reference-count.js';
import { accepted, VOTER_IDS, type VoterId } from '../testing/sample-consortium.js';

const consortium = useConsortium(FULL_CHARTER);

const TRACKS = ['guarded', 'hidden', 'changing', 'urgent'] as const;
const ACTION = grant('bank.ann', 'representative');

/** What anybody may try at any moment; most of it is refused, which is the point. */
const MOVES = [
  'Proposals:openVoting',
  'Proposals:extend',
  'Proposals:openReveal',
  'Proposals:close',
  'Proposals:expire',
  'Proposals:supersede',
  'Safeguards:hold',
  'Safeguards:release',
  'Safeguards:veto',
  'Safeguards:concludeRatification',
  'Execution:execute',
] as const;
const ACTS = ['urgency', 'hold', 'release', 'veto', 'recusal'] as const;
const voters = fc.constantFrom(...VOTER_IDS);
const choices = fc.constantFrom(...CHOICES);

const steps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ wait: fc.constantFrom(1, 4, 11, 35, 70, 250) }) },
  { weight: 5, arbitrary: fc.record({ move: fc.constantFrom(...MOVES) }) },
  { weight: 6, arbitrary: fc.record({ cast: voters, choice: choices }) },
  { weight: 2, arbitrary: fc.record({ reveal: voters, choice: choices }) },
  { weight: 2, arbitrary: fc.record({ ratify: voters, choice: choices }) },
  { weight: 1, arbitrary: fc.record({ recuse: voters }) },
  { weight: 1, arbitrary: fc.record({ from: voters, to: voters, minutes: fc.constantFrom(30, 300) }) },
  { weight: 4, arbitrary: fc.record({ consent: voters, act: fc.constantFrom(...ACTS) }) },
  { weight: 1, arbitrary: fc.record({ refer: voters }) },
);
type Step = typeof steps extends fc.Arbitrary<infer Value> ? Value : never;

async function take(on: ProposalSteps, proposalId: string, step: Step): Promise<unknown> {
  if ('wait' in step) return (on.ledger.now += step.wait * MINUTE);
  if ('move' in step) return on.send('insurer', step.move, { proposalId });
  if ('cast' in step) return vote(on, proposalId, step.cast, step.choice);
  if ('reveal' in step) return on.reveal(step.reveal, proposalId, step.choice);
  if ('ratify' in step) return ratify(on, proposalId, step.ratify, step.choice);
  if ('recuse' in step) {
    return on.send(`${step.recuse}.rep`, 'Ballots:recuse', { proposalId, reason: 'x' });
  }
  if ('refer' in step) return on.send(`${step.refer}.rep`, 'Ballots:demandReferral', { proposalId });
  if ('from' in step) {
    const { trackId } = proposalOf(on, proposalId);
    const until = on.ledger.now + step.minutes * MINUTE;
    return on.send(`${step.from}.gil`, 'Delegations:give', { trackId, to: step.to, until });
  }
  return on.consent(step.consent, proposalId, step.act, detail(on, step.act));
}

function detail(on: ProposalSteps, act: (typeof ACTS)[number]): { until?: number; subject?: string } {
  if (act === 'hold') return { until: on.ledger.now + 45 * MINUTE };
  return act === 'recusal' ? { subject: 'university' } : {};
}

async function vote(on: ProposalSteps, proposalId: string, who: VoterId, choice: Choice): Promise<unknown> {
  const secret = proposalOf(on, proposalId).trackId === 'hidden';
  return secret ? on.commit(who, proposalId, choice) : on.cast(who, proposalId, choice);
}

async function ratify(on: ProposalSteps, proposalId: string, who: VoterId, choice: Choice): Promise<unknown> {
  await on.approve(`${who}.ann`, proposalId, choice);
  const approvals = [{ personId: `${who}.ann`, salt: SALT }];
  return on.send(`${who}.rep`, 'Ballots:castRatification', { proposalId, choice, approvals });
}

function proposalOf(on: ProposalSteps, proposalId: string): ProposalRecord {
  const proposal = on.ledger.records('proposal').find(({ id }) => id === proposalId);
  if (proposal === undefined) throw new Error('the proposal is gone');
  return proposal;
}

/** Everything that a step may or may not have changed. */
interface Seen {
  readonly at: number;
  readonly proposal: ProposalRecord;
  readonly phase: PhaseRecord;
  readonly votes: string;
  readonly ratification: number;
  readonly audit: number;
  readonly executed: number;
  readonly roles: readonly string[];
}

function look(on: ProposalSteps, proposalId: string): Seen {
  const { ledger } = on;
  const executed = ledger.records('audit').filter(({ event }) => event === 'execution.executed').length;
  const person = ledger.records('person').find(({ id }) => id === 'bank.ann');
  return {
    at: ledger.now,
    proposal: proposalOf(on, proposalId),
    phase: on.phase(proposalId),
    votes: JSON.stringify([ledger.records('ballot'), ledger.records('commitment')]),
    ratification: ledger.count('ratification-ballot'),
    audit: ledger.count('audit'),
    executed,
    roles: person?.roles ?? [],
  };
}

/** States that can be reached in one transaction: some are only passed through. */
function reachable(from: PhaseRecord['state']): readonly string[] {
  const next = nextStates(from);
  const passed = next.filter((state) => state === 'approved' || state === 'executed');
  return [...next, ...passed.flatMap(nextStates)];
}

function checkWay({ phase: before, ...was }: Seen, { phase: after, ...is }: Seen): void {
  if (after.state !== before.state) {
    expect(isTerminal(before.state)).toBe(false);
    expect(reachable(before.state)).toContain(after.state);
  }
  if (is.audit === was.audit)
    expect({ ...is, phase: after, at: 0 }).toEqual({ ...was, phase: before, at: 0 });
  expect(is.executed).toBeLessThanOrEqual(1);
  // Nothing is executed but from the queue, when it is due and not expired.
  if (is.executed > was.executed) {
    expect(before.state).toBe('queued');
    expect(is.at).toBeGreaterThanOrEqual(before.dueAt ?? Infinity);
    expect(is.at).toBeLessThanOrEqual(before.expiresAt ?? 0);
  } else if (after.state !== 'annulled') {
    expect(is.roles).toEqual(was.roles);
  }
}

function checkVotes(before: Seen, after: Seen): void {
  if (after.votes !== before.votes) expect(['voting', 'reveal']).toContain(before.phase.state);
  if (after.votes !== before.votes) expect(after.phase).toEqual(before.phase);
  if (after.ratification !== before.ratification) {
    expect(before.phase.state).toBe('awaiting-ratification');
    expect(after.at).toBeLessThan(before.phase.ratificationEndsAt ?? 0);
  }
}

const DEADLINES = ['noticeEndsAt', 'votingEndsAt', 'dueAt', 'expiresAt'] as const;

/** Deadlines never shrink, and extensions stay under their cap. */
function checkDeadlines({ phase: before }: Seen, { phase: after, proposal }: Seen): void {
  for (const name of DEADLINES) expect(after[name] ?? Infinity).toBeGreaterThanOrEqual(before[name] ?? 0);
  const cap = FULL_CHARTER.tracks[proposal.trackId]?.extension?.cap ?? 'PT0S';
  expect(after.extended ?? 0).toBeLessThanOrEqual(nominalMs(cap));
}

/** A hold keeps the remaining time: what lay ahead when it began lies as far ahead when it ends. */
function checkRelease({ phase: before }: Seen, { phase: after, at }: Seen): void {
  if (before.hold === undefined || after.state === 'held') return;
  const { at: from } = before.hold;
  for (const name of [...DEADLINES, 'revealEndsAt'] as const) {
    const was = before[name];
    if (was !== undefined) expect(after[name]).toBe(was > from ? was + at - from : was);
  }
}

function checkPin({ proposal: before }: Seen, { proposal: after, phase }: Seen): void {
  if (before.pin === undefined) return;
  expect(after.pin?.payloadHash).toBe(payloadHashOf(after));
  expect(after.pin?.payloadHash).toBe(before.pin.payloadHash);
  expect(after.pin?.charterVersion).toBe(before.pin.charterVersion);
  // Only a ruling at the opening marks an elector; nobody comes or goes, and no weight changes.
  const ids = (pin: ProposalRecord['pin']) =>
    pin?.electorate.map(({ memberId, weight }) => [memberId, weight]);
  expect(ids(after.pin)).toEqual(ids(before.pin));
  if (phase.state !== 'voting') expect(after).toEqual(before);
}

/** The ledger's votes read a second time, by rules written anew: own ballot, commitment, delegate, silence. */
function referenceVotes(on: ProposalSteps, decision: DecisionRecord): ReferenceVote[] {
  const { proposal, phase, ledger } = { ...look(on, decision.proposalId), ledger: on.ledger };
  const { trackId } = decision.rule;
  const electors =
    trackId === proposal.trackId ? proposal.pin?.electorate : proposal.pin?.standard?.electorate;
  const kind = decision.stage === 'ratification' ? 'ratification-ballot' : 'ballot';
  const ballots = new Map(ledger.records(kind).map(({ memberId, choice }) => [memberId, choice]));
  const hidden = new Set(ledger.records('commitment').map(({ memberId }) => memberId));
  const left = new Set(ledger.records('recusal').map(({ memberId }) => memberId));
  const end = Math.min(decision.decidedAt, (phase.votingEndsAt ?? Infinity) - 1);
  const handed = ledger
    .records('delegation')
    .filter((one) => one.trackId === trackId && one.since <= end && end < one.until)
    .filter(({ revokedAt }) => revokedAt === undefined || end < revokedAt);
  const own = (memberId: (typeof handed)[number]['from']): string | undefined =>
    ballots.get(memberId) ?? (hidden.has(memberId) ? 'unrevealed' : undefined);
  const out = new Set(
    electors?.filter((one) => one.recused !== undefined || left.has(one.memberId)).map((one) => one.memberId),
  );
  return (electors ?? []).map((elector) => {
    if (out.has(elector.memberId)) return { elector, fate: 'recused', delegated: false };
    const mine = own(elector.memberId);
    if (mine !== undefined) return { elector, fate: mine, delegated: false };
    const holder = handed.find(({ from }) => from === elector.memberId)?.to;
    const theirs = holder === undefined || out.has(holder) ? undefined : own(holder);
    return { elector, fate: theirs ?? 'silent', delegated: theirs !== undefined };
  });
}

function decisionsOf({ ledger }: ProposalSteps): DecisionRecord[] {
  return [...ledger.records('decision'), ...ledger.records('stage-decision')];
}

/** A decision is checked in the step in which it falls: what is cast later is none of its business. */
function checkDecisions(on: ProposalSteps, known: readonly DecisionRecord[]): void {
  const stages = known.map(({ stage }) => stage);
  for (const decision of decisionsOf(on).filter(({ stage }) => !stages.includes(stage))) {
    const track = FULL_CHARTER.tracks[decision.rule.trackId];
    if (track === undefined) throw new Error('no such track');
    const votes = referenceVotes(on, decision);
    const counted = referenceOutcome(track, votes);
    expect(decision.sustained?.met === false ? 'approved' : decision.outcome).toBe(counted);
    const total = votes.reduce((sum, { elector }) => sum + elector.weight, 0);
    expect(decision.tally.weight.total).toBeLessThanOrEqual(total);
  }
}

/** An annulment gives back what was, a ratification leaves it. */
function checkEnd(on: ProposalSteps, before: Seen, after: Seen): void {
  if (after.phase.state === before.phase.state) return;
  if (after.phase.state === 'annulled') expect(after.roles).toEqual(['approver']);
  if (after.phase.state === 'ratified') expect(after.roles).toContain('representative');
  if (before.phase.trackId === undefined && after.phase.trackId !== undefined) {
    expect(after.votes).toBe(before.votes);
    expect(after.phase.state).toBe('voting');
  }
  if (isTerminal(after.phase.state)) expect(on.ledger.records('open-proposal' as never)).toEqual([]);
}

async function live(on: ProposalSteps, trackId: string, tried: readonly Step[]): Promise<string> {
  consortium.restore();
  const proposalId = await on.draft([ACTION], 'bank.rep', { trackId });
  accepted(await on.send('bank.rep', 'Proposals:submit', { proposalId }));
  for (const step of tried) {
    const before = look(on, proposalId);
    const known = decisionsOf(on);
    await take(on, proposalId, step);
    const after = look(on, proposalId);
    checkWay(before, after);
    checkVotes(before, after);
    checkDeadlines(before, after);
    checkRelease(before, after);
    checkPin(before, after);
    checkDecisions(on, known);
    checkEnd(on, before, after);
  }
  return on.phase(proposalId).state;
}

test('the charter of these tests is sound', () => {
  expect(checkCharter(FULL_CHARTER).filter(({ severity }) => severity === 'refusal')).toEqual([]);
});

/** The way to an execution on each track, between whose steps anything may be tried. */
const opening: readonly Step[] = [
  { consent: 'bank', act: 'urgency' },
  { consent: 'exchange', act: 'urgency' },
  { wait: 11 },
  { move: 'Proposals:openVoting' },
];
const closing: readonly Step[] = [
  { wait: 70 },
  { move: 'Proposals:openReveal' },
  ...VOTER_IDS.map((reveal) => ({ reveal, choice: 'yes' }) as const),
  { move: 'Proposals:close' },
  { wait: 35 },
  { move: 'Execution:execute' },
  ...VOTER_IDS.map((who) => ({ ratify: who, choice: 'yes' }) as const),
  { move: 'Safeguards:concludeRatification' },
];
const road: readonly Step[] = [
  ...opening,
  ...VOTER_IDS.map((cast) => ({ cast, choice: 'yes' }) as const),
  ...closing,
];

test('whatever is tried on whichever track, beside the road of a decision or on it, its life keeps the invariants', async () => {
  const detours = fc.array(fc.array(steps, { maxLength: 2 }), {
    minLength: road.length,
    maxLength: road.length,
  });
  const ends = new Set<string>();
  const noDetours = road.map((): Step[] => []);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...TRACKS), detours, async (trackId, between) => {
      const tried = road.flatMap((one, index) => [...(between[index] ?? []), one]);
      ends.add(await live(consortium.current, trackId, tried));
    }),
    {
      numRuns: runs(24),
      examples: TRACKS.map((trackId) => [trackId, noDetours] as [typeof trackId, Step[][]]),
    },
  );
  expect(ends).toContain('executed');
  expect(ends).toContain('ratified');
});

test('the same holds when nobody follows any road', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...TRACKS),
      fc.array(steps, { minLength: 10, maxLength: 40 }),
      async (trackId, tried) => {
        await live(consortium.current, trackId, [...opening, ...tried]);
      },
    ),
    { numRuns: runs(24) },
  );
});
