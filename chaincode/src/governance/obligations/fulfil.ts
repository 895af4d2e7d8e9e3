import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { DocumentReference } from '../records/actions.js';
import type { ObligationRecord } from '../records/obligations.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { isOutstanding } from './standing.js';

export interface FulfilCommand {
  readonly note: string;
  /** At least one document that shows it. */
  readonly evidence: readonly DocumentReference[];
}

/** open or overdue → fulfilled: by a person of the institution that owes it, with evidence; late is better than never (R18). */
export function decideFulfil(
  before: ObligationRecord,
  { note, evidence }: FulfilCommand,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const refused =
    needPermission(actor, 'obligation.fulfil') ?? needOwner(before, actor) ?? needOutstanding(before);
  if (refused !== undefined) return refused;
  const report = { personId: actor.person.id, at: now, note, evidence };
  const record: ObligationRecord = { ...before, state: 'fulfilled', report };
  const { proposalId, id, state } = record;
  return accept({
    changes: [changed('obligation.fulfilled', before, { kind: 'obligation', record })],
    result: { proposalId, obligation: id, state },
  });
}

/** OBLIGATION_NOT_YOURS: another institution owes it. */
function needOwner({ id, memberId }: ObligationRecord, { member }: PersonActor): Refused | undefined {
  return member.id === memberId ? undefined : refuse('OBLIGATION_NOT_YOURS', { obligation: id, memberId });
}

function needOutstanding(obligation: ObligationRecord): Refused | undefined {
  if (isOutstanding(obligation)) return undefined;
  const { id, state } = obligation;
  return refuse('OBLIGATION_WRONG_STATE', { obligation: id, state, needed: 'open overdue' });
}
