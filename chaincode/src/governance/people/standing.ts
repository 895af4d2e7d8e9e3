import type { Millis } from '../ids.js';
import type { Bar, PersonRecord } from '../records/members.js';
import type { PersonStatus } from '../states.js';

/**
 * The account as it stands at a moment (R14). What ends by itself has ended without a transaction: a freeze whose time is over, and the
 * validity of an account that nobody renewed. Every decider sees people through this, so that nobody acts on a stale word.
 */
export function personAt(person: PersonRecord, now: Millis): PersonRecord {
  if (person.status === 'closed') return person;
  const bars = (person.bars ?? []).filter(({ until }) => until === undefined || now < until);
  return withBars({ ...person, status: statusOf(person, bars, now) }, bars);
}

/** A freeze is about the person and outweighs a lock, which is about the key; both outweigh an account that is merely too old. */
function statusOf({ validUntil }: PersonRecord, bars: readonly Bar[], now: Millis): PersonStatus {
  if (bars.some(({ kind }) => kind === 'frozen')) return 'frozen';
  if (bars.some(({ kind }) => kind === 'locked')) return 'locked';
  return validUntil !== undefined && now >= validUntil ? 'expired' : 'active';
}

function withBars(person: PersonRecord, bars: readonly Bar[]): PersonRecord {
  const without: { -readonly [Name in keyof PersonRecord]: PersonRecord[Name] } = { ...person };
  delete without.bars;
  return bars.length === 0 ? without : { ...without, bars };
}

/** The account with one more bar; a bar from the same source is replaced. */
export function barred(person: PersonRecord, bar: Bar, now: Millis): PersonRecord {
  const others = (person.bars ?? []).filter(({ source }) => source !== bar.source);
  return personAt({ ...person, bars: [...others, bar] }, now);
}

/** The account without the bars that this tells to go. */
export function unbarred(person: PersonRecord, goes: (bar: Bar) => boolean, now: Millis): PersonRecord {
  return personAt({ ...person, bars: (person.bars ?? []).filter((bar) => !goes(bar)) }, now);
}
