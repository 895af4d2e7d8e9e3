import type { Charter } from '../charter.js';
import type { NetworkPhase } from '../charter/network-phases.js';
import type { Action } from '../records/actions.js';
import type { ConsortiumRecord } from '../records/members.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';

/** Which phase can follow which (R6). Dissolution is the end: nothing leads out of it. */
const NEXT: Readonly<Record<NetworkPhase, readonly NetworkPhase[]>> = {
  formation: ['operation', 'dissolution'],
  operation: ['upgrade', 'dissolution'],
  upgrade: ['operation', 'dissolution'],
  dissolution: [],
};

/** The phase that the network is in: what was decided last, else the one in which the charter lets it begin. */
export function phaseOf({ phase }: Pick<ConsortiumRecord, 'phase'>, { phases }: Charter): NetworkPhase {
  return phase ?? phases?.first ?? 'operation';
}

/** The phases that can follow a phase. */
export function nextPhases(phase: NetworkPhase): readonly NetworkPhase[] {
  return NEXT[phase];
}

/** PHASE_FORBIDS: the charter does not let an action of this kind be proposed or executed in the phase that the network is in. A member may leave in any. */
export function needPhaseAllows(
  actions: readonly Action[],
  { phase, charter }: Pick<GovernanceState, 'phase' | 'charter'>,
): Refused | undefined {
  const now = phase ?? phaseOf({}, charter);
  const allowed = charter.phases?.[now] ?? 'all';
  if (allowed === 'all') return undefined;
  const stray = actions.find(({ kind }) => kind !== 'member.exit' && !allowed.includes(kind));
  return stray === undefined ? undefined : refuse('PHASE_FORBIDS', { phase: now, action: stray.kind });
}
