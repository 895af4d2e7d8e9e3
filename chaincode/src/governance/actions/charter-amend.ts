import { z } from 'zod';
import { charterDiff, touches } from '../amendment/charter-diff.js';
import { AMENDMENT, obstaclesTo } from '../amendment/reachability.js';
import { changed, type Change } from '../change.js';
import type { Charter } from '../charter.js';
import { charterSchema } from '../charter/charter.js';
import { checkCharter } from '../charter/checks/charter-checks.js';
import { endOf } from '../calendar/deadline.js';
import type { AmendmentPayload } from '../records/actions.js';
import type { CharterRecord } from '../records/members.js';
import { checkRoles } from '../authority/roles.js';
import { hashOf } from '../sha256.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import type { ActionDefinition, PlanContext } from './action.js';

/**
 * Adopts the next version of the charter (R19): the whole document, made from the version in force. Refused with the reason where it
 * would brick the consortium (R22), touches an entrenched part by another track than its own, or comes too soon after the last
 * amendment. What has been submitted goes on by the version that it pinned.
 */
export const charterAmend: ActionDefinition<AmendmentPayload> = {
  family: 'ledger',
  schema: z.strictObject({ base: z.int().min(1).max(999_999), charter: charterSchema }),
  needs: ['consortium', 'charter'],
  subject: ({ charter }) => hashOf(charter),
  plan(payload, state, context) {
    const refused = mayAmend(payload, state, context);
    if (refused !== undefined) return refused;
    return adopted(payload, state, context);
  },
};

function mayAmend(
  payload: AmendmentPayload,
  state: GovernanceState,
  context: PlanContext,
): Refused | undefined {
  const { base, charter } = payload;
  if (base !== state.charterVersion) {
    return refuse('CHARTER_MOVED_ON', { base, inForce: state.charterVersion });
  }
  if (charterDiff(state.charter, charter).length === 0) return refuse('CHARTER_UNCHANGED', { base });
  return (
    needCooledOff(state, context) ??
    needOwnTrack(charter, state.charter, context) ??
    needSound(charter) ??
    needRoles(charter, state) ??
    needReachable(charter, state, context)
  );
}

/** AMENDED_TOO_SOON: the charter in force asks for some time between amendments. */
function needCooledOff(state: GovernanceState, { now }: PlanContext): Refused | undefined {
  const { cooling } = state.charter;
  const inForce = furtherRecords(state, 'charter').find(({ version }) => version === state.charterVersion);
  if (cooling === undefined || inForce === undefined || inForce.version === 1) return undefined;
  const notBefore = endOf(inForce.since, cooling, state.charter);
  return now < notBefore ? refuse('AMENDED_TOO_SOON', { notBefore }) : undefined;
}

/** PART_ENTRENCHED: the charter in force lets only certain tracks touch this part; the list of such parts guards itself. */
function needOwnTrack(next: Charter, before: Charter, { proposal }: PlanContext): Refused | undefined {
  const differences = charterDiff(before, next);
  for (const { path, tracks } of before.entrenchment ?? []) {
    const touched = differences.some(
      (one) => touches(one, path) || (touches(one, 'entrenchment') && isLoosened(next, path, tracks)),
    );
    if (touched && !tracks.includes(proposal.trackId)) {
      return refuse('PART_ENTRENCHED', { path, tracks: tracks.join(' ') });
    }
  }
  return undefined;
}

/** Whether a charter no longer guards a part by the same tracks, or by fewer of them. */
function isLoosened({ entrenchment = [] }: Charter, path: string, tracks: readonly string[]): boolean {
  const kept = entrenchment.find((one) => one.path === path);
  return kept === undefined || kept.tracks.some((id) => !tracks.includes(id));
}

/** CHARTER_UNSOUND: what a charter's check refuses. */
function needSound(charter: Charter): Refused | undefined {
  const finding = checkCharter(charter).find(({ severity }) => severity === 'refusal');
  if (finding === undefined) return undefined;
  const { code, path, problem } = finding;
  return refuse('CHARTER_UNSOUND', { finding: code, path, problem });
}

/** Refuses a charter without a role that somebody holds, or in which somebody would hold roles that exclude each other. */
function needRoles(charter: Charter, { people }: GovernanceState): Refused | undefined {
  for (const person of people.filter(({ status }) => status !== 'closed')) {
    const refused = checkRoles(person, charter);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** CHARTER_BRICKS: with these members and people nothing could be passed, or not amended again. */
function needReachable(charter: Charter, state: GovernanceState, { now }: PlanContext): Refused | undefined {
  const [obstacle] = obstaclesTo({ ...state, charter }, now);
  if (obstacle === undefined) return undefined;
  const { code, path, problem } = obstacle;
  return refuse('CHARTER_BRICKS', { obstacle: code, path, problem });
}

function adopted(
  { charter }: AmendmentPayload,
  state: GovernanceState,
  { now }: PlanContext,
): Verdict<readonly Change[]> {
  const version = state.charterVersion + 1;
  const [consortium] = furtherRecords(state, 'consortium');
  if (consortium === undefined) throw new RangeError(`${AMENDMENT} in a consortium that was never founded`);
  const record: CharterRecord = { schemaVersion: 1, version, charter, hash: hashOf(charter), since: now };
  const before = furtherRecords(state, 'charter').find((one) => one.version === state.charterVersion) ?? null;
  const inForce = { ...consortium, charterVersion: version };
  return accept([
    changed('charter.adopted', before, { kind: 'charter', record }, [
      { kind: 'consortium', record: inForce },
    ]),
  ]);
}
