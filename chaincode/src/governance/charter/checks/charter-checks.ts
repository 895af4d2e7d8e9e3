import { isActionKind, isReversible } from '../../actions/kinds.js';
import type { Charter } from '../../charter.js';
import { NETWORK_PHASES } from '../network-phases.js';
import { partNamed } from '../part-named.js';
import { checkCombinations } from './combinations.js';
import { checkDurations } from './durations.js';
import { checkMerit } from './merit.js';
import { checkReferences } from './references.js';
import { refusal, warning, type CharterFinding } from './finding.js';
import { checkTrackRules } from './track-checks.js';
import { durationMs } from '../../calendar/duration.js';
import { PERMISSIONS, type Permission } from '../../authority/permissions.js';

/**
 * Everything to be said about a charter that its schema cannot say: references that do not resolve, durations that must not be
 * zero, permissions that nobody can have, rules that nothing or even silence satisfies (R22). Refusals come first.
 */
export function checkCharter(charter: Charter): readonly CharterFinding[] {
  const findings = [
    ...checkActions(charter),
    ...checkUrgentActions(charter),
    ...checkRoles(charter),
    ...checkPermissions(charter),
    ...checkExecution(charter),
    ...checkPhases(charter),
    ...checkReferences(charter),
    ...checkDurations(charter),
    ...checkCombinations(charter),
    ...checkMerit(charter),
    ...Object.entries(charter.tracks).flatMap(([id, track]) => checkTrackRules(`tracks.${id}`, track)),
  ];
  const refusals = findings.filter(({ severity }) => severity === 'refusal');
  return [...refusals, ...findings.filter(({ severity }) => severity === 'warning')];
}

/** What goes by an urgent track must be such that an annulment can undo it (R28). */
function checkUrgentActions({ actions, tracks }: Charter): CharterFinding[] {
  return Object.entries(actions).flatMap(([key, ids]) => {
    const kind = matterKind(key);
    if (!isActionKind(kind) || isReversible(kind)) return [];
    return ids
      .filter((id) => tracks[id]?.urgent !== undefined)
      .map((id) =>
        refusal('URGENT_NOT_REVERSIBLE', `actions.${key}`, `${id} is urgent, and ${kind} cannot be undone`),
      );
  });
}

function checkActions({ actions, tracks }: Charter): CharterFinding[] {
  const unknown = Object.keys(actions)
    .filter((kind) => !isActionKind(matterKind(kind)))
    .map((kind) => refusal('ACTION_UNKNOWN', `actions.${kind}`, `there is no action ${kind}`));
  const leaving = Object.keys(actions)
    .filter((key) => matterKind(key) === 'member.exit')
    .map((key) =>
      refusal(
        'PARTS_CONFLICT',
        `actions.${key}`,
        'to leave asks for nobody’s consent: it goes by no track of the charter',
      ),
    );
  const dangling = Object.entries(actions).flatMap(([kind, ids]) =>
    ids
      .filter((id) => partNamed(id, tracks) === undefined)
      .map((id) => refusal('TRACK_UNKNOWN', `actions.${kind}`, `there is no track ${id}`)),
  );
  const used = new Set(Object.values(actions).flat());
  const unused = Object.keys(tracks)
    .filter((id) => !used.has(id))
    .map((id) => warning('TRACK_UNUSED', `tracks.${id}`, `no action goes by the track ${id}`));
  // A kind that is left out is a feature not used; without amendments no rule could ever change.
  const amendable = Object.keys(actions).some((key) => matterKind(key) === 'charter.amend');
  const problem = 'no track for charter.amend, so nobody can ever amend this charter';
  const trackless = amendable ? [] : [warning('ACTION_WITHOUT_TRACK', 'actions', problem)];
  return [...unknown, ...leaving, ...dangling, ...unused, ...trackless];
}

/** The kind of action of a key of `actions`: `kind` or `kind/matter`. */
function matterKind(key: string): string {
  return key.split('/')[0] ?? key;
}

function checkRoles({ roles }: Charter): CharterFinding[] {
  return Object.entries(roles).flatMap(([id, role]) =>
    role.excludes.flatMap((other) => {
      const path = `roles.${id}.excludes`;
      if (other === id) return [refusal('ROLE_EXCLUDES_ITSELF', path, `${id} excludes itself`)];
      return partNamed(other, roles) === undefined
        ? [refusal('ROLE_UNKNOWN', path, `there is no role ${other}`)]
        : [];
    }),
  );
}

function checkPermissions(charter: Charter): CharterFinding[] {
  const given = new Set(Object.values(charter.roles).flatMap((role) => role.permissions));
  const sponsors = Object.values(charter.tracks).some((track) => track.sponsors > 0);
  const vital: readonly Permission[] = [
    'proposal.propose',
    'ballot.cast',
    ...(sponsors ? (['proposal.sponsor'] as const) : []),
    ...(asksBodies(charter) ? (['body.act'] as const) : []),
    ...(accuses(charter) ? (['case.plead'] as const) : []),
  ];
  const idle = unusedPermissions(charter);
  const missing = PERMISSIONS.filter((permission) => !given.has(permission) && !idle.includes(permission));
  return missing.map((permission) => {
    const say = vital.includes(permission) ? refusal : warning;
    return say('PERMISSION_WITHOUT_ROLE', 'roles', `no role allows ${permission}`);
  });
}

/** Whether any part asks people of a body for something, which they can then only do with the permission for it. */
function asksBodies({ tracks, merit, cases, interventions = {}, regulator }: Charter): boolean {
  const intervenes = Object.keys({ ...interventions, ...regulator?.powers }).length > 0;
  const awards = Object.values(merit?.reasons ?? {}).some(({ by }) => by !== undefined);
  const guarded = Object.values(tracks).some(({ urgent, holds, reviews, recusal }) =>
    [urgent, holds, reviews, recusal?.ruledBy].some((part) => part !== undefined),
  );
  return intervenes || awards || guarded || cases !== undefined;
}

/** Whether a member may have to answer for something. */
function accuses({ merit, cases }: Charter): boolean {
  return cases !== undefined || Object.keys(merit?.penalties ?? {}).length > 0;
}

/** Whether the charter sets a number of nodes, which only a kept register can tell. */
function countsNodes({ membership }: Charter): boolean {
  return (membership?.leastNodes ?? 0) > 0 || (membership?.warnNodes ?? 0) > 0;
}

/** Whether institutions keep accounts or grant key resets themselves. */
function keepsAccounts({ accounts }: Charter): boolean {
  return accounts?.keptBy !== undefined || accounts?.resetBy !== undefined;
}

/** Permissions for parts that this charter does not use. */
function unusedPermissions(charter: Charter): Permission[] {
  const delegates = Object.values(charter.tracks).some(({ delegation }) => delegation !== undefined);
  return [
    ...(delegates ? [] : (['delegation.give'] as const)),
    ...(asksBodies(charter) ? [] : (['body.act'] as const)),
    ...(keepsAccounts(charter) ? [] : (['account.keep'] as const)),
    ...(countsNodes(charter) ? [] : (['node.keep'] as const)),
    ...(accuses(charter) ? [] : (['case.plead'] as const)),
  ];
}

function checkExecution({ execution, clockTolerance }: Charter): CharterFinding[] {
  const durations = {
    clockTolerance,
    'execution.attemptTimeout': execution.attemptTimeout,
  };
  const zero = Object.entries(durations)
    .filter(([, duration]) => durationMs(duration) === 0)
    .map(([path]) => refusal('DURATION_ZERO', path, `${path} must be longer than zero`));
  return zero;
}

/** Every phase but the last can be left, or its list amended; and what a phase allows there is. */
function checkPhases({ phases }: Charter): CharterFinding[] {
  if (phases === undefined) return [];
  return NETWORK_PHASES.flatMap((phase) => {
    const allowed = phases[phase];
    if (allowed === 'all') return [];
    const path = `phases.${phase}`;
    const unknown = allowed
      .filter((kind) => !isActionKind(kind))
      .map((kind) => refusal('ACTION_UNKNOWN', path, `there is no action ${kind}`));
    const open = phase === 'dissolution' || allowed.some((kind) => WAYS_OUT.includes(kind));
    const problem = `allows neither ${WAYS_OUT.join(' nor ')}: nobody could ever leave this phase`;
    return open ? unknown : [...unknown, refusal('PHASE_WITHOUT_WAY_OUT', path, problem)];
  });
}

const WAYS_OUT: readonly string[] = ['phase.change', 'charter.amend'];
