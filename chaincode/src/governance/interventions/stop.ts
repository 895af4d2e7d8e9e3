import { changed, type Change } from '../change.js';
import type { Millis } from '../ids.js';
import type { InterventionRecord, StopPeriod, SystemStop } from '../records/interventions.js';
import type { ConsortiumRecord } from '../records/members.js';
import { accept, refuse, type Verdict } from '../verdict.js';

interface Stoppable {
  readonly consortium: ConsortiumRecord;
  readonly now: Millis;
}

/** The system stops, or its stop lasts longer: SYSTEM_STOPPED where another intervention has stopped it. */
export function stopping(
  { id, kind }: InterventionRecord,
  times: Pick<SystemStop, 'since' | 'until'>,
  { consortium, now }: Stoppable,
): Verdict<readonly Change[]> {
  const stopped = stopAt(consortium, now);
  if (stopped !== undefined && stopped.interventionId !== id) {
    return refuse('SYSTEM_STOPPED', { kind: stopped.kind, interventionId: stopped.interventionId });
  }
  const stop: SystemStop = {
    interventionId: id,
    kind: kind === 'terminate-system' ? kind : 'pause-system',
    ...times,
  };
  const after: ConsortiumRecord = { ...withStopOver(consortium, id, now), stop };
  return accept([changed('system.stopped', consortium, { kind: 'consortium', record: after })]);
}

/** The system goes on; nothing where this intervention has not stopped it. */
export function resuming(interventionId: string, { consortium, now }: Stoppable): readonly Change[] {
  if (consortium.stop?.interventionId !== interventionId) return [];
  const record = withStopOver(consortium, undefined, now);
  return [changed('system.resumed', consortium, { kind: 'consortium', record })];
}

/** The record with its last stop among those that are over, unless that is the one that goes on. */
function withStopOver(
  { stop, ...others }: ConsortiumRecord,
  goesOn: string | undefined,
  now: Millis,
): ConsortiumRecord {
  if (stop === undefined || stop.interventionId === goesOn) return others;
  return { ...others, stops: stopsUntil({ stop, ...others }, now) };
}

/** For how long the system was stopped, each time, up to this moment; the running stop until now. */
export function stopsUntil(
  { stop, stops = [] }: Pick<ConsortiumRecord, 'stop' | 'stops'>,
  now: Millis,
): readonly StopPeriod[] {
  if (stop === undefined) return stops;
  return [...stops, { from: stop.since, until: Math.min(now, stop.until ?? now) }];
}

/** By what the system is stopped at this moment. */
export function stopAt({ stop }: Pick<ConsortiumRecord, 'stop'>, now: Millis): SystemStop | undefined {
  if (stop === undefined) return undefined;
  return stop.until === undefined || now < stop.until ? stop : undefined;
}
