import { z } from 'zod';
import { endOf } from '../calendar/deadline.js';
import type { Charter } from '../charter.js';
import { DEPARTURE_NEEDS, departureChanges, needSafeDeparture } from '../membership/departure.js';
import { needStillThere } from '../membership/still-there.js';
import { memberIdSchema, mspIdSchema, proposalIdSchema } from '../membership/member-schema.js';
import { SETTLEMENT_NEEDS, unsettledOf } from '../membership/settlement.js';
import type { ExitPayload } from '../records/actions.js';
import type { MemberRecord, Unsettled } from '../records/members.js';
import { furtherRecords, type GovernanceState } from '../state.js';
import { accept, refuse, type Refused } from '../verdict.js';
import type { ActionDefinition, PlanContext } from './action.js';

/** How long after an amendment it can be a reason to leave sooner, where the charter does not say. */
const USUAL_WITHIN = 'P30D';

/**
 * An institution leaves of its own will (R8). Only itself can propose it and it alone decides, by the track that every charter has for
 * it; others are not asked. When the notice is over, and what it has open is settled or the wait for that is over too, the agents of
 * the others take its organisation off the channel as in a removal, and with enough attestations it has left. Never below the
 * least number of members or nodes: until then it waits. Data and history stay.
 */
export const memberExit: ActionDefinition<ExitPayload> = {
  family: 'network',
  schema: z.strictObject({
    memberId: memberIdSchema,
    mspId: mspIdSchema,
    reason: z.string().min(1).max(2000),
    amendment: z
      .strictObject({
        proposalId: proposalIdSchema,
        base: z.int().min(1).max(999_999),
      })
      .exactOptional(),
  }),
  matterOf: ({ amendment }) => (amendment === undefined ? undefined : 'amendment'),
  subject: ({ memberId }) => memberId,
  needs: [...DEPARTURE_NEEDS, ...SETTLEMENT_NEEDS],
  reads: ({ memberId, amendment }) =>
    amendment === undefined
      ? []
      : [
          { kind: 'charter', prefix: [] },
          { kind: 'proposal', prefix: [amendment.proposalId], exact: true },
          { kind: 'phase', prefix: [amendment.proposalId], exact: true },
          { kind: 'ballot', prefix: [amendment.proposalId, memberId], exact: true },
        ],
  effect: ({ mspId }) => ({ kind: 'channel-change', change: { kind: 'organisation-removed', mspId } }),
  mayBegin: ({ memberId }, state, context) => needOwnNote(memberId, state, context),
  plan(payload, state, context) {
    const { memberId, reason } = payload;
    const { proposal, now } = context;
    const refused = needStillThere(memberId, state) ?? needOwn(payload, state, context);
    if (refused !== undefined) return refused;
    const member = memberOf(payload, state);
    if (member === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
    const departure = { member, status: 'left', reason, proposalId: proposal.id, now } as const;
    const unsettled = unsettledIn(memberId, state);
    const changes = departureChanges({ ...departure, unsettled }, state);
    return needSafeDeparture(departure, changes, state) ?? accept(changes);
  },
};

function memberOf(
  { memberId }: Pick<ExitPayload, 'memberId'>,
  { members }: GovernanceState,
): MemberRecord | undefined {
  return members.find(({ id }) => id === memberId);
}

/** Refuses what is not the institution's own: EXIT_NOT_YOURS, ARGUMENT_INVALID; MEMBER_LEAVING where it has declared another exit. */
function needOwn(
  payload: ExitPayload,
  state: GovernanceState,
  { proposal, now }: PlanContext,
): Refused | undefined {
  const { memberId, mspId } = payload;
  if (proposal.memberId !== memberId) return refuse('EXIT_NOT_YOURS', { memberId });
  const member = memberOf(payload, state);
  if (member?.mspId !== mspId) {
    return refuse('ARGUMENT_INVALID', { path: 'mspId', problem: `not the MSP of ${memberId}` });
  }
  const { exit } = member;
  if (exit !== undefined && exit.proposalId !== proposal.id) {
    return refuse('MEMBER_LEAVING', { memberId, proposalId: exit.proposalId });
  }
  // Whether an amendment is a reason is settled once the proposal is submitted.
  return proposal.pin === undefined ? needOpposed(payload, state, now) : undefined;
}

/**
 * The shorter notice is for who voted no on an amendment that was adopted, for some time after that, and by the charter as it stood before it:
 * AMENDMENT_NOT_OPPOSED, PART_NOT_USED, AMENDMENT_LONG_AGO.
 */
function needOpposed(
  { memberId, amendment }: ExitPayload,
  state: GovernanceState,
  now: number,
): Refused | undefined {
  if (amendment === undefined) return undefined;
  const { proposalId, base } = amendment;
  const adopted = furtherRecords(state, 'phase').find((one) => one.proposalId === proposalId);
  const isIt = furtherRecords(state, 'proposal').some(
    ({ id, actions }) =>
      id === proposalId && actions.some((one) => one.kind === 'charter.amend' && one.payload.base === base),
  );
  const ballot = furtherRecords(state, 'ballot').find((one) => one.proposalId === proposalId);
  if (!isIt || adopted?.state !== 'executed' || ballot?.choice !== 'no') {
    return refuse('AMENDMENT_NOT_OPPOSED', { memberId, amendment: proposalId });
  }
  const before = furtherRecords(state, 'charter').find(({ version }) => version === base)?.charter;
  if (before?.membership?.exitOnAmendment === undefined) {
    return refuse('PART_NOT_USED', { part: 'membership.exitOnAmendment' });
  }
  const until = withinOf(before, adopted.since);
  return now < until ? undefined : refuse('AMENDMENT_LONG_AGO', { amendment: proposalId, until });
}

function withinOf(charter: Charter, adoptedAt: number): number {
  return endOf(adoptedAt, charter.membership?.exitOnAmendmentWithin ?? USUAL_WITHIN, charter);
}

function unsettledIn(memberId: MemberRecord['id'], state: GovernanceState): Unsettled[] {
  return unsettledOf(memberId, {
    obligations: furtherRecords(state, 'obligation'),
    penalties: furtherRecords(state, 'penalty'),
    cases: furtherRecords(state, 'case'),
  });
}

/**
 * EXIT_NOT_DECLARED, unless the institution is leaving by this very declaration; EXIT_UNSETTLED, while something is open and the wait for it
 * is not over. Asked before the agents begin, and not after: what they have done to the channel has to be recorded.
 */
function needOwnNote(
  memberId: MemberRecord['id'],
  state: GovernanceState,
  { proposal, now }: PlanContext,
): Refused | undefined {
  const exit = memberOf({ memberId }, state)?.exit;
  if (exit?.proposalId !== proposal.id) return refuse('EXIT_NOT_DECLARED', { memberId });
  const open = unsettledIn(memberId, state).length;
  if (open === 0 || now >= exit.waitsUntil) return undefined;
  return refuse('EXIT_UNSETTLED', { memberId, open, until: exit.waitsUntil });
}
