import { changed, type Change } from '../change.js';
import type { Millis } from '../ids.js';
import { openAccount, planBar, planUnbar } from '../people/account-changes.js';
import type { InterventionRecord, SystemStop } from '../records/interventions.js';
import type { ConsortiumRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { endsAt } from './in-force.js';

/** What interventions act on. */
export interface World {
  readonly state: GovernanceState;
  readonly consortium: ConsortiumRecord;
  readonly now: Millis;
}

/** What an intervention changes when it takes effect, or when its end is put off: SYSTEM_STOPPED where another one has stopped the system. */
export function imposing(
  record: InterventionRecord,
  { state, consortium, now }: World,
): Verdict<readonly Change[]> {
  const { id, kind, personId, imposedAt } = record;
  const end = endsAt(record);
  const since = imposedAt ?? now;
  const times = { since, ...(end === undefined ? {} : { until: end }) };
  if (personId !== undefined) {
    const bar = { kind: kind === 'freeze-person' ? 'frozen' : 'locked', source: id, ...times } as const;
    return planBar(personId, bar, { state, now });
  }
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

/** What changes when an intervention ends; nothing where a vote or the time has undone its effect already. */
export function ending(
  { id, personId }: InterventionRecord,
  { state, consortium, now }: World,
): Verdict<readonly Change[]> {
  if (personId !== undefined) {
    const account = openAccount(personId, state);
    const bar = account.ok ? account.value.bars?.find(({ source }) => source === id) : undefined;
    if (bar === undefined) return accept([]);
    const event = bar.kind === 'frozen' ? 'person.unfrozen' : 'person.unlocked';
    return planUnbar(personId, { event, goes: ({ source }) => source === id }, { state, now });
  }
  if (consortium.stop?.interventionId !== id) return accept([]);
  const after: { -readonly [Name in keyof ConsortiumRecord]: ConsortiumRecord[Name] } = { ...consortium };
  delete after.stop;
  return accept([changed('system.resumed', consortium, { kind: 'consortium', record: after })]);
}

/** By what the system is stopped at this moment. */
export function stopAt({ stop }: Pick<ConsortiumRecord, 'stop'>, now: Millis): SystemStop | undefined {
  if (stop === undefined) return undefined;
  return stop.until === undefined || now < stop.until ? stop : undefined;
}
