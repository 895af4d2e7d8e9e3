import { factsOf } from './early-close.js';
import type { Context } from '../authority/actor.js';
import type { Change, Effects } from '../change.js';
import { settledVotes } from '../counting/vote.js';
import { explainDecision } from '../counting/decision.js';
import { earlyOutcome } from '../counting/early-decision.js';
import type { Millis } from '../ids.js';
import type { DecisionRecord } from '../records/decisions.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { undoing, type Executed } from './compensation.js';
import { phaseChanged } from './phase-change.js';
import { standardRules, type PinnedRules } from './pinned-rules.js';
import { advance, momentOf, needStateFor, type Standing } from './transition.js';
import { votesAt, type VoteRecords } from './vote-records.js';

export interface RatificationState extends Standing {
  readonly rules: PinnedRules;
  /** The ballots about the ratification, and delegations on the standard track. */
  readonly records: VoteRecords;
  /** What the urgent execution changed, with the records as they are now. */
  readonly executed: readonly Executed[];
}

/**
 * awaiting-ratification → ratified or annulled: by anyone, when the time is over or the outcome is certain. The standard track's rule
 * decides; anything but its approval annuls, silence too, and what the urgent execution changed is undone (R28).
 */
export function decideConcludeRatification(state: RatificationState, { now }: Context): Verdict<Effects> {
  const { proposal, phase } = state;
  const refused = mayConcludeRatification(state, now);
  if (refused !== undefined) return refused;
  const decision = ratificationOf(state, now);
  const by = decision.outcome === 'approved' ? 'ratify' : 'annul';
  const after = advance(phase, { by, at: now });
  const writes = [{ kind: 'stage-decision', record: decision }] as const;
  const undone: readonly Change[] = by === 'annul' ? undoing(state.executed) : [];
  return accept({
    changes: [phaseChanged(by, state, after, writes), ...undone],
    result: { proposalId: proposal.id, outcome: decision.outcome, state: after.state },
  });
}

/** Guard of `ratify` and `annul`: the time is over, or no outstanding ballot can change the outcome. */
export function mayConcludeRatification(state: RatificationState, now: Millis): Refused | undefined {
  const { phase, records } = state;
  const refused = needStateFor(phase, 'ratify');
  if (refused !== undefined) return refused;
  const endsAt = momentOf(phase, 'ratificationEndsAt');
  if (now >= endsAt) return undefined;
  const { track, electors } = standardRules(state.rules);
  const certain =
    track.earlyDecision !== false &&
    earlyOutcome(track, votesAt(electors, records, now), factsOf(electors)) !== undefined;
  return certain ? undefined : refuse('VOTING_NOT_OVER', { proposalId: phase.proposalId, endsAt });
}

function ratificationOf({ proposal, phase, rules, records }: RatificationState, now: Millis): DecisionRecord {
  const standard = standardRules(rules);
  const endsAt = momentOf(phase, 'ratificationEndsAt');
  const at = Math.min(now, endsAt - 1);
  const { chair, vacant } = standard.electors;
  const decision = explainDecision({
    proposalId: proposal.id,
    trackId: standard.trackId,
    rule: standard.track,
    votes: settledVotes(votesAt(standard.electors, records, at)),
    decidedAt: now,
    early: now < endsAt,
    ...(vacant === undefined ? {} : { vacant }),
    ...(chair === undefined ? {} : { chairedBy: chair }),
  });
  return { ...decision, stage: 'ratification' };
}
