import type { Context } from '../actor.js';
import type { Effects } from '../change.js';
import { endOf } from '../deadline.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import type { PinnedRules } from './pinned-rules.js';
import { advance, momentOf, needState, type Standing } from './transition.js';

/** notice → voting: by anyone, once the notice is over. The whole voting window counts from here. */
export function decideOpenVoting(
  standing: Standing,
  { charter, track }: PinnedRules,
  { now }: Context,
): Verdict<Effects> {
  const { phase } = standing;
  const refused = needState(phase, 'notice');
  if (refused !== undefined) return refused;
  const endsAt = momentOf(phase, 'noticeEndsAt');
  if (now < endsAt) return refuse('NOTICE_NOT_OVER', { proposalId: phase.proposalId, endsAt });
  const votingEndsAt = endOf(now, track.voting, charter);
  const after = advance(phase, 'voting', now, { votingEndsAt });
  return accept({
    changes: [phaseChanged('proposal.voting-opened', standing, after)],
    result: { proposalId: phase.proposalId, state: after.state, votingEndsAt },
  });
}
