import type { Millis } from '../ids.js';
import { goesOnInStop } from '../interventions/goes-on.js';
import { stopsUntil } from '../interventions/stop.js';
import type { StopPeriod } from '../records/interventions.js';
import type { ConsortiumRecord } from '../records/members.js';
import type { Pause, PhaseRecord } from '../records/proposals.js';
import { putOff } from './clock.js';
import type { Standing } from './transition.js';
import { isTerminal } from './transitions.js';

/**
 * A proposal's phase as it stands now: while the system was stopped its clocks stood still, as in a hold (R16). Nobody writes that when a stop
 * ends: whoever next looks at the proposal works it out from the consortium's stops, and the next transition writes it. A stop counts from the
 * proposal's last transition on, since everything before is in the record already; so each is counted once, and a deadline only
 * ever moves back, by exactly the time stopped. While it is held, a proposal's clocks stand still anyway; and those that go on in a
 * stop keep their time.
 */
export function asOfStops(
  { proposal, phase }: Standing,
  consortium: Pick<ConsortiumRecord, 'stop' | 'stops'> | null | undefined,
  now: Millis,
): PhaseRecord {
  const standsStill = phase.hold === undefined && !isTerminal(phase.state) && !goesOnInStop(proposal);
  return standsStill ? stopsUntil(consortium ?? {}, now).reduce(afterStop, phase) : phase;
}

function afterStop(phase: PhaseRecord, stop: StopPeriod): PhaseRecord {
  const pause: Pause = { from: Math.max(stop.from, phase.since), until: stop.until, by: 'stop' };
  if (pause.until <= pause.from) return phase;
  return { ...phase, ...putOff(phase, pause), pauses: [...(phase.pauses ?? []), pause] };
}
