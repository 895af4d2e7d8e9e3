import { familyOf, planActions } from '../actions/catalogue.js';
import type { Context } from '../actor.js';
import type { Effects } from '../change.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Verdict } from '../verdict.js';
import { needExecutable } from './expire.js';
import { phaseChanged } from './phase-change.js';
import { advance, needState, type Standing } from './transition.js';

export interface ExecuteState extends Standing {
  readonly state: GovernanceState;
}

/**
 * queued → executed: ledger actions, when due and not expired, all effects in this one transaction. An action that cannot
 * take effect as things stand is refused with its own code, and the decision waits for as long as its grace.
 */
export function decideExecute(executed: ExecuteState, { now }: Context): Verdict<Effects> {
  const { proposal, phase, state } = executed;
  const refused = needState(phase, 'queued') ?? needExecutable(phase, now);
  if (refused !== undefined) return refused;
  const family = familyOf(proposal.actions);
  if (!family.ok) return family;
  if (family.value !== 'ledger') {
    const action = proposal.actions.map((one) => one.kind).join(' ');
    return refuse('EXECUTION_NOT_LEDGER', { proposalId: proposal.id, action });
  }
  return executedEffects(executed, state, now);
}

/** The phase becomes executed and every action takes effect, or none. */
export function executedEffects(standing: Standing, state: GovernanceState, now: number): Verdict<Effects> {
  const { proposal, phase } = standing;
  const planned = planActions(proposal.actions, state, { now, proposal });
  if (!planned.ok) return planned;
  const after = advance(phase, 'executed', now);
  return accept({
    changes: [phaseChanged('execution.executed', standing, after), ...planned.value],
    result: { proposalId: proposal.id, state: after.state },
  });
}
