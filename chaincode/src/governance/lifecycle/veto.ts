import type { Context } from '../authority/actor.js';
import { needJointAct, withBodiesOf } from '../bodies/joint-act.js';
import type { Effects } from '../change.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import { countedWords, isGiven, type Review, type ReviewState } from './reviews.js';
import { advance, needStateFor, type Standing } from './transition.js';

export type VetoState = Standing & ReviewState;

/** queued → vetoed: by anyone, once enough guardians from several members have vetoed it in time, each with reasons. */
export function decideVeto(state: VetoState, { now }: Context): Verdict<Effects> {
  const { phase } = state;
  const refused = mayVeto(state);
  if (refused !== undefined) return refused;
  const given = vetoesOf(state).filter((asked) => isGiven(asked, state));
  const reasons = given.flatMap((asked) => countedWords(asked, state)).map(({ reason }) => reason);
  const vetoReason = [...new Set(reasons)].join('\n');
  const after = advance(phase, { by: 'veto', at: now, facts: { vetoReason } });
  return accept({
    changes: [phaseChanged('veto', state, after)],
    result: { proposalId: phase.proposalId, state: after.state },
  });
}

/** Guard of `veto`: VETO_NOT_ALLOWED on a track without guardians, JOINT_ACT_MISSING until enough of them have spoken in time. */
export function mayVeto(state: VetoState): Refused | undefined {
  const { phase, rules, consents } = state;
  const refused = needStateFor(phase, 'veto');
  if (refused !== undefined) return refused;
  const vetoes = vetoesOf(state);
  const [first] = vetoes;
  if (first === undefined) return refuse('VETO_NOT_ALLOWED', { trackId: rules.trackId });
  if (vetoes.some((asked) => isGiven(asked, state))) return undefined;
  const asPinned = withBodiesOf(rules.charter, state.state);
  const said = consents.filter(({ act, bodyId }) => act === 'veto' && bodyId === first.by.body);
  return needJointAct(first.by, said, asPinned) ?? refuse('VETO_NOT_ALLOWED', { trackId: rules.trackId });
}

function vetoesOf({ rules }: VetoState): Review[] {
  return (rules.track.reviews ?? []).filter(({ asks }) => asks === 'veto');
}
