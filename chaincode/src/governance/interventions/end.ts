import type { Context, PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { Millis } from '../ids.js';
import type { InterventionRecord } from '../records/interventions.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { areEnough, authorityFor, mayTakePart, type Intervening } from './authority.js';
import { ending } from './effects.js';
import { endsAt, isInForce } from './in-force.js';
import { needNewWord, wordOf } from './words.js';
import type { World } from './world.js';

/**
 * Those who may impose it lift it, by as many as it takes (R16). Who ordered one that has not taken effect withdraws it alone. What a vote has
 * imposed, or a termination that a vote has confirmed, only a vote undoes.
 */
export function decideLift(
  intervening: Intervening & { readonly record: InterventionRecord | null },
  { interventionId, reason }: { readonly interventionId: string; readonly reason: string },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const { record, state } = intervening;
  if (record === null) return refuse('INTERVENTION_NOT_FOUND', { interventionId });
  if (record.ended !== undefined)
    return refuse('INTERVENTION_OVER', { interventionId, how: record.ended.how });
  const authority = authorityFor(record, intervening, now);
  if (!authority.ok) return authority;
  const refused = mayTakePart(authority.value, intervening, actor);
  if (refused !== undefined) return refused;
  if (record.imposedAt === undefined) return withdrawn(record, reason, { actor, now });
  const opposed = needOwn(record) ?? needNewWord(record.liftedBy, actor);
  if (opposed !== undefined) return opposed;
  const after = { ...record, liftedBy: [...record.liftedBy, wordOf(actor, now)] };
  if (!areEnough(authority.value, after.liftedBy, state)) {
    return accept({
      changes: [changed('intervention.lifting', record, { kind: 'intervention', record: after })],
      result: { interventionId, ended: false },
    });
  }
  return ended(record, { ...after, ended: { how: 'lifted', at: now, reason } }, { ...intervening, now });
}

/** INTERVENTION_NEEDS_VOTE for what was decided by a vote, or ends the consortium's business with a vote behind it. */
function needOwn({ kind, wantedBy, review }: InterventionRecord): Refused | undefined {
  const isVotes = wantedBy.length === 0 || (kind === 'terminate-system' && review?.confirmedIn !== undefined);
  return isVotes ? refuse('INTERVENTION_NEEDS_VOTE', { kind }) : undefined;
}

function withdrawn(
  record: InterventionRecord,
  reason: string,
  { actor, now }: Pick<Context<PersonActor>, 'actor' | 'now'>,
): Verdict<Effects> {
  if (!record.wantedBy.some(({ personId }) => personId === actor.person.id)) {
    return refuse('INTERVENTION_NOT_IN_FORCE', { interventionId: record.id });
  }
  const after: InterventionRecord = { ...record, ended: { how: 'withdrawn', at: now, reason } };
  return accept({
    changes: [changed('intervention.ended', record, { kind: 'intervention', record: after })],
    result: { interventionId: record.id, ended: true },
  });
}

/** A proposal that was to confirm an intervention, with where it stands. */
export interface Review {
  readonly proposal: ProposalRecord;
  readonly phase: PhaseRecord;
}

/** Anyone records that an intervention is over: its time or that of its review has passed, or the review has rejected it. */
export function decideLapse(
  intervening: Omit<Intervening, 'powers'> & {
    readonly record: InterventionRecord | null;
    readonly review: Review | null;
  },
  { interventionId }: { readonly interventionId: string },
  { now }: Context,
): Verdict<Effects> {
  const { record, review } = intervening;
  if (record === null) return refuse('INTERVENTION_NOT_FOUND', { interventionId });
  const refused = mayLapse(record, review, now);
  if (refused !== undefined) return refused;
  const end = endsAt(record);
  const how = end !== undefined && now >= end ? 'lapsed' : 'rejected';
  return ended(record, { ...record, ended: { how, at: now } }, { ...intervening, now });
}

/** Guard of the above: INTERVENTION_NOT_IN_FORCE, INTERVENTION_NOT_OVER (`until` is 0 where it has no end of its own). */
export function mayLapse(
  record: InterventionRecord,
  review: Review | null,
  now: Millis,
): Refused | undefined {
  const interventionId = record.id;
  if (!isInForce(record)) return refuse('INTERVENTION_NOT_IN_FORCE', { interventionId });
  const end = endsAt(record);
  if ((end !== undefined && now >= end) || isRejected(record, review)) return undefined;
  return refuse('INTERVENTION_NOT_OVER', { interventionId, until: end ?? 0 });
}

function isRejected({ id, review }: InterventionRecord, vote: Review | null): boolean {
  if (vote === null || review === undefined || review.confirmedIn !== undefined) return false;
  const { proposal, phase } = vote;
  return (
    proposal.trackId === review.trackId &&
    (phase.state === 'rejected' || phase.state === 'no-quorum') &&
    proposal.actions.some(
      (action) => action.kind === 'intervention.confirm' && action.payload.interventionId === id,
    )
  );
}

function ended(before: InterventionRecord, record: InterventionRecord, world: World): Verdict<Effects> {
  const effect = ending(record, world);
  if (!effect.ok) return effect;
  return accept({
    changes: [changed('intervention.ended', before, { kind: 'intervention', record }), ...effect.value],
    result: { interventionId: record.id, ended: true },
  });
}
