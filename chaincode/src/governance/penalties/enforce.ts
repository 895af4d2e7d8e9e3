import type { Context } from '../authority/actor.js';
import { changed, type Change, type Effects } from '../change.js';
import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import type { MeritRecord } from '../records/merit.js';
import type { PenaltyRecord } from '../records/penalties.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { findPenaltyRule } from './impose.js';
import { needPenaltyState } from './state.js';

export interface EnforceState {
  readonly penalty: PenaltyRecord;
  /** The charter version that it was imposed under. */
  readonly charter: Charter;
}

/**
 * An announced penalty takes effect: by anyone, once the time to reply is over, whether or not the member has replied. Points are lost in the
 * same transaction; a suspended ballot is missing from every electorate that is pinned from now on. PENALTY_WRONG_STATE,
 * PENALTY_NOTICE_NOT_OVER otherwise.
 */
export function decideEnforce(
  { penalty, charter }: EnforceState,
  { now }: Pick<Context, 'now'>,
): Verdict<Effects> {
  const { memberId, penaltyId, source, replyUntil } = penalty;
  const refused = needPenaltyState(penalty, 'notice');
  if (refused !== undefined) return refused;
  if (now < replyUntil) return refuse('PENALTY_NOTICE_NOT_OVER', { penaltyId, endsAt: replyUntil });
  const rule = findPenaltyRule(penaltyId, charter);
  if (!rule.ok) return rule;
  const { appeal, lasts } = rule.value;
  const record: PenaltyRecord = {
    ...penalty,
    state: 'in-force',
    effectiveAt: now,
    appealUntil: endOf(now, appeal, charter),
    ...(lasts === undefined ? {} : { until: endOf(now, lasts, charter) }),
  };
  return accept({
    changes: [changed('penalty.enforced', penalty, { kind: 'penalty', record }), ...pointsLost(record, now)],
    result: { memberId, penaltyId, source, state: record.state },
  });
}

/** What a penalty in force costs in points; they come back by themselves when it has run out. */
function pointsLost(penalty: PenaltyRecord, at: number): Change[] {
  return penalty.points === undefined
    ? []
    : [pointsEntered(penalty, { points: -penalty.points, number: 0, at })];
}

/** The points that an annulled or lifted penalty gives back. */
export function pointsReturned(penalty: PenaltyRecord, at: number): Change[] {
  const { points, effectiveAt } = penalty;
  if (points === undefined || effectiveAt === undefined) return [];
  return [pointsEntered(penalty, { points, number: 1, at })];
}

function pointsEntered(
  { memberId, penaltyId, source, grounds, until }: PenaltyRecord,
  { points, number, at }: Pick<MeritRecord, 'points' | 'number' | 'at'>,
): Change {
  const record: MeritRecord = {
    schemaVersion: 1,
    memberId,
    for: 'penalty',
    id: penaltyId,
    source,
    number,
    points,
    at,
    ...(until === undefined ? {} : { until }),
    note: grounds,
  };
  return changed('merit.entered', null, { kind: 'merit-entry', record });
}
