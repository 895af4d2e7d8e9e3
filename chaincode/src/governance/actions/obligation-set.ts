import { z } from 'zod';
import { changed } from '../change.js';
import { durationSchema } from '../charter/durations.js';
import { idSchema } from '../charter/scalars.js';
import { endOf } from '../calendar/deadline.js';
import type { MemberId, Millis } from '../ids.js';
import { memberIdSchema, personIdSchema } from '../membership/member-schema.js';
import type { ObligationPayload } from '../records/actions.js';
import type { ObligationRecord } from '../records/obligations.js';
import type { ProposalRecord } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import type { ActionDefinition } from './action.js';

/**
 * Lays an obligation upon an institution (R18), due at a moment or so long after the decision is carried out. An action of its own
 * rather than a part of a resolution: so any decision can have follow-up duties (minutes, a finding, a role), each checked by
 * itself, and all under the decision's own id. Nobody is recused for it: duties are often everyone's.
 */
export const obligationSet: ActionDefinition<ObligationPayload> = {
  family: 'ledger',
  schema: z.strictObject({
    id: idSchema,
    text: z.string().min(1).max(4000),
    memberId: memberIdSchema,
    personId: personIdSchema.exactOptional(),
    owedTo: memberIdSchema.exactOptional(),
    due: z.union([
      z.strictObject({ at: z.int().min(1).max(8_640_000_000_000_000) }),
      z.strictObject({ after: durationSchema }),
    ]),
  }),
  plan(payload, state, { now, proposal }) {
    const { id, text, memberId, personId, owedTo } = payload;
    const refused =
      needOnce(id, proposal) ??
      needOwner(payload, state) ??
      (owedTo === undefined ? undefined : needCreditor(payload, owedTo, state));
    if (refused !== undefined) return refused;
    const dueAt = dueDate(payload, state, now);
    if (!dueAt.ok) return dueAt;
    const record: ObligationRecord = {
      schemaVersion: 1,
      proposalId: proposal.id,
      id,
      text,
      memberId,
      ...(personId === undefined ? {} : { personId }),
      ...(owedTo === undefined ? {} : { owedTo }),
      since: now,
      dueAt: dueAt.value,
      state: 'open',
    };
    return accept([changed('obligation.set', null, { kind: 'obligation', record })]);
  },
};

/** OBLIGATION_EXISTS: two of one decision's obligations would have the same name. A decision is carried out once, so no other can. */
function needOnce(id: string, { id: proposalId, actions }: ProposalRecord): Refused | undefined {
  const same = actions.filter((one) => one.kind === 'obligation.set' && one.payload.id === id);
  return same.length < 2 ? undefined : refuse('OBLIGATION_EXISTS', { proposalId, obligation: id });
}

/** Refuses an owner that no longer takes part, and a person of another institution. */
function needOwner({ memberId, personId }: ObligationPayload, state: GovernanceState): Refused | undefined {
  const refused = needPresent(memberId, state);
  if (refused !== undefined || personId === undefined) return refused;
  const person = state.people.find(({ id }) => id === personId);
  if (person === undefined) return refuse('PERSON_NOT_FOUND', { personId });
  if (person.status === 'closed') return refuse('PERSON_CLOSED', { personId });
  return person.memberId === memberId ? undefined : refuse('PERSON_ELSEWHERE', { personId, memberId });
}

/** OBLIGATION_OWED_TO_ITSELF: who owes something cannot also find that it is fulfilled. */
function needCreditor(
  { id, memberId }: ObligationPayload,
  owedTo: MemberId,
  state: GovernanceState,
): Refused | undefined {
  if (owedTo === memberId) return refuse('OBLIGATION_OWED_TO_ITSELF', { obligation: id, memberId });
  return needPresent(owedTo, state);
}

function needPresent(memberId: MemberId, { members }: GovernanceState): Refused | undefined {
  const member = members.find(({ id }) => id === memberId);
  if (member === undefined) return refuse('MEMBER_NOT_FOUND', { memberId });
  const isGone = member.status === 'left' || member.status === 'removed';
  return isGone ? refuse('MEMBER_GONE', { memberId }) : undefined;
}

/** When it is due: after now, and no further out than the charter's `longest`. PART_NOT_USED under a charter without obligations. */
function dueDate({ due }: ObligationPayload, { charter }: GovernanceState, now: Millis): Verdict<Millis> {
  const rules = charter.obligations;
  if (rules === undefined) return refuse('PART_NOT_USED', { part: 'obligations' });
  const dueAt = 'at' in due ? due.at : endOf(now, due.after, charter);
  const latest = endOf(now, rules.longest, charter);
  return dueAt > now && dueAt <= latest ? accept(dueAt) : refuse('OBLIGATION_DUE_DATE', { dueAt, latest });
}
