import type { Charter, Track } from '../../charter.js';
import { partNamed } from '../part-named.js';
import { refusal, type CharterFinding, type CharterFindingCode } from './finding.js';
import { classesIn } from '../../counting/condition.js';
import { PARTICIPANT_KINDS } from '../../states.js';

/** What one part of the charter names, where, and in which table it must stand. */
interface Reference {
  readonly path: string;
  readonly table: 'bodies' | 'roles' | 'tracks' | 'calendars';
  readonly id: string | undefined;
}

const CODES: Readonly<Record<Reference['table'], CharterFindingCode>> = {
  bodies: 'BODY_UNKNOWN',
  roles: 'ROLE_UNKNOWN',
  tracks: 'TRACK_UNKNOWN',
  calendars: 'CALENDAR_UNKNOWN',
};

/** References inside the charter that do not resolve; those of actions and of excluded roles are checked with them. */
export function checkReferences(charter: Charter): CharterFinding[] {
  const dangling = referencesOf(charter).flatMap(({ path, table, id }) =>
    id === undefined || partNamed<unknown>(id, charter[table]) !== undefined
      ? []
      : [refusal(CODES[table], path, `the charter's ${table} have no ${id}`)],
  );
  const classes = Object.entries(charter.tracks).flatMap(([id, track]) => checkClasses(charter, id, track));
  return [...dangling, ...classes];
}

function referencesOf(charter: Charter): Reference[] {
  return [
    { path: 'calendar', table: 'calendars', id: charter.calendar },
    ...Object.entries(charter.tracks).flatMap(([id, track]) => ofTrack(`tracks.${id}`, track)),
    ...ofBodies(charter),
    ...(charter.entrenchment ?? []).flatMap(({ tracks }, index) =>
      tracks.map((id) => ({ path: `entrenchment.${index}.tracks`, table: 'tracks', id }) as const),
    ),
    ...ofPeopleParts(charter),
    ...ofAccounts(charter),
  ];
}

function ofTrack(path: string, track: Track): Reference[] {
  const { electorate, urgent, holds, reviews, recusal, referral } = track;
  const bodies = {
    'electorate.body': electorate?.body,
    'urgent.guardians.body': urgent?.guardians.body,
    'recusal.ruledBy.body': recusal?.ruledBy?.body,
    ...numbered(
      'holds.by',
      holds?.by.map(({ body }) => body),
    ),
    ...numbered(
      'reviews',
      reviews?.map(({ by }) => by.body),
    ),
  };
  const tracks = {
    'urgent.standard': urgent?.standard,
    'recusal.instead': recusal?.instead,
    'referral.to': referral?.to,
  };
  return [...listed(path, 'bodies', bodies), ...listed(path, 'tracks', tracks)];
}

function ofBodies({ bodies = {} }: Charter): Reference[] {
  return Object.entries(bodies).flatMap(([id, { chair, membership }]) =>
    listed(`bodies.${id}`, 'roles', {
      chair,
      'membership.role': membership.of === 'role' ? membership.role : undefined,
      ...(membership.of === 'seats'
        ? Object.fromEntries(
            Object.entries(membership.seats).map(([seat, { role }]) => [
              `membership.seats.${seat}.role`,
              role,
            ]),
          )
        : {}),
    }),
  );
}

function ofPeopleParts({ interventions = {}, merit, cases }: Charter): Reference[] {
  const kinds = Object.entries(interventions);
  const bodies = {
    ...Object.fromEntries(kinds.map(([kind, { by }]) => [`interventions.${kind}.by.body`, by.body])),
    ...Object.fromEntries(
      Object.entries(merit?.reasons ?? {}).map(([id, { by }]) => [`merit.reasons.${id}.by.body`, by?.body]),
    ),
    'cases.finding.body': cases?.finding.body,
  };
  const tracks = {
    ...Object.fromEntries(
      kinds.map(([kind, { review }]) => [`interventions.${kind}.review.track`, review?.track]),
    ),
    'cases.appealTrack': cases?.appealTrack,
  };
  return [...listed('', 'bodies', bodies), ...listed('', 'tracks', tracks)];
}

function ofAccounts({ accounts }: Charter): Reference[] {
  return listed('', 'roles', numbered('accounts.keptBy.roles', accounts?.keptBy?.roles));
}

function listed(
  prefix: string,
  table: Reference['table'],
  ids: Readonly<Record<string, string | undefined>>,
): Reference[] {
  return Object.entries(ids).map(([path, id]) => ({
    path: prefix === '' ? path : `${prefix}.${path}`,
    table,
    id,
  }));
}

function numbered(path: string, ids: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(ids.map((id, index) => [`${path}.${index}`, id]));
}

/** Classes that a track's conditions name and nobody can belong to. */
function checkClasses({ bodies }: Charter, id: string, track: Track): CharterFinding[] {
  const membership = bodies?.[track.electorate?.body ?? '']?.membership;
  const seats = membership?.of === 'seats' ? Object.keys(membership.seats) : [];
  const known = new Set<string>([...PARTICIPANT_KINDS, ...seats]);
  const conditions = [track.quorum, track.secondCall?.quorum, track.threshold];
  const named = conditions.flatMap((condition) => (condition === undefined ? [] : classesIn(condition)));
  return [...new Set(named)]
    .filter((name) => !name.startsWith('@') && !known.has(name))
    .map((name) =>
      refusal('CLASS_UNKNOWN', `tracks.${id}`, `${name} is neither a participant kind nor a class of seats`),
    );
}
