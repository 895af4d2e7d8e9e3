import type { InterventionRecord } from '../records/interventions.js';
import type { ConsortiumRecord } from '../records/members.js';
import { goOnInStop } from './goes-on.js';
import { resuming, stopAt, stopping, stopsUntil } from './stop.js';

const [ONE, OTHER] = ['a', 'b'].map((letter) => letter.repeat(64)) as [string, string];
const CONSORTIUM = {
  schemaVersion: 1,
  channel: 'governance',
  charterVersion: 1,
} as unknown as ConsortiumRecord;
const PERIOD = { from: 10, until: 20 };
const pause = { id: ONE, kind: 'pause-system' } as unknown as InterventionRecord;
const terminate = { id: ONE, kind: 'terminate-system' } as unknown as InterventionRecord;
/** Stopped by the other intervention from 50 to 60. */
const STOPPED: ConsortiumRecord = {
  ...CONSORTIUM,
  stops: [PERIOD],
  stop: { interventionId: OTHER, kind: 'pause-system', since: 50, until: 60 },
};

function stops(intervention: InterventionRecord, consortium: ConsortiumRecord, now: number): unknown {
  const planned = stopping(intervention, { since: now, until: 100 }, { consortium, now });
  return planned.ok
    ? planned.value.map(({ event, before, after }) => [event, before, after])
    : planned.refusal;
}

test.each([
  ['pause-system', pause],
  ['terminate-system', terminate],
])('%s stops the system, and the record says which of the two', (kind, intervention) => {
  const stop = { interventionId: ONE, kind, since: 30, until: 100 };
  expect(stops(intervention, CONSORTIUM, 30)).toEqual([
    ['system.stopped', CONSORTIUM, { ...CONSORTIUM, stop }],
  ]);
});

test('one stop at a time: another one waits for the end of the first, whose time then stands among those that are over', () => {
  const refusal = { code: 'SYSTEM_STOPPED', params: { kind: 'pause-system', interventionId: OTHER } };
  expect(stops(pause, STOPPED, 59)).toEqual(refusal);
  const stop = { interventionId: ONE, kind: 'pause-system', since: 60, until: 100 };
  const after = { ...CONSORTIUM, stops: [PERIOD, { from: 50, until: 60 }], stop };
  expect(stops(pause, STOPPED, 60)).toEqual([['system.stopped', STOPPED, after]]);
});

test('a stop that is put off stays one, and does not count as over', () => {
  const running = {
    ...STOPPED,
    stop: { ...STOPPED.stop, interventionId: ONE, kind: 'pause-system', since: 50 } as const,
  };
  const planned = stopping(pause, { since: 50, until: 200 }, { consortium: running, now: 55 });
  expect(planned).toMatchObject({
    value: [{ after: { stops: [PERIOD], stop: { interventionId: ONE, since: 50, until: 200 } } }],
  });
});

test('the system goes on by the end of the intervention that has stopped it, and of no other', () => {
  expect(resuming(ONE, { consortium: STOPPED, now: 55 })).toEqual([]);
  expect(resuming(ONE, { consortium: CONSORTIUM, now: 55 })).toEqual([]);
  const [change, ...more] = resuming(OTHER, { consortium: STOPPED, now: 55 });
  expect(more).toEqual([]);
  expect(change).toMatchObject({ event: 'system.resumed', before: STOPPED });
  expect(change?.after).toEqual({ ...CONSORTIUM, stops: [PERIOD, { from: 50, until: 55 }] });
});

test.each([
  ['now, while it lasts', STOPPED, 55, [PERIOD, { from: 50, until: 55 }]],
  ['its own end, after that', STOPPED, 99, [PERIOD, { from: 50, until: 60 }]],
  ['now, where it has no end', { stop: { ...pauseFrom(50) } }, 99, [{ from: 50, until: 99 }]],
  ['nothing, where the system was never stopped', CONSORTIUM, 99, []],
])('the time of the last stop counts until %s', (_when, consortium, now, periods) => {
  expect(stopsUntil(consortium, now)).toEqual(periods);
});

function pauseFrom(since: number) {
  return { interventionId: ONE, kind: 'pause-system', since } as const;
}

test('the system is stopped until the end of its stop, that moment not included', () => {
  expect(stopAt(STOPPED, 59)).toBe(STOPPED.stop);
  expect(stopAt(STOPPED, 60)).toBeUndefined();
  expect(stopAt(CONSORTIUM, 60)).toBeUndefined();
  const endless = pauseFrom(50);
  expect(stopAt({ stop: endless }, 9_999)).toBe(endless);
});

test.each([
  [['intervention.confirm'], true],
  [['intervention.lift', 'release.roll-back'], true],
  [['intervention.lift', 'resolution.record'], false],
  [['intervention.order'], false],
  [[], false],
])('a proposal of %j goes on in a stop: %s', (kinds, goesOn) => {
  expect(goOnInStop(kinds)).toBe(goesOn);
});
