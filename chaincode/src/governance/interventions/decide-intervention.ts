import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { actsTogether } from '../bodies/joint-act.js';
import { membersOf } from '../bodies/body-members.js';
import { changed, type Change, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { Millis, PersonId, Sha256Hex } from '../ids.js';
import { openAccount } from '../people/account-changes.js';
import type { CarriedOut, InterventionRecord, InterventionWord } from '../records/interventions.js';
import type { PhaseRecord, ProposalRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { ending, imposing, type World } from './effects.js';
import { endsAt, isInForce, isSystemWide, longestUntil } from './in-force.js';

export interface OrderCommand {
  readonly kind: CarriedOut;
  readonly personId?: PersonId;
  readonly reason: string;
  readonly lasts?: string;
  readonly recoveryPlan?: Sha256Hex;
}

type Rule = NonNullable<NonNullable<Charter['interventions']>[CarriedOut]>;

/** What deciders of interventions are told besides the command. */
export type Intervening = Omit<World, 'now'>;

/**
 * A person of the charter's body orders an intervention (R16, J 17.3.2). It takes effect when enough people from enough institutions want
 * it; where the charter says so it then needs to be confirmed by a vote in time, and comes with a recovery plan.
 */
export function decideOrder(
  intervening: Intervening,
  command: OrderCommand,
  { actor, now, txId }: Context<PersonActor>,
): Verdict<Effects> {
  const { charter } = intervening.state;
  const rule = ruleFor(command.kind, charter);
  if (!rule.ok) return rule;
  const refused = mayTakePart(rule.value, intervening, actor) ?? needDetails(command, intervening);
  if (refused !== undefined) return refused;
  const record: InterventionRecord = {
    schemaVersion: 1,
    id: txId,
    ...command,
    at: now,
    wantedBy: [wordOf(actor, now)],
    liftedBy: [],
  };
  return wanted(null, record, { ...intervening, now });
}

/** Another person of the body wants it too. */
export function decideJoin(
  intervening: Intervening & { readonly record: InterventionRecord | null },
  { interventionId }: { readonly interventionId: string },
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const { record } = intervening;
  if (record === null) return refuse('INTERVENTION_NOT_FOUND', { interventionId });
  if (record.imposedAt !== undefined || record.ended !== undefined) {
    return refuse('INTERVENTION_NOT_OPEN', { interventionId });
  }
  const rule = ruleFor(record.kind, intervening.state.charter);
  if (!rule.ok) return rule;
  const refused = mayTakePart(rule.value, intervening, actor) ?? needNewWord(record.wantedBy, actor);
  if (refused !== undefined) return refused;
  const after = { ...record, wantedBy: [...record.wantedBy, wordOf(actor, now)] };
  return wanted(record, after, { ...intervening, now });
}

/** The intervention with who wants it now, and its effect once they are enough. */
function wanted(
  before: InterventionRecord | null,
  record: InterventionRecord,
  world: World,
): Verdict<Effects> {
  const { state, now } = world;
  const rule = ruleFor(record.kind, state.charter);
  if (!rule.ok) return rule;
  const isEnough = actsTogether(rule.value.by, record.wantedBy, state);
  const after = isEnough ? taking(record, rule.value, world) : record;
  const effect = isEnough ? imposing(after, world) : accept<readonly Change[]>([]);
  if (!effect.ok) return effect;
  const event = isEnough ? 'intervention.imposed' : 'intervention.ordered';
  const end = endsAt(after);
  return accept({
    changes: [changed(event, before, { kind: 'intervention', record: after }), ...effect.value],
    result: {
      interventionId: record.id,
      imposed: isEnough,
      ...(isEnough && end !== undefined ? { until: end } : {}),
      at: now,
    },
  });
}

function taking(
  record: InterventionRecord,
  { review }: Rule,
  { state: { charter }, now }: World,
): InterventionRecord {
  const until = longestUntil(record, charter, now);
  return {
    ...record,
    imposedAt: now,
    ...(until === undefined ? {} : { until }),
    ...(review === undefined
      ? {}
      : { review: { trackId: review.track, by: endOf(now, review.within, charter) } }),
  };
}

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
  const rule = ruleFor(record.kind, state.charter);
  if (!rule.ok) return rule;
  const refused = mayTakePart(rule.value, intervening, actor);
  if (refused !== undefined) return refused;
  if (record.imposedAt === undefined) return withdrawn(record, reason, { actor, now });
  const opposed = needOwn(record) ?? needNewWord(record.liftedBy, actor);
  if (opposed !== undefined) return opposed;
  const after = { ...record, liftedBy: [...record.liftedBy, wordOf(actor, now)] };
  if (!actsTogether(rule.value.by, after.liftedBy, state)) {
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
  intervening: Intervening & { readonly record: InterventionRecord | null; readonly review: Review | null },
  { interventionId }: { readonly interventionId: string },
  { now }: Context,
): Verdict<Effects> {
  const { record, review } = intervening;
  if (record === null) return refuse('INTERVENTION_NOT_FOUND', { interventionId });
  if (!isInForce(record)) return refuse('INTERVENTION_NOT_IN_FORCE', { interventionId });
  const end = endsAt(record);
  const isOver = end !== undefined && now >= end;
  if (!isOver && !isRejected(record, review)) {
    return refuse('INTERVENTION_NOT_OVER', { interventionId, until: end ?? 0 });
  }
  const how = isOver ? 'lapsed' : 'rejected';
  return ended(record, { ...record, ended: { how, at: now } }, { ...intervening, now });
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

/** INTERVENTION_NEEDS_VOTE, where the charter lets nobody do it without one, or lets a stop of the whole system go unreviewed. */
function ruleFor(kind: CarriedOut, { interventions }: Charter): Verdict<Rule> {
  const rule = interventions?.[kind];
  if (rule === undefined || (isSystemWide(kind) && rule.review === undefined)) {
    return refuse('INTERVENTION_NEEDS_VOTE', { kind });
  }
  return accept(rule);
}

function mayTakePart({ by }: Rule, { state }: Intervening, actor: PersonActor): Refused | undefined {
  const refused = needPermission(actor, 'body.act');
  if (refused !== undefined) return refused;
  if (membersOf(by.body, state).people.includes(actor.person.id)) return undefined;
  return refuse('NOT_IN_BODY', { bodyId: by.body, personId: actor.person.id });
}

/** A person for what concerns a person and none else; a recovery plan where the charter asks for one. */
export function needDetails(
  { kind, personId, recoveryPlan }: OrderCommand,
  { state }: Pick<Intervening, 'state'>,
): Refused | undefined {
  if (isSystemWide(kind) !== (personId === undefined)) {
    return refuse('ARGUMENT_INVALID', { path: 'personId', problem: 'a person, for what concerns one only' });
  }
  const account = personId === undefined ? undefined : openAccount(personId, state);
  if (account !== undefined && !account.ok) return account;
  if (recoveryPlan !== undefined || state.charter.interventions?.[kind]?.recoveryPlan !== true)
    return undefined;
  return refuse('RECOVERY_PLAN_MISSING', { kind });
}

function needNewWord(words: readonly InterventionWord[], { person }: PersonActor): Refused | undefined {
  const has = words.some(({ personId }) => personId === person.id);
  return has ? refuse('MAKER_IS_CHECKER', { personId: person.id }) : undefined;
}

function wordOf({ person, member }: PersonActor, at: Millis): InterventionWord {
  return { personId: person.id, memberId: member.id, at };
}
