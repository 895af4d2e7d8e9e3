import type { Context } from '../authority/actor.js';
import {
  actsTogether,
  countedConsents,
  needJointAct,
  withBodiesOf,
  type ActingState,
} from '../bodies/joint-act.js';
import type { JointAct } from '../charter/bodies.js';
import type { Charter } from '../charter.js';
import type { Effects } from '../change.js';
import { nominalMs } from '../calendar/duration.js';
import { endOf } from '../calendar/deadline.js';
import type { Millis } from '../ids.js';
import type { ConsentRecord } from '../records/bodies.js';
import type { PowerRecord } from '../records/powers.js';
import type { Hold } from '../records/proposals.js';
import type { Track } from '../charter.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { heldSoFar, holdsOf } from './clock.js';
import { phaseChanged } from './phase-change.js';
import { advance, needStateFor, type Standing } from './transition.js';

export interface HoldState extends Standing {
  /** The rules that it has pinned, or those in force while it is a draft. */
  readonly charter: Charter;
  readonly track: Track;
  readonly state: GovernanceState;
  readonly consents: readonly ConsentRecord[];
  /** Powers that votes have granted to regulators. */
  readonly powers: readonly PowerRecord[];
}

/**
 * any open state → held: by anyone, once enough people of a body that may hold have said so. All clocks stop. It lasts as long as all
 * of them want, at most as long as the track allows at a time, and within what it allows in all.
 */
export function decideHold(holding: HoldState, { now }: Context): Verdict<Effects> {
  const { phase } = holding;
  const refused = mayHold(holding, now);
  if (refused !== undefined) return refused;
  const hold = holdOf(holding, now);
  const after = advance(phase, { by: 'hold', at: now, facts: { hold } });
  return accept({
    changes: [phaseChanged('hold', holding, after)],
    result: { proposalId: phase.proposalId, state: after.state, until: hold.until },
  });
}

/** Guard of `hold`: HOLD_NOT_ALLOWED, JOINT_ACT_MISSING, HOLDS_SPENT. */
export function mayHold(holding: HoldState, now: Millis): Refused | undefined {
  const { proposal, phase, track } = holding;
  const refused = needStateFor(phase, 'hold');
  if (refused !== undefined) return refused;
  const [first] = track.holds?.by ?? [];
  if (track.holds === undefined || first === undefined) {
    return refuse('HOLD_NOT_ALLOWED', { trackId: proposal.trackId });
  }
  const act = actingBody(holding, now);
  if (act === undefined)
    return needJointAct(first, said(holding, first, now), asPinned(holding)) ?? nobody(holding);
  if (holdOf(holding, now).until > now) return undefined;
  return refuse('HOLDS_SPENT', { proposalId: proposal.id, total: track.holds.total });
}

function nobody({ proposal }: HoldState): Refused {
  return refuse('HOLD_NOT_ALLOWED', { trackId: proposal.trackId });
}

function asPinned({ state, charter }: HoldState): ActingState {
  return withBodiesOf(charter, state);
}

function actingBody(holding: HoldState, now: Millis): JointAct | undefined {
  return holding.track.holds?.by.find((act) => actsTogether(act, said(holding, act, now), asPinned(holding)));
}

/** Wishes for a hold that count: given since the last hold, not run out, and by a regulator only with a live power (R5). */
function said(
  { consents, phase, state, powers }: HoldState,
  { body }: JointAct,
  now: Millis,
): ConsentRecord[] {
  const since = holdsOf(phase).at(-1)?.until ?? 0;
  return consents.filter(
    ({ act, bodyId, at, until, memberId }) =>
      act === 'hold' &&
      bodyId === body &&
      at >= since &&
      (until ?? 0) > now &&
      mayAct(memberId, { state, powers }, now),
  );
}

/** Whether a member may take part in a hold: anybody but a regulator, and a regulator to whom a vote has given the power. */
export function mayAct(
  memberId: string,
  { state, powers }: Pick<HoldState, 'state' | 'powers'>,
  now: Millis,
): boolean {
  const member = state.members.find(({ id }) => id === memberId);
  if (member?.kinds.includes('regulator') !== true) return true;
  return powers.some((one) => one.memberId === memberId && one.power === 'hold' && now < one.until);
}

function holdOf(holding: HoldState, now: Millis): Hold {
  const { phase, charter, track } = holding;
  const act = actingBody(holding, now);
  const limits = track.holds;
  if (act === undefined || limits === undefined) throw new RangeError('a hold without anybody who holds');
  const wishes = countedConsents(act, said(holding, act, now), asPinned(holding));
  const left = nominalMs(limits.total) - heldSoFar(phase);
  const until = Math.min(
    endOf(now, limits.longest, charter),
    now + left,
    ...wishes.map((wish) => wish.until ?? now),
  );
  const reason = [...new Set(wishes.map((wish) => wish.reason))].join('\n');
  return { state: phase.state, at: now, until, bodyId: act.body, reason };
}
