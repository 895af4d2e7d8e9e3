/**
 * The invariants of a proposal's life (R21, R28, R29), each in the words of the design and each with its own property: whatever is tried on
 * whichever track, on the road of a decision or off it, every step keeps it. docs/HACKING.md has the table of all invariants.
 */
import { checkCharter } from '../governance/charter/checks/charter-checks.js';
import { nominalMs } from '../governance/calendar/duration.js';
import { isTerminal, nextStates } from '../governance/lifecycle/transitions.js';
import { payloadHashOf } from '../governance/lifecycle/submit.js';
import type { Count } from '../governance/records/decisions.js';
import type { PhaseRecord } from '../governance/records/proposals.js';
import { FULL_CHARTER } from '../testing/full-charter.js';
import { ROADS, walk, walks, type Fallen, type Taken, type WalkStep } from '../testing/life-walk.js';
import { useConsortium } from '../testing/proposal-steps.js';
import { fc, runs } from '../testing/properties.js';
import { referenceOutcome } from '../testing/reference-count.js';

const consortium = useConsortium(FULL_CHARTER);

/** Every property meets the same walks, from the same seed: each is walked once. */
const walked = new Map<string, Promise<Taken[]>>();

async function stepsOf(of: Parameters<typeof walk>[1]): Promise<Taken[]> {
  const key = JSON.stringify(of);
  const known = walked.get(key) ?? walk(consortium, of);
  walked.set(key, known);
  return known;
}

/** Whether a step had to do with the invariant; expects it to be kept. */
type Check = (taken: Taken) => boolean;

/** States that can be reached in one transaction: some are only passed through. */
function reachable(from: PhaseRecord['state']): readonly string[] {
  const next = nextStates(from);
  const passed = next.filter((state) => state === 'approved' || state === 'executed');
  return [...next, ...passed.flatMap(nextStates)];
}

const trackOf = (id: string) => FULL_CHARTER.tracks[id] ?? never();
const isClosing = (step: WalkStep): boolean => 'move' in step && step.move === 'Proposals:close';
const DEADLINES = ['noticeEndsAt', 'votingEndsAt', 'dueAt', 'expiresAt'] as const;

/** Expects something of every decision that fell in the step. */
const ofDecisions =
  (check: (fallen: Fallen) => void): Check =>
  ({ fallen }) => {
    fallen.forEach(check);
    return fallen.length > 0;
  };

const INVARIANTS: Readonly<Record<string, Check>> = {
  'only these transitions': ({ before, after }) => {
    if (after.phase.state === before.phase.state) return false;
    expect(reachable(before.phase.state)).toContain(after.phase.state);
    return true;
  },

  'terminal states absorb': ({ before, after }) => {
    if (isTerminal(after.phase.state)) expect(after.open).toBe(0);
    if (!isTerminal(before.phase.state)) return false;
    expect({ ...after, at: 0 }).toEqual({ ...before, at: 0, audit: after.audit });
    return true;
  },

  'what is refused changes nothing': ({ before, after }) => {
    if (after.audit !== before.audit) return false;
    expect({ ...after, at: 0 }).toEqual({ ...before, at: 0 });
    return true;
  },

  'executed at most once and only if approved under the pinned rules': ({ before, after }) => {
    expect(after.executed).toBeLessThanOrEqual(1);
    if (after.executed === before.executed) return false;
    expect(before.phase.state).toBe('queued');
    return true;
  },

  'nothing takes effect but by the execution, and the annulment of it': ({ before, after }) => {
    if (after.roles.length === before.roles.length) return false;
    expect(after.executed > before.executed || after.phase.state === 'annulled').toBe(true);
    return true;
  },

  'payload hash fixed after notice': ({ before, after }) => {
    expect(after.proposal.pin?.payloadHash).toBe(payloadHashOf(after.proposal));
    expect(after.proposal.pin?.payloadHash).toBe(before.proposal.pin?.payloadHash);
    expect(after.proposal.pin?.charterVersion).toBe(before.proposal.pin?.charterVersion);
    return true;
  },

  'electors and weights fixed after notice': ({ before, after }) => {
    // Only a ruling at the opening marks an elector as recused.
    const ids = (seen: Taken['before']) =>
      seen.proposal.pin?.electorate.map(({ memberId, weight }) => [memberId, weight]);
    expect(ids(after)).toEqual(ids(before));
    if (after.phase.state !== 'voting') expect(after.proposal).toEqual(before.proposal);
    return true;
  },

  'tally = recount': ofDecisions(({ decision, votes }) => {
    const sum = (of: (fate: string) => boolean, weigh: (weight: number) => number): number =>
      votes.filter(({ fate }) => of(fate)).reduce((total, { elector }) => total + weigh(elector.weight), 0);
    const recount = (weigh: (weight: number) => number): Partial<Count> => ({
      yes: sum((fate) => fate === 'yes', weigh),
      no: sum((fate) => fate === 'no', weigh),
      abstain: sum((fate) => fate === 'abstain', weigh),
      silent: sum((fate) => fate === 'silent', weigh),
      total: sum((fate) => fate !== 'recused', weigh),
    });
    expect(decision.tally.heads).toMatchObject(recount(() => 1));
    expect(decision.tally.weight).toMatchObject(recount((weight) => weight));
  }),

  'the outcome is that of a second count': ofDecisions(({ decision, votes }) => {
    const counted = referenceOutcome(trackOf(decision.rule.trackId), votes);
    // What was not held for long enough is no approval although it would count as one.
    expect(decision.sustained?.met === false ? 'approved' : decision.outcome).toBe(counted);
  }),

  'counted weight ≤ pinned electorate': ofDecisions(({ decision, votes }) => {
    const all = votes.reduce((sum, { elector }) => sum + elector.weight, 0);
    const { yes, no, abstain, silent, unrevealed = 0, total } = decision.tally.weight;
    expect(yes + no + abstain + silent + unrevealed).toBe(total);
    expect(total).toBeLessThanOrEqual(all);
  }),

  'one live ballot per member, delegation included': ({ after, fallen }) => {
    for (const records of [after.ballots, after.commitments]) {
      expect(new Set(records.map(({ memberId }) => memberId)).size).toBe(records.length);
    }
    for (const { decision, votes } of fallen) {
      const { yes, no, abstain, silent, unrevealed = 0 } = decision.tally.heads;
      const out = votes.filter(({ fate }) => fate === 'recused').length;
      expect(yes + no + abstain + silent + unrevealed + out).toBe(votes.length);
      const cast = new Set(after.ballots.map(({ memberId }) => memberId));
      // Whoever has a ballot of its own is represented by nobody.
      const given = decision.stage === 'ratification' ? [] : (decision.delegated ?? []);
      expect(given.filter(({ from }) => cast.has(from))).toEqual([]);
    }
    return fallen.length > 0;
  },

  'deadlines never shrink': ({ before, after }) => {
    for (const name of DEADLINES) {
      expect(after.phase[name] ?? Infinity).toBeGreaterThanOrEqual(before.phase[name] ?? 0);
    }
    return DEADLINES.some((name) => after.phase[name] !== before.phase[name]);
  },

  'extensions ≤ cap': ({ before, after }) => {
    const cap = trackOf(after.proposal.trackId).extension?.cap ?? 'PT0S';
    expect(after.phase.extended ?? 0).toBeLessThanOrEqual(nominalMs(cap));
    return after.phase.extended !== before.phase.extended;
  },

  'no ballot after close': ({ before, after }) => {
    const isSame =
      before.ballots === after.ballots ||
      JSON.stringify([before.ballots, before.commitments]) ===
        JSON.stringify([after.ballots, after.commitments]);
    if (!isSame) {
      expect(['voting', 'reveal']).toContain(before.phase.state);
      const end = before.phase.state === 'voting' ? before.phase.votingEndsAt : before.phase.revealEndsAt;
      expect(after.at).toBeLessThan(end ?? 0);
      expect(after.phase).toEqual(before.phase);
    }
    if (after.ratification !== before.ratification) {
      expect(before.phase.state).toBe('awaiting-ratification');
      expect(after.at).toBeLessThan(before.phase.ratificationEndsAt ?? 0);
    }
    return !isSame;
  },

  'nothing executes while held, before due or after expiry': ({ step, before, after }) => {
    const { state, dueAt = Infinity, expiresAt = 0 } = before.phase;
    const may = state === 'queued' && after.at >= dueAt && after.at <= expiresAt;
    if (!may) expect(after.executed).toBe(before.executed);
    return 'move' in step && step.move === 'Execution:execute';
  },

  'hold keeps the remaining time': ({ before: { phase: before }, after: { phase: after, at } }) => {
    if (before.hold === undefined || after.state === 'held') return false;
    const { at: from } = before.hold;
    for (const name of [...DEADLINES, 'revealEndsAt'] as const) {
      const was = before[name];
      if (was !== undefined) expect(after[name]).toBe(was > from ? was + at - from : was);
    }
    return true;
  },

  'conversion keeps ballots': ({ step, before, after }) => {
    if (before.phase.trackId !== undefined || after.phase.trackId === undefined) return false;
    expect(isClosing(step)).toBe(true);
    expect(after.ballots).toEqual(before.ballots);
    expect(after.phase.state).toBe('voting');
    return true;
  },

  'unratified urgent actions are annulled': ({ before, after, fallen }) => {
    if (before.phase.state !== 'awaiting-ratification' || after.phase.state === before.phase.state)
      return false;
    const ratified = fallen.some(
      ({ decision: { stage, outcome } }) => stage === 'ratification' && outcome === 'approved',
    );
    expect(after.phase.state).toBe(ratified ? 'ratified' : 'annulled');
    expect(after.roles).toEqual(ratified ? ['approver', 'representative'] : ['approver']);
    return true;
  },
};

function never(): never {
  throw new Error('no such track');
}

test('the charter of these tests is sound', () => {
  expect(checkCharter(FULL_CHARTER).filter(({ severity }) => severity === 'refusal')).toEqual([]);
});

test.each(Object.entries(INVARIANTS))('%s', async (_name, check) => {
  let met = 0;
  await fc.assert(
    fc.asyncProperty(walks, async (of) => {
      for (const taken of await stepsOf(of)) if (check(taken)) met += 1;
    }),
    { numRuns: runs(48), examples: ROADS.map((of) => [of]) },
  );
  expect(met).toBeGreaterThan(0);
});
