import { charterRulesSchema, type CharterRules } from '@fabric-governance/consortium/consortium-file';
import { PERMISSIONS } from '@fabric-governance/chaincode/governance/authority/permissions';
import { problemsOf, refuseProblems } from './format-error.js';

type Loose = Readonly<Record<string, unknown>>;

/** What a track of a replay file need not say: short times, so that many votes fit into the clock tolerance of a network. */
const TRACK_DEFAULTS = { notice: 'PT1M', voting: 'PT1H', delay: 'PT1M', grace: 'P1D' } as const;

/** What a charter of a replay file need not say. */
const CHARTER_DEFAULTS = {
  schemaVersion: 1,
  title: { en: 'Charter of the replay', zh: '重放用章程' },
  clockTolerance: 'P1D',
  openProposalsPerMember: 1000,
  roles: {
    representative: { title: { en: 'Representative', zh: '代表' }, permissions: [...PERMISSIONS] },
  },
  execution: {
    attestations: { numerator: 1, denominator: 2 },
    attempts: 3,
    attemptTimeout: 'PT10M',
    backOff: 'PT1M',
  },
} as const;

/**
 * A charter's rules with defaults for what a replay file may leave out: everything but `tracks`, and of a track everything but its
 * threshold. The defaults never touch how a vote is counted.
 * @throws ReplayFileError with the path of each value that is wrong
 */
export function completeCharter(rules: Loose, file: string): CharterRules {
  const tracks = byId(rules['tracks'], (track) => ({ ...TRACK_DEFAULTS, ...track }));
  const named = {
    ...(rules['roles'] === undefined ? {} : { roles: byId(rules['roles']) }),
    ...(rules['bodies'] === undefined ? {} : { bodies: byId(rules['bodies'], withSeats) }),
  };
  const parsed = charterRulesSchema.safeParse({
    ...CHARTER_DEFAULTS,
    actions: usualActions(tracks),
    ...rules,
    ...named,
    tracks,
  });
  if (parsed.success) return parsed.data;
  refuseProblems(file, problemsOf(parsed.error.issues, ['charter']));
  throw parsed.error;
}

/** Parts by id, each called by its id where it has no title. What is no such thing is left for the schema to judge. */
function byId(parts: unknown, more: (part: Loose) => Loose = (part) => part): unknown {
  if (!isLoose(parts)) return parts;
  return Object.fromEntries(
    Object.entries(parts).map(([id, part]) => [
      id,
      isLoose(part) ? { title: { en: id, zh: id }, ...more(part) } : part,
    ]),
  );
}

function withSeats(body: Loose): Loose {
  const { membership } = body;
  if (!isLoose(membership) || membership['seats'] === undefined) return body;
  return { ...body, membership: { ...membership, seats: byId(membership['seats']) } };
}

/** Elections go by the tracks that are for elections, resolutions and appointments by all others. */
function usualActions(tracks: unknown): Loose {
  const entries = isLoose(tracks) ? Object.entries(tracks) : [];
  const isElection = ([, track]: readonly [string, unknown]): boolean =>
    isLoose(track) && track['election'] !== undefined;
  const ids = (list: typeof entries): string[] => list.map(([id]) => id);
  const usual = {
    'resolution.record': ids(entries.filter((entry) => !isElection(entry))),
    'seat.appoint': ids(entries.filter((entry) => !isElection(entry))),
    'seat.elect': ids(entries.filter(isElection)),
  };
  return Object.fromEntries(Object.entries(usual).filter(([, list]) => list.length > 0));
}

function isLoose(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
