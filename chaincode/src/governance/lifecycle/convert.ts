import type { Change } from '../change.js';
import type { Millis } from '../ids.js';
import type { DecisionRecord } from '../records/decisions.js';
import type { PhaseRecord } from '../records/proposals.js';
import type { Outcome } from '../states.js';
import { phaseChanged } from './phase-change.js';
import { standardRules, windowEnd, type PinnedRules } from './pinned-rules.js';
import { advance, type Standing } from './transition.js';

/** Guard of `convert`: an urgent vote whose outcome is anything but an approval. */
export function missesUrgentBar({ track }: PinnedRules, outcome: Outcome): boolean {
  return track.urgent !== undefined && outcome !== 'approved';
}

/**
 * urgent voting → standard voting: the urgent bar was missed, so the vote goes on by the standard track's rules, for its whole window
 * from now, among the electors pinned for it at submission. Ballots stay as they are (R28).
 */
export function conversion(standing: Standing, rules: PinnedRules, missed: DecisionRecord): Change {
  const after = convertedPhase(standing, standardRules(rules), missed.decidedAt);
  const record = { ...missed, stage: 'urgent' } as const;
  return phaseChanged('convert', standing, after, [{ kind: 'stage-decision', record }]);
}

function convertedPhase({ proposal, phase }: Standing, rules: PinnedRules, now: Millis): PhaseRecord {
  const votingEndsAt = Math.max(windowEnd(rules, proposal.voting, now), phase.votingEndsAt ?? now);
  const facts = { votingOpenedAt: now, votingEndsAt, extended: 0, trackId: rules.trackId };
  return advance(phase, { by: 'convert', at: now, facts });
}
