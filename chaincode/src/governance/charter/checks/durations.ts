import { checkCalendar } from '../../calendar/check-calendar.js';
import type { Charter, Track } from '../../charter.js';
import { refusal, warning, type CharterFinding } from './finding.js';
import { businessDaysOf } from '../../calendar/add-duration.js';
import { nominalMs } from '../../calendar/duration.js';

/** Bounds of time that cross each other, and working days without a calendar to count them by. */
export function checkDurations(charter: Charter): CharterFinding[] {
  return [
    ...Object.entries(charter.tracks).flatMap(([id, track]) => checkTrack(`tracks.${id}`, track)),
    ...checkCalendars(charter),
    ...checkTolerance(charter),
    ...checkHearing(charter),
    ...checkLockWindow(charter),
    ...checkDues(charter),
  ];
}

function checkTrack(path: string, track: Track): CharterFinding[] {
  return [...zeroDurations(path, track), ...crossedBounds(path, track)];
}

function crossedBounds(path: string, { voting, window, extension, holds }: Track): CharterFinding[] {
  const atMost: readonly (readonly [string, string | undefined, string | undefined])[] = [
    ['window.floor', window?.floor, voting],
    ['window.ceiling', voting, window?.ceiling],
    ['extension.by', extension?.by, extension?.cap],
    ['holds.longest', holds?.longest, holds?.total],
  ];
  return atMost.flatMap(([name, least, most]) =>
    least === undefined || most === undefined || nominalMs(least) <= nominalMs(most)
      ? []
      : [refusal('BOUNDS_CROSSED', `${path}.${name}`, `${least} is more than ${most}`)],
  );
}

/** What must take some time. The notice of an urgent track may be short, but never nothing (design §3). */
function zeroDurations(path: string, track: Track): CharterFinding[] {
  const { voting, delay, grace, window, secret, extension, holds, urgent } = track;
  const never = {
    voting,
    delay,
    grace,
    'window.floor': window?.floor,
    'secret.reveal': secret?.reveal,
    'extension.by': extension?.by,
    'extension.stretch': extension?.stretch,
    'holds.longest': holds?.longest,
    'urgent.ratification': urgent?.ratification,
    'delegation.longest': track.delegation?.longest,
    notice: urgent && track.notice,
  };
  return Object.entries(never)
    .filter(([, duration]) => duration !== undefined && nominalMs(duration) === 0)
    .map(([name]) => refusal('DURATION_ZERO', `${path}.${name}`, `${name} must be longer than zero`));
}

/** Business days anywhere in the charter need its calendar. */
function checkCalendars(charter: Charter): CharterFinding[] {
  const unsound = Object.entries(charter.calendars ?? {}).flatMap(([id, calendar]) =>
    checkCalendar(calendar).map(({ path, problem }) =>
      refusal('CALENDAR_UNSOUND', `calendars.${id}.${path}`, problem),
    ),
  );
  if (charter.calendar !== undefined) return unsound;
  const [first] = businessDaysIn(charter, '');
  if (first === undefined) return unsound;
  return [
    ...unsound,
    refusal('CALENDAR_MISSING', first, 'working days need the charter to name its `calendar`'),
  ];
}

function businessDaysIn(value: unknown, path: string): string[] {
  if (typeof value === 'string') return businessDaysOf(value) === undefined ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    businessDaysIn(part, path === '' ? name : `${path}.${name}`),
  );
}

const LONGEST_TOLERANCE = nominalMs('P1D');

/** A tolerance of days would be no guard at all. */
function checkTolerance({ clockTolerance }: Charter): CharterFinding[] {
  if (nominalMs(clockTolerance) <= LONGEST_TOLERANCE) return [];
  return [refusal('BOUNDS_CROSSED', 'clockTolerance', `${clockTolerance} is more than a day`)];
}

/** Without a window in which the old key can cancel, a reset would be a theft that nobody can stop (R15). */
function checkLockWindow({ accounts }: Charter): CharterFinding[] {
  if (accounts === undefined || nominalMs(accounts.lockWindow) > 0) return [];
  return [refusal('DURATION_ZERO', 'accounts.lockWindow', 'lockWindow must be longer than zero')];
}

/** Dues are obligations: without these none are ever owed. */
function checkDues({ membership, obligations }: Charter): CharterFinding[] {
  if (membership?.dues === undefined || obligations !== undefined) return [];
  const problem = 'dues are obligations, and this charter has none';
  return [warning('PART_WITHOUT_EFFECT', 'membership.dues', problem)];
}

/** A member must have been heard before the vote on its removal: every track for removals gives at least that much notice. */
function checkHearing({ membership, actions, tracks }: Charter): CharterFinding[] {
  const hearing = membership?.removal?.hearing;
  if (hearing === undefined) return [];
  const used = Object.entries(actions).flatMap(([key, ids]) => (key.startsWith('member.remove') ? ids : []));
  return [...new Set(used)]
    .filter((id) => nominalMs(tracks[id]?.notice ?? hearing) < nominalMs(hearing))
    .map((id) =>
      refusal(
        'BOUNDS_CROSSED',
        `tracks.${id}.notice`,
        `shorter than the hearing before a removal: ${hearing}`,
      ),
    );
}
