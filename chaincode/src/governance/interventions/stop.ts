import { changed, type Change } from '../change.js';
import type { Millis } from '../ids.js';
import type { InterventionRecord, SystemStop } from '../records/interventions.js';
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
  const after: ConsortiumRecord = { ...consortium, stop };
  return accept([changed('system.stopped', consortium, { kind: 'consortium', record: after })]);
}

/** The system goes on; nothing where this intervention has not stopped it. */
export function resuming(interventionId: string, { consortium }: Stoppable): readonly Change[] {
  if (consortium.stop?.interventionId !== interventionId) return [];
  const after: { -readonly [Name in keyof ConsortiumRecord]: ConsortiumRecord[Name] } = { ...consortium };
  delete after.stop;
  return [changed('system.resumed', consortium, { kind: 'consortium', record: after })];
}

/** By what the system is stopped at this moment. */
export function stopAt({ stop }: Pick<ConsortiumRecord, 'stop'>, now: Millis): SystemStop | undefined {
  if (stop === undefined) return undefined;
  return stop.until === undefined || now < stop.until ? stop : undefined;
}
