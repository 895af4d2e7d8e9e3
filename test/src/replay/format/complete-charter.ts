import { charterRulesSchema, type CharterRules } from '@fabric-governance/consortium/consortium-file';
import { PERMISSIONS } from '@fabric-governance/chaincode/governance/permissions';
import { refuseProblems } from './format-error.js';

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
  const tracks = Object.fromEntries(
    Object.entries((rules['tracks'] ?? {}) as Readonly<Record<string, Loose>>).map(([id, track]) => [
      id,
      { title: { en: id, zh: id }, ...TRACK_DEFAULTS, ...track },
    ]),
  );
  const actions = { 'resolution.record': Object.keys(tracks) };
  const parsed = charterRulesSchema.safeParse({ ...CHARTER_DEFAULTS, actions, ...rules, tracks });
  if (parsed.success) return parsed.data;
  refuseProblems(
    file,
    parsed.error.issues.map(({ path, message }) => `charter.${path.join('.')}: ${message}`),
  );
  throw parsed.error;
}
