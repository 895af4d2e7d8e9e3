import { invalid } from '../argument.js';
import type { Change } from '../change.js';
import type { Charter } from '../charter.js';
import { trackNamed } from '../charter/track-named.js';
import type { MemberId } from '../ids.js';
import type { NetworkEffect } from '../network/network-effect.js';
import type { Action, ActionKind } from '../records/actions.js';
import { afterChanges, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { seatAppoint } from './seat-appoint.js';
import { seatElect } from './seat-elect.js';
import type { ActionDefinition, ActionFamily, PlanContext, RecordRange } from './action.js';
import { chaincodeCommit } from './chaincode-commit.js';
import { channelConfigure } from './channel-configure.js';
import { caseAppeal } from './case-appeal.js';
import { charterAmend } from './charter-amend.js';
import { tracksOfKind } from './kind-tracks.js';
import { interventionConfirm } from './intervention-confirm.js';
import { interventionLift } from './intervention-lift.js';
import { interventionOrder } from './intervention-order.js';
import { dataSet, dataWithdraw } from './data-rules.js';
import { isActionKind } from './kinds.js';
import { memberAdmit } from './member-admit.js';
import { memberExit } from './member-exit.js';
import { minutesRecord } from './minutes-record.js';
import { obligationSet } from './obligation-set.js';
import { obligationWaive } from './obligation-waive.js';
import { memberReinstate } from './member-reinstate.js';
import { memberRemove } from './member-remove.js';
import { memberSuspend } from './member-suspend.js';
import { memberWeigh } from './member-weigh.js';
import { meritAward } from './merit-award.js';
import { penaltyAppeal } from './penalty-appeal.js';
import { penaltyImpose } from './penalty-impose.js';
import { penaltyLift } from './penalty-lift.js';
import { personClose } from './person-close.js';
import { personFreeze } from './person-freeze.js';
import { personRegister } from './person-register.js';
import { personRenew } from './person-renew.js';
import { personResetKey } from './person-reset-key.js';
import { personUnfreeze } from './person-unfreeze.js';
import { phaseChange } from './phase-change.js';
import { regulatorEmpower } from './regulator-empower.js';
import { releaseApprove } from './release-approve.js';
import { releaseResume, releaseRollBack } from './release-steer.js';
import { resolutionRecord } from './resolution-record.js';
import { revocationPublish } from './revocation-publish.js';
import { roleGrant } from './role-grant.js';
import { roleRevoke } from './role-revoke.js';

type PayloadOf<Kind extends ActionKind> = Extract<Action, { kind: Kind }>['payload'];

/** Every kind of action. */
const ACTIONS: { readonly [Kind in ActionKind]: ActionDefinition<PayloadOf<Kind>> } = {
  'charter.amend': charterAmend,
  'member.admit': memberAdmit,
  'member.suspend': memberSuspend,
  'member.remove': memberRemove,
  'member.exit': memberExit,
  'member.reinstate': memberReinstate,
  'member.weigh': memberWeigh,
  'chaincode.commit': chaincodeCommit,
  'channel.configure': channelConfigure,
  'revocation.publish': revocationPublish,
  'phase.change': phaseChange,
  'role.grant': roleGrant,
  'role.revoke': roleRevoke,
  'person.register': personRegister,
  'person.renew': personRenew,
  'person.freeze': personFreeze,
  'person.unfreeze': personUnfreeze,
  'person.reset-key': personResetKey,
  'person.close': personClose,
  'intervention.order': interventionOrder,
  'intervention.confirm': interventionConfirm,
  'intervention.lift': interventionLift,
  'regulator.empower': regulatorEmpower,
  'seat.elect': seatElect,
  'seat.appoint': seatAppoint,
  'release.approve': releaseApprove,
  'release.resume': releaseResume,
  'release.roll-back': releaseRollBack,
  'obligation.set': obligationSet,
  'obligation.waive': obligationWaive,
  'minutes.record': minutesRecord,
  'merit.award': meritAward,
  'penalty.impose': penaltyImpose,
  'penalty.lift': penaltyLift,
  'penalty.appeal': penaltyAppeal,
  'case.appeal': caseAppeal,
  'data.rule': dataSet,
  'data.withdraw': dataWithdraw,
  'resolution.record': resolutionRecord,
};

/** An action as it comes in, before its payload is known to fit its kind. */
export interface RawAction {
  readonly kind: string;
  readonly payload: unknown;
}

/** The definition of an action's kind; by the table's type it takes exactly that action's payload. */
function definitionOf(action: Action): ActionDefinition<Action['payload']> {
  return ACTIONS[action.kind];
}

/** The members that these actions are about, sorted (R24). */
export function subjectsOf(actions: readonly Action[]): MemberId[] {
  return [
    ...new Set(actions.flatMap((action) => definitionOf(action).concerns?.(action.payload) ?? [])),
  ].sort();
}

/** What these actions are about, one entry each: kind and subject. */
export function subjectKeys(actions: readonly Action[]): readonly (readonly [ActionKind, unknown])[] {
  return actions.map((action) => {
    const subject = definitionOf(action).subject?.(action.payload);
    return [action.kind, subject ?? action.payload];
  });
}

/** What planning these actions reads besides what every plan reads: no range twice, and none beside the whole of its kind. */
export function neededRanges(actions: readonly Action[]): RecordRange[] {
  const ranges = actions.flatMap((action) => {
    const definition = definitionOf(action);
    const whole = (definition.needs ?? []).map((kind): RecordRange => ({ kind, prefix: [] }));
    return [...whole, ...(definition.reads?.(action.payload) ?? [])];
  });
  const distinct = new Map(ranges.map((range) => [[range.kind, ...range.prefix].join('/'), range]));
  return [...distinct.values()].filter(
    (range) => !ranges.some(({ kind, prefix }) => kind === range.kind && isWithin(range.prefix, prefix)),
  );
}

/** Whether a range lies within another, larger one. */
function isWithin(prefix: readonly string[], larger: readonly string[]): boolean {
  return larger.length < prefix.length && larger.every((attribute, index) => prefix[index] === attribute);
}

/** Actions whose payloads fit their kinds; ARGUMENT_INVALID with the path of what does not. */
export function parseActions(raw: readonly RawAction[]): Verdict<readonly Action[]> {
  const actions: Action[] = [];
  for (const [index, { kind, payload }] of raw.entries()) {
    if (!isActionKind(kind)) {
      return refuse('ARGUMENT_INVALID', {
        path: `actions.${index}.kind`,
        problem: `no such action: ${kind}`,
      });
    }
    const parsed = ACTIONS[kind].schema.safeParse(payload);
    if (!parsed.success) return invalid(parsed.error, ['actions', index, 'payload']);
    actions.push({ kind, payload: parsed.data } as Action);
  }
  return accept(actions);
}

/**
 * The one family of a proposal's actions. A network action stands alone, since its attempts, evidence and attestations are
 * the proposal's; anything else together with one is ACTIONS_MIXED.
 */
export function familyOf(actions: readonly Action[]): Verdict<ActionFamily> {
  const families = actions.map((action) => definitionOf(action).family);
  if (!families.includes('network')) return accept('ledger');
  if (actions.length === 1) return accept('network');
  return refuse('ACTIONS_MIXED', { actions: actions.map((action) => action.kind).join(' ') });
}

/** What these actions make of the network; undefined for actions that take effect on the ledger alone. */
export function networkEffectOf(actions: readonly Action[]): NetworkEffect | undefined {
  const effects = actions.flatMap((action) => {
    const definition = definitionOf(action);
    return definition.family === 'network' ? [definition.effect(action.payload)] : [];
  });
  return effects[0];
}

/** Refuses to begin what the agents are to carry out, where its kind asks for more than that it is due. */
export function needMayBegin(
  actions: readonly Action[],
  state: GovernanceState,
  context: PlanContext,
): Refused | undefined {
  for (const action of actions) {
    const definition = definitionOf(action);
    const refused =
      definition.family === 'network' ? definition.mayBegin?.(action.payload, state, context) : undefined;
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** The tracks by which an action may go, the usual one first: those of its matter, else those of its kind. */
export function tracksFor(action: Action, charter: Charter): readonly string[] {
  return tracksOfKind(action.kind, charter, definitionOf(action).matterOf?.(action.payload));
}

/** Refuses a track by which the charter does not let every one of these actions go. */
export function checkTrack(
  trackId: string,
  actions: readonly Action[],
  state: GovernanceState,
): Refused | undefined {
  if (trackNamed(trackId, state.charter) === undefined) return refuse('TRACK_NOT_FOUND', { trackId });
  const stray = actions.find((action) => !tracksFor(action, state.charter).includes(trackId));
  return stray === undefined ? undefined : refuse('TRACK_NOT_FOR_ACTION', { trackId, action: stray.kind });
}

/** Plans all actions in their order, each on the state that the ones before it leave. All or nothing. */
export function planActions(
  actions: readonly Action[],
  state: GovernanceState,
  context: PlanContext,
): Verdict<readonly Change[]> {
  const changes: Change[] = [];
  for (const action of actions) {
    const planned = definitionOf(action).plan(action.payload, afterChanges(state, changes), context);
    if (!planned.ok) return planned;
    changes.push(...planned.value);
  }
  return accept(changes);
}
