import { changed, type Change } from '../change.js';
import type { Charter } from '../charter.js';
import { endOf } from '../calendar/deadline.js';
import { partNamed } from '../charter/part-named.js';
import type { Millis } from '../ids.js';
import type { PenaltyKey, PenaltyRecord } from '../records/penalties.js';
import { accept, refuse, type Verdict } from '../verdict.js';

export type PenaltyRule = NonNullable<Charter['merit']>['penalties'][string];

/** A penalty of the charter; PENALTY_RULE_NOT_FOUND where it has none of this id. */
export function findPenaltyRule(penaltyId: string, { merit }: Charter): Verdict<PenaltyRule> {
  const rule = partNamed(penaltyId, merit?.penalties);
  return rule === undefined ? refuse('PENALTY_RULE_NOT_FOUND', { penaltyId }) : accept(rule);
}

export interface Imposition {
  readonly key: PenaltyKey;
  readonly rule: PenaltyRule;
  readonly grounds: string;
  /** The member's points at this moment. */
  readonly balance: number;
}

/** Announces a penalty: the member's time to reply begins, and it does nothing yet. */
export function imposed(
  { key, rule, grounds, balance }: Imposition,
  {
    charter,
    charterVersion,
    now,
  }: { readonly charter: Charter; readonly charterVersion: number; readonly now: Millis },
): Change {
  const record: PenaltyRecord = {
    schemaVersion: 1,
    ...key,
    charterVersion,
    consequence: rule.consequence,
    ...(rule.points === undefined ? {} : { points: rule.points }),
    state: 'notice',
    grounds,
    balance,
    imposedAt: now,
    replyUntil: endOf(now, rule.reply, charter),
  };
  return changed('penalty.imposed', null, { kind: 'penalty', record });
}
