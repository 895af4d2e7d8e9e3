import { z } from 'zod';
import { endOf } from '../calendar/deadline.js';
import { durationSchema } from '../charter/durations.js';
import { idSchema } from '../charter/scalars.js';
import { changed, type Change } from '../change.js';
import type { MemberId, Millis } from '../ids.js';
import { memberIdSchema, personIdSchema } from '../membership/member-schema.js';
import { needStillThere } from '../membership/still-there.js';
import type { ObligationPayload } from '../records/actions.js';
import type { ObligationRecord } from '../records/obligations.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';

/** What is to be done, by whom, and until when: laid down by a vote, by a finding, or by a regulator that demands a report. */
export const dutySchema = z.strictObject({
  id: idSchema,
  text: z.string().min(1).max(4000),
  memberId: memberIdSchema,
  personId: personIdSchema.exactOptional(),
  owedTo: memberIdSchema.exactOptional(),
  due: z.union([
    z.strictObject({ at: z.int().min(1).max(8_640_000_000_000_000) }),
    z.strictObject({ after: durationSchema }),
  ]),
});

/** What is said of an obligation besides the duty itself. */
export type Occasion = Pick<ObligationRecord, 'proposalId' | 'caseId' | 'demand' | 'shows'>;

/**
 * Lays an obligation upon an institution (R18), due at a moment or so long from now on. MEMBER_NOT_FOUND, MEMBER_GONE, PERSON_NOT_FOUND,
 * PERSON_CLOSED, PERSON_ELSEWHERE, OBLIGATION_OWED_TO_ITSELF, PART_NOT_USED, OBLIGATION_DUE_DATE otherwise.
 */
export function planObligation(
  { due, ...duty }: ObligationPayload,
  occasion: Occasion,
  { state, now }: { readonly state: GovernanceState; readonly now: Millis },
): Verdict<Change> {
  const { owedTo } = duty;
  const refused =
    needOwner(duty, state) ?? (owedTo === undefined ? undefined : needCreditor(duty, owedTo, state));
  if (refused !== undefined) return refused;
  const dueAt = dueDate(due, state, now);
  if (!dueAt.ok) return dueAt;
  const record: ObligationRecord = {
    schemaVersion: 1,
    ...occasion,
    ...duty,
    since: now,
    dueAt: dueAt.value,
    state: 'open',
  };
  return accept(changed('obligation.set', null, { kind: 'obligation', record }));
}

type Duty = Omit<ObligationPayload, 'due'>;

/** Refuses an owner that no longer takes part, and a person of another institution. */
function needOwner({ memberId, personId }: Duty, state: GovernanceState): Refused | undefined {
  const refused = needStillThere(memberId, state);
  if (refused !== undefined || personId === undefined) return refused;
  const person = state.people.find(({ id }) => id === personId);
  if (person === undefined) return refuse('PERSON_NOT_FOUND', { personId });
  if (person.status === 'closed') return refuse('PERSON_CLOSED', { personId });
  return person.memberId === memberId ? undefined : refuse('PERSON_ELSEWHERE', { personId, memberId });
}

/** OBLIGATION_OWED_TO_ITSELF: who owes something cannot also find that it is fulfilled. */
function needCreditor({ id, memberId }: Duty, owedTo: MemberId, state: GovernanceState): Refused | undefined {
  if (owedTo === memberId) return refuse('OBLIGATION_OWED_TO_ITSELF', { obligation: id, memberId });
  return needStillThere(owedTo, state);
}

/** When it is due: after now, and no further out than the charter's `longest`. PART_NOT_USED under a charter without obligations. */
function dueDate(due: ObligationPayload['due'], { charter }: GovernanceState, now: Millis): Verdict<Millis> {
  const rules = charter.obligations;
  if (rules === undefined) return refuse('PART_NOT_USED', { part: 'obligations' });
  const dueAt = 'at' in due ? due.at : endOf(now, due.after, charter);
  const latest = endOf(now, rules.longest, charter);
  return dueAt > now && dueAt <= latest ? accept(dueAt) : refuse('OBLIGATION_DUE_DATE', { dueAt, latest });
}
