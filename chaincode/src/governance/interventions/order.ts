import type { Context, PersonActor } from '../authority/actor.js';
import { endOf } from '../calendar/deadline.js';
import { changed, type Change, type Effects } from '../change.js';
import type { InterventionKind } from '../charter/accounts.js';
import type { Sha256Hex } from '../ids.js';
import type { InterventionRecord, InterventionTarget } from '../records/interventions.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { areEnough, authorityFor, mayTakePart, type Authority, type Intervening } from './authority.js';
import { imposing } from './effects.js';
import { endsAt, longestUntil } from './in-force.js';
import { needTarget } from './target.js';
import { needNewWord, wordOf } from './words.js';
import type { World } from './world.js';

/** What is ordered, by people or by vote. */
export interface OrderedTerms extends InterventionTarget {
  readonly kind: InterventionKind;
  readonly reason: string;
  readonly lasts?: string;
  readonly recoveryPlan?: Sha256Hex;
}

export interface OrderCommand extends OrderedTerms {
  /** By the power that a vote has given to the caller's institution, a regulator (R5); left out: as people of the charter's body. */
  readonly byPower?: true;
}

/**
 * A person of the charter's body orders an intervention (R16, J 17.3.2), or one of a regulator that has a power for it (R5). It takes effect
 * when enough people want it; where the charter says so it then needs to be confirmed by a vote in time, and comes with a recovery plan.
 */
export function decideOrder(
  intervening: Intervening,
  { byPower, ...terms }: OrderCommand,
  { actor, now, txId }: Context<PersonActor>,
): Verdict<Effects> {
  const done = { ...terms, ...(byPower === undefined ? {} : { power: { memberId: actor.member.id } }) };
  const authority = authorityFor(done, intervening, now);
  if (!authority.ok) return authority;
  const refused = mayTakePart(authority.value, intervening, actor) ?? needDetails(terms, intervening);
  if (refused !== undefined) return refused;
  const record: InterventionRecord = {
    schemaVersion: 1,
    id: txId,
    ...terms,
    ...grantOf(authority.value),
    at: now,
    wantedBy: [wordOf(actor, now)],
    liftedBy: [],
  };
  return wanted(null, record, { ...intervening, authority: authority.value, now });
}

function grantOf(authority: Authority): Pick<InterventionRecord, 'power'> {
  if (authority.of === 'body') return {};
  const { memberId, proposalId } = authority.power;
  return { power: { memberId, proposalId } };
}

/** Another person of the body, or of the regulator, wants it too. */
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
  const authority = authorityFor(record, intervening, now);
  if (!authority.ok) return authority;
  const refused = mayTakePart(authority.value, intervening, actor) ?? needNewWord(record.wantedBy, actor);
  if (refused !== undefined) return refused;
  const after = { ...record, wantedBy: [...record.wantedBy, wordOf(actor, now)] };
  return wanted(record, after, { ...intervening, authority: authority.value, now });
}

interface Wanting extends World {
  readonly authority: Authority;
}

/** The intervention with who wants it now, and its effect once they are enough. */
function wanted(
  before: InterventionRecord | null,
  record: InterventionRecord,
  world: Wanting,
): Verdict<Effects> {
  const { state, now, authority } = world;
  const isEnough = areEnough(authority, record.wantedBy, state);
  const after = isEnough ? taking(record, world) : record;
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
  { authority, state: { charter }, now }: Wanting,
): InterventionRecord {
  const until = longestUntil(record, authority, { charter, now });
  const review = authority.of === 'body' ? authority.rule.review : undefined;
  return {
    ...record,
    imposedAt: now,
    ...(until === undefined ? {} : { until }),
    ...(review === undefined
      ? {}
      : { review: { trackId: review.track, by: endOf(now, review.within, charter) } }),
  };
}

/** Whom it concerns, as its kind asks; and a recovery plan where the charter asks for one. */
export function needDetails(terms: OrderedTerms, { state }: Pick<Intervening, 'state'>): Refused | undefined {
  const { kind, recoveryPlan } = terms;
  const refused = needTarget(terms, state);
  if (refused !== undefined) return refused;
  if (recoveryPlan !== undefined || state.charter.interventions?.[kind]?.recoveryPlan !== true)
    return undefined;
  return refuse('RECOVERY_PLAN_MISSING', { kind });
}
