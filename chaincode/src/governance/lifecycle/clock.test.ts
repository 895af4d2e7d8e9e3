import { ORDINARY_TRACK, SAMPLE_CHARTER } from '../../testing/sample-charter.js';
import type { Track } from '../charter.js';
import type { ProposalId } from '../ids.js';
import type { PhaseRecord } from '../records/proposals.js';
import { clockTime, heldSoFar, putOff } from './clock.js';
import { earlyCloseFrom } from './early-close.js';

const pauses = [
  { from: 100, until: 150 },
  { from: 200, until: 230, by: 'stop' },
] as const;

test.each([
  ['before any pause', 100, 100],
  ['in a pause the clock shows when it stopped', 120, 100],
  ['at the end of a pause', 150, 100],
  ['after a pause', 151, 101],
  ['in the second one', 210, 150],
  ['after both', 300, 220],
])('%s', (_when, at, shown) => {
  expect(clockTime(at, pauses)).toBe(shown);
});

test('without pauses the clock shows the time', () => {
  expect(clockTime(300)).toBe(300);
});

test('what holds have lasted together leaves out stops of the system', () => {
  expect(heldSoFar({ pauses })).toBe(50);
  expect(heldSoFar({})).toBe(0);
});

test('what lay ahead when the clocks stopped is put off by as long, and nothing else', () => {
  const phase: PhaseRecord = {
    schemaVersion: 1,
    proposalId: 'p' as ProposalId,
    state: 'queued',
    since: 10,
    votingOpenedAt: 20,
    votingEndsAt: 100,
    dueAt: 101,
    expiresAt: 500,
    reviewsEndAt: [100, 101],
  };
  expect(putOff(phase, { from: 100, until: 150 })).toEqual({
    votingEndsAt: 100,
    dueAt: 151,
    expiresAt: 550,
    reviewsEndAt: [100, 151],
  });
});

describe('from when a vote may end early', () => {
  const from = (track: Partial<Track>, phase: Partial<PhaseRecord> = { votingOpenedAt: 100 }) =>
    earlyCloseFrom({ track: { ...ORDINARY_TRACK, ...track }, charter: SAMPLE_CHARTER }, phase);
  const after = { earlyDecision: { on: ['approved' as const], after: 'PT1S' } };

  test.each<[string, Partial<Track>, number | undefined]>([
    ['at once, where the track says no more', { earlyDecision: true }, 100],
    ['after the time that the track names', after, 1100],
    ['never, where the track says so', { earlyDecision: false }, undefined],
    ['never, where ballots can change', { ...after, changeable: { until: 'PT0S' } }, undefined],
    [
      'never, where electors are fixed at the end',
      { ...after, electorate: { fixed: 'closing', weight: 'own' } },
      undefined,
    ],
    [
      'after that time, where they are fixed before',
      { ...after, electorate: { fixed: 'opening', weight: 'own' } },
      1100,
    ],
    ['never, of an election', { ...after, election: { method: 'approval', tie: 'fails' } }, undefined],
  ])('%s', (_when, track, moment) => {
    expect(from(track)).toBe(moment);
  });

  test('never before it has opened, and later by as long as its clock has stood still since', () => {
    expect(from(after, {})).toBeUndefined();
    const stood = (...[first, until]: readonly [number, number]) =>
      from(after, { votingOpenedAt: 100, pauses: [{ from: first, until }] });
    expect(stood(50, 90)).toBe(1100);
    expect(stood(100, 150)).toBe(1150);
    expect(stood(1099, 1199)).toBe(1200);
    expect(stood(1100, 1200)).toBe(1100);
  });
});
