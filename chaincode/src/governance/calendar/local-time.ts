import type { Millis } from '../ids.js';
import type { EpochDay } from './civil-date.js';
import { floorDivide } from './civil-date.js';

const MINUTE = 60_000;
/** Milliseconds of a local day: local time runs on through changes of the offset. */
export const DAY: Millis = 24 * 60 * MINUTE;

/** Where local time stands ahead of UTC, in milliseconds, from this moment on. */
export interface OffsetChange {
  readonly from: Millis;
  readonly offset: Millis;
}

/** A fixed offset and its changes, ascending and more than a day apart: time zone data as data of the charter. */
export interface LocalClock {
  readonly offset: Millis;
  readonly changes: readonly OffsetChange[];
}

/** A moment as a wall clock shows it: a day and the milliseconds since its midnight. */
export interface LocalMoment {
  readonly day: EpochDay;
  readonly time: Millis;
}

/**
 * What the wall clock has shown at most so far. Where the clock is set back it seems to stand still until it catches up, so that
 * local time never runs backwards: a later moment is never locally earlier.
 */
export function localMoment(at: Millis, clock: LocalClock): LocalMoment {
  const { before, change } = offsetsAt(at, clock);
  const shown = change === undefined ? at + before : Math.max(at + change.offset, change.from + before);
  const day = floorDivide(shown, DAY);
  return { day, time: shown - day * DAY };
}

/** The first moment at which the wall clock shows this time; a time that the clock skips, when it skips. */
export function momentOf({ day, time }: LocalMoment, clock: LocalClock): Millis {
  const wanted = day * DAY + time;
  const stretches = [{ from: -Infinity, offset: clock.offset }, ...clock.changes];
  const candidates = stretches.map(({ from, offset }) => Math.max(from, wanted - offset));
  const index = candidates.findIndex(
    (candidate, stretch) => candidate <= (stretches[stretch + 1]?.from ?? Infinity),
  );
  return candidates[index] ?? wanted - clock.offset;
}

/** The last change that has happened and the offset that it replaced. */
function offsetsAt(at: Millis, { offset, changes }: LocalClock): { before: Millis; change?: OffsetChange } {
  const next = changes.findIndex(({ from }) => from > at);
  const index = (next < 0 ? changes.length : next) - 1;
  const change = changes[index];
  if (change === undefined) return { before: offset };
  return { before: changes[index - 1]?.offset ?? offset, change };
}

/** Milliseconds of an offset such as `+08:00` or `-03:30`. */
export function parseOffset(text: string): Millis {
  const [hours = '0', minutes = '0'] = text.slice(1).split(':');
  return (text.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * MINUTE;
}

/** Milliseconds since midnight of a time of day such as `17:30`; `24:00` is the end of the day. */
export function parseTimeOfDay(text: string): Millis {
  const [hours = '0', minutes = '0'] = text.split(':');
  return (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
