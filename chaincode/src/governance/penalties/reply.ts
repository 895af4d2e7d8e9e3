import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { changed, type Effects } from '../change.js';
import type { PenaltyRecord, PenaltyReply } from '../records/penalties.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needPenaltyState } from './state.js';

/**
 * The member replies to a penalty while it is announced (R30); a later reply replaces the earlier one. PERMISSION_DENIED, PENALTY_NOT_YOURS,
 * PENALTY_WRONG_STATE, PENALTY_REPLY_TOO_LATE otherwise.
 */
export function decidePenaltyReply(
  penalty: PenaltyRecord,
  { text, documents }: Pick<PenaltyReply, 'text' | 'documents'>,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const { memberId, penaltyId, replyUntil } = penalty;
  const refused = needPermission(actor, 'case.plead');
  if (refused !== undefined) return refused;
  if (actor.member.id !== memberId) return refuse('PENALTY_NOT_YOURS', { memberId, penaltyId });
  const wrong = needPenaltyState(penalty, 'notice');
  if (wrong !== undefined) return wrong;
  if (now >= replyUntil) return refuse('PENALTY_REPLY_TOO_LATE', { penaltyId, until: replyUntil });
  const record = { ...penalty, reply: { text, documents, personId: actor.person.id, at: now } };
  return accept({
    changes: [changed('penalty.replied', penalty, { kind: 'penalty', record })],
    result: { memberId, penaltyId, source: penalty.source },
  });
}
