import { fc } from '../../testing/properties.js';
import { resuming, stopAt, stopping } from '../interventions/stop.js';
import type { ProposalId } from '../ids.js';
import type { InterventionRecord } from '../records/interventions.js';
import type { ConsortiumRecord } from '../records/members.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import { heldSoFar } from './clock.js';
import type { HoldState } from './hold.js';
import { decideRelease } from './release.js';
import { asOfStops } from './system-stops.js';

const proposalId = 'a'.repeat(64) as ProposalId;
const RESOLUTION = { actions: [{ kind: 'resolution.record', payload: { text: 'x' } }] };
const START = 1_000;

/** A consortium and a vote in it, at a moment, with the real rules doing the writing. */
class Timeline {
  now = START;
  consortium = {} as ConsortiumRecord;
  phase: PhaseRecord;
  readonly proposal: ProposalRecord;

  constructor(remaining: number, proposal: object = RESOLUTION) {
    this.proposal = proposal as ProposalRecord;
    this.phase = {
      ...{ schemaVersion: 1, proposalId, state: 'voting', since: START },
      votingEndsAt: START + remaining,
    };
  }

  get isStopped(): boolean {
    return stopAt(this.consortium, this.now) !== undefined;
  }

  get isHeld(): boolean {
    return this.phase.hold !== undefined;
  }

  /** As anybody sees it now who is to judge by it. */
  get seen(): PhaseRecord {
    return asOfStops(this, this.consortium, this.now);
  }

  /** What any transition does besides: it writes what it has seen, from this moment on. */
  look(): void {
    this.phase = { ...this.seen, since: this.now };
  }

  stop(until?: number): void {
    const id = `stop ${this.now}`;
    const times = { since: this.now, ...(until === undefined ? {} : { until }) };
    const intervention = { id, kind: 'pause-system' } as InterventionRecord;
    const planned = stopping(intervention, times, this);
    if (!planned.ok) throw new Error(planned.refusal.code);
    this.#take(planned.value);
  }

  resume(): void {
    this.#take(resuming(this.consortium.stop?.interventionId ?? '', this));
  }

  #take(changes: readonly { readonly after: unknown }[]): void {
    const [change] = changes;
    if (change !== undefined) this.consortium = change.after as ConsortiumRecord;
  }

  hold(until: number): void {
    this.look();
    const hold = { state: 'voting', at: this.now, until, bodyId: 'assembly', reason: 'x' } as const;
    this.phase = { ...this.phase, state: 'held', hold };
  }

  release(): void {
    const held = { proposal: this.proposal, phase: this.seen } as unknown as HoldState;
    const released = decideRelease(held, { now: this.now } as Parameters<typeof decideRelease>[1]);
    if (!released.ok) throw new Error(released.refusal.code);
    this.phase = released.value.changes[0]?.after as PhaseRecord;
  }
}

interface Stretch {
  readonly lasts: number;
  readonly stopped: boolean;
  readonly held: boolean;
  /** Whether a transition writes the phase at its beginning. */
  readonly looks: boolean;
  /** Whether the stop is known to end then, and nobody records that it has. */
  readonly silent: boolean;
}

const NOTHING: Stretch = { lasts: 0, stopped: false, held: false, looks: false, silent: false };

const stretches = fc.array(
  fc.record({
    lasts: fc.integer({ min: 1, max: 50 }),
    stopped: fc.boolean(),
    held: fc.boolean(),
    looks: fc.boolean(),
    silent: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

/** Where the timeline goes over into this stretch; nothing begins to be held while the system is stopped. */
function enter(timeline: Timeline, stretch: Stretch): void {
  const wasStopped = timeline.isStopped;
  leave(timeline, stretch);
  if (stretch.held && !timeline.isHeld && !wasStopped) timeline.hold(timeline.now);
  if (stretch.stopped && !wasStopped)
    timeline.stop(stretch.silent ? timeline.now + stretch.lasts : undefined);
  if (stretch.looks && !wasStopped && !timeline.isHeld) timeline.look();
}

function leave(timeline: Timeline, { stopped, held }: Stretch): void {
  if (timeline.isStopped && !stopped) timeline.resume();
  if (timeline.isHeld && !held) timeline.release();
}

test('a clock shows what is left of its time whenever it runs, however stops and holds come and overlap', () => {
  fc.assert(
    fc.property(stretches, fc.integer({ min: 601, max: 2_000 }), (all, remaining) => {
      const timeline = new Timeline(remaining);
      let left = remaining;
      let latest = 0;
      for (const stretch of all) {
        enter(timeline, stretch);
        timeline.now += stretch.lasts;
        if (!stretch.stopped && !timeline.isHeld) left -= stretch.lasts;
        const deadline = timeline.seen.votingEndsAt ?? 0;
        expect(deadline).toBeGreaterThanOrEqual(latest);
        latest = deadline;
        if (!timeline.isHeld) expect(deadline).toBe(timeline.now + left);
      }
      leave(timeline, NOTHING);
      expect(timeline.seen.votingEndsAt).toBe(timeline.now + left);
    }),
  );
});

test('time stopped is not taken from the time that holds may last', () => {
  const timeline = new Timeline(100);
  timeline.stop();
  timeline.now += 40;
  timeline.resume();
  timeline.look();
  expect(timeline.phase).toMatchObject({ pauses: [{ from: START, until: START + 40, by: 'stop' }] });
  expect(heldSoFar(timeline.phase)).toBe(0);
});

test('what has passed before the stop stays, and so does what was set after it', () => {
  const timeline = new Timeline(100);
  timeline.phase = { ...timeline.phase, dueAt: START };
  timeline.stop();
  timeline.now += 40;
  timeline.resume();
  expect(timeline.seen).toMatchObject({ dueAt: START, votingEndsAt: START + 140 });
  timeline.now += 1;
  timeline.phase = { ...timeline.phase, votingEndsAt: START + 500, since: timeline.now };
  expect(timeline.seen.votingEndsAt).toBe(START + 500);
});

test('a vote about the stop itself keeps its time, and what is over is over', () => {
  const confirm = { kind: 'intervention.confirm', payload: { interventionId: 'b'.repeat(64) } };
  const about = new Timeline(100, { actions: [confirm] });
  const over = new Timeline(100);
  over.phase = { ...over.phase, state: 'rejected' };
  for (const timeline of [about, over]) {
    timeline.stop();
    timeline.now += 40;
    expect(timeline.seen.votingEndsAt).toBe(START + 100);
  }
});

test('a stop whose time ran out counts until then, also when the next one follows before anybody has said so', () => {
  const timeline = new Timeline(100);
  timeline.stop(START + 10);
  timeline.now += 30;
  timeline.stop();
  timeline.now += 5;
  expect(timeline.seen.votingEndsAt).toBe(START + 115);
  timeline.resume();
  timeline.now += 5;
  expect(timeline.consortium.stops).toEqual([
    { from: START, until: START + 10 },
    { from: START + 30, until: START + 35 },
  ]);
});
