import type { Context } from '../authority/actor.js';
import type { Effects } from '../change.js';
import type { Millis } from '../ids.js';
import type { PhaseRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { laterDeadline } from './extension.js';
import { phaseChanged } from './phase-change.js';
import type { PinnedRules } from './pinned-rules.js';
import { advance, momentOf, needStateFor, type Standing } from './transition.js';
import type { VoteRecords } from './vote-records.js';

export interface ExtendState extends Standing {
  readonly rules: PinnedRules;
  readonly records: VoteRecords;
}

/** voting → voting with a later deadline: by anyone, when a late swing calls for it and the cap leaves room (R29). */
export function decideExtend(state: ExtendState, { now }: Context): Verdict<Effects> {
  const { phase, rules, records } = state;
  const refused = mayExtend(state, now);
  if (refused !== undefined) return refused;
  const endsAt = momentOf(phase, 'votingEndsAt');
  const votingEndsAt = laterDeadline(rules, phase, records) ?? endsAt;
  const extended = (phase.extended ?? 0) + votingEndsAt - endsAt;
  const after = advance(phase, { by: 'extend', at: phase.since, facts: { votingEndsAt, extended } });
  return accept({
    changes: [phaseChanged('extend', state, after)],
    result: { proposalId: phase.proposalId, state: after.state, votingEndsAt },
  });
}

/** Guard of `extend`: EXTENSION_NOT_DUE without a late swing, or when the later deadline would have passed already. */
export function mayExtend({ phase, rules, records }: ExtendState, now: Millis): Refused | undefined {
  const refused = needStateFor(phase, 'extend');
  if (refused !== undefined) return refused;
  const { proposalId } = phase;
  const later = laterDeadline(rules, phase, records);
  return later === undefined || later <= now ? refuse('EXTENSION_NOT_DUE', { proposalId }) : undefined;
}

/** EXTENSION_DUE, while a vote whose window is over would have to go on: closing cannot cut a late swing short. */
export function needNoExtension(
  rules: PinnedRules,
  { phase, records }: { readonly phase: PhaseRecord; readonly records: VoteRecords },
  now: Millis,
): Refused | undefined {
  const later = laterDeadline(rules, phase, records);
  if (later === undefined || later <= now) return undefined;
  return refuse('EXTENSION_DUE', { proposalId: phase.proposalId, endsAt: later });
}
