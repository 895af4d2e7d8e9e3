import type { Context } from '../authority/actor.js';
import { actsTogether, withBodiesOf } from '../bodies/joint-act.js';
import type { Effects } from '../change.js';
import type { Millis } from '../ids.js';
import type { Hold, PhaseRecord } from '../records/proposals.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { putOff } from './clock.js';
import { mayAct, type HoldState } from './hold.js';
import { phaseChanged } from './phase-change.js';
import { advance, needStateFor } from './transition.js';

/**
 * held → the state from which it came: by those who held it, together, or by anyone once the hold has run out. Every clock goes on with
 * the time that it had left.
 */
export function decideRelease(held: HoldState, { now }: Context): Verdict<Effects> {
  const { phase } = held;
  const refused = mayRelease(held, now);
  if (refused !== undefined) return refused;
  const after = released(phase, now);
  return accept({
    changes: [phaseChanged('release', held, after)],
    result: { proposalId: phase.proposalId, state: after.state },
  });
}

/** Guard of `release`: HOLD_NOT_OVER, unless those who hold it agree. */
export function mayRelease(held: HoldState, now: Millis): Refused | undefined {
  const refused = needStateFor(held.phase, 'release');
  if (refused !== undefined) return refused;
  const hold = holdOf(held.phase);
  if (now >= hold.until || agreed(held, hold, now)) return undefined;
  return refuse('HOLD_NOT_OVER', { proposalId: held.phase.proposalId, until: hold.until });
}

function agreed({ track, consents, state, charter, powers }: HoldState, hold: Hold, now: Millis): boolean {
  const said = consents.filter(
    ({ act, bodyId, at, memberId }) =>
      act === 'release' &&
      bodyId === hold.bodyId &&
      at >= hold.at &&
      mayAct(memberId, { state, powers }, now),
  );
  const acts = track.holds?.by.filter(({ body }) => body === hold.bodyId) ?? [];
  return acts.some((act) => actsTogether(act, said, withBodiesOf(charter, state)));
}

/** The hold under which a proposal stands. @throws RangeError when it is not held: the record would be corrupt */
function holdOf({ hold, proposalId }: PhaseRecord): Hold {
  if (hold === undefined) throw new RangeError(`${proposalId} is held by nobody`);
  return hold;
}

function released(phase: PhaseRecord, now: Millis): PhaseRecord {
  const hold = holdOf(phase);
  const pause = { from: hold.at, until: now };
  const facts = { ...putOff(phase, pause), pauses: [...(phase.pauses ?? []), pause] };
  const after: { -readonly [Name in keyof PhaseRecord]: PhaseRecord[Name] } = {
    ...advance(phase, { by: 'release', to: hold.state, at: now, facts }),
  };
  delete after.hold;
  return after;
}
