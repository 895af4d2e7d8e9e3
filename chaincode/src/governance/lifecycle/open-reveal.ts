import type { Context } from '../authority/actor.js';
import type { Effects } from '../change.js';
import { endOf } from '../calendar/deadline.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { needNoExtension } from './extend.js';
import { phaseChanged } from './phase-change.js';
import type { PinnedRules } from './pinned-rules.js';
import { advance, momentOf, needStateFor, type Standing } from './transition.js';
import type { VoteRecords } from './vote-records.js';

export interface RevealState extends Standing {
  readonly rules: PinnedRules;
  readonly records: VoteRecords;
}

/** voting → reveal: by anyone, when the window of a secret vote is over. From here on choices are revealed, and none is cast (R26). */
export function decideOpenReveal(state: RevealState, { now }: Context): Verdict<Effects> {
  const { phase, rules } = state;
  const { secret } = rules.track;
  const refused = mayOpenReveal(state, now);
  if (refused !== undefined) return refused;
  if (secret === undefined) return refuse('VOTE_NOT_SECRET', { proposalId: phase.proposalId });
  const revealEndsAt = endOf(now, secret.reveal, rules.charter);
  const after = advance(phase, { by: 'open-reveal', at: now, facts: { revealEndsAt } });
  return accept({
    changes: [phaseChanged('open-reveal', state, after)],
    result: { proposalId: phase.proposalId, state: after.state, revealEndsAt },
  });
}

/** Guard of `open-reveal`: a secret vote whose window is over, with no extension due. */
export function mayOpenReveal({ phase, rules, records }: RevealState, now: number): Refused | undefined {
  const refused = needStateFor(phase, 'open-reveal');
  if (refused !== undefined) return refused;
  const { proposalId } = phase;
  if (rules.track.secret === undefined) return refuse('VOTE_NOT_SECRET', { proposalId });
  const endsAt = momentOf(phase, 'votingEndsAt');
  if (now < endsAt) return refuse('VOTING_NOT_OVER', { proposalId, endsAt });
  return needNoExtension(rules, { phase, records }, now);
}
