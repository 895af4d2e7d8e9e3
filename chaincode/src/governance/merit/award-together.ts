import type { Context, PersonActor } from '../authority/actor.js';
import { joinAccord, matterOfAccord } from '../bodies/accord.js';
import { needJointAct } from '../bodies/joint-act.js';
import { changed, type Effects } from '../change.js';
import type { JointAct } from '../charter/bodies.js';
import { partNamed } from '../charter/part-named.js';
import type { AccordRecord } from '../records/accords.js';
import type { AwardTerms, MeritRecord } from '../records/merit.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { awardEntry } from './award.js';

export interface AwardJoinState {
  readonly state: GovernanceState;
  /** Entries of the member for the reason. */
  readonly entries: readonly MeritRecord[];
  /** What this person has said about exactly this award. */
  readonly given: AccordRecord | null;
}

/** One person of the body that the charter names joins an award of points (R30). Nobody awards points to the own institution. */
export function decideJoinAward(
  { state, entries, given }: AwardJoinState,
  terms: AwardTerms,
  context: Context<PersonActor>,
): Verdict<Effects> {
  const by = bodyFor(terms, state);
  if (!by.ok) return by;
  if (context.actor.member.id === terms.memberId) return refuse('AWARD_OWN', { memberId: terms.memberId });
  const occasion = { by: 'body', source: matterOfAccord('merit.award', terms), at: context.now } as const;
  const entry = awardEntry(terms, { ...state, entries }, occasion);
  if (!entry.ok) return entry;
  return joinAccord({ act: 'merit.award', terms, by: by.value }, { ...state, given }, context);
}

export interface AwardTogetherState {
  readonly state: GovernanceState;
  /** Entries of the member for the reason. */
  readonly entries: readonly MeritRecord[];
  /** Everybody who has said so about exactly this award. */
  readonly accords: readonly AccordRecord[];
}

/** Enters the points, by anyone, once enough people of the body agree on them; each award once. */
export function decideAwardTogether(
  { state, entries, accords }: AwardTogetherState,
  terms: AwardTerms,
  { now }: Pick<Context, 'now'>,
): Verdict<Effects> {
  const { memberId, reasonId } = terms;
  const by = bodyFor(terms, state);
  if (!by.ok) return by;
  const refused = needJointAct(by.value, accords, state);
  if (refused !== undefined) return refused;
  const source = matterOfAccord('merit.award', terms);
  const entry = awardEntry(terms, { ...state, entries }, { by: 'body', source, at: now });
  if (!entry.ok) return entry;
  if (entry.value.number > 0) return refuse('AWARD_ALREADY_MADE', { memberId, reasonId });
  return accept({
    changes: [changed('merit.entered', null, { kind: 'merit-entry', record: entry.value })],
    result: { memberId, reasonId, points: entry.value.points },
  });
}

/** Whoever the charter lets award this reason together; REASON_NOT_FOUND, or AWARD_NOT_ALLOWED where only a vote may. */
function bodyFor({ reasonId }: AwardTerms, { charter }: GovernanceState): Verdict<JointAct> {
  const reason = partNamed(reasonId, charter.merit?.reasons);
  if (reason === undefined) return refuse('REASON_NOT_FOUND', { reasonId });
  return reason.by === undefined ? refuse('AWARD_NOT_ALLOWED', { reasonId, by: 'body' }) : accept(reason.by);
}
