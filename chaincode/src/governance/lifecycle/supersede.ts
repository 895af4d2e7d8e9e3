import { planActions } from '../actions/catalogue.js';
import type { Context } from '../authority/actor.js';
import type { Effects } from '../change.js';
import type { RefusalCode } from '../errors.js';
import { needPhaseAllows } from '../phases/network-phase.js';
import type { ReferralDemandRecord } from '../records/proposals.js';
import { needStillThere } from '../membership/still-there.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { phaseChanged } from './phase-change.js';
import { advance, needStateFor, type Standing } from './transition.js';
import type { Track } from '../charter.js';

export interface SupersedeState extends Standing {
  readonly state: GovernanceState;
  /** The track by which it goes, where it has been submitted. */
  readonly track: Track | undefined;
  readonly demands: readonly ReferralDemandRecord[];
}

/**
 * Refusals that never go away again: what the actions need cannot come about any more. Whatever else stands in the way of an
 * action may pass, and its proposal waits.
 */
const LASTING: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'MEMBER_EXISTS',
  'PERSON_EXISTS',
  'PERSON_NOT_FOUND',
  'MEMBER_NOT_FOUND',
  'CHARTER_MOVED_ON',
  'MEMBER_GONE',
  'MEMBER_LEAVING',
  'PERSON_CLOSED',
  'RELEASE_EXISTS',
  'OBLIGATION_WRONG_STATE',
  'MINUTES_ALREADY_RECORDED',
  'CHAINCODE_SEQUENCE_USED',
]);

/** open → superseded: by anyone, when what it needs can no longer come about, or enough electors have taken it to another track. */
export function decideSupersede(superseded: SupersedeState, context: Context): Verdict<Effects> {
  const { phase } = superseded;
  const refused = maySupersede(superseded, context);
  if (refused !== undefined) return refused;
  const facts = { supersededBy: obstacleOf(superseded, context) ?? REFERRED };
  const after = advance(phase, { by: 'supersede', at: context.now, facts });
  return accept({
    changes: [phaseChanged('supersede', superseded, after)],
    result: { proposalId: phase.proposalId, state: after.state, reason: facts.supersededBy },
  });
}

/** Why a proposal is superseded that enough electors have taken to another track. */
export const REFERRED = 'REFERRED';

/** Guard of `supersede`: STILL_POSSIBLE, unless a lasting obstacle stands in its way or it was referred. */
export function maySupersede(superseded: SupersedeState, context: Pick<Context, 'now'>): Refused | undefined {
  const { phase } = superseded;
  const refused = needStateFor(phase, 'supersede');
  if (refused !== undefined) return refused;
  if (isReferred(superseded) || obstacleOf(superseded, context) !== undefined) return undefined;
  return refuse('STILL_POSSIBLE', { proposalId: phase.proposalId });
}

function isReferred({ phase, track, demands }: SupersedeState): boolean {
  const undecided = phase.state === 'notice' || phase.state === 'voting';
  return undecided && track?.referral !== undefined && demands.length >= track.referral.demands;
}

function obstacleOf(
  { proposal, phase, state }: SupersedeState,
  { now }: Pick<Context, 'now'>,
): RefusalCode | undefined {
  if (phase.state === 'draft' && isProposerGone(proposal, state)) return 'MEMBER_GONE';
  const forbidden = state.phase === 'dissolution' ? needPhaseAllows(proposal.actions, state) : undefined;
  if (forbidden !== undefined) return forbidden.refusal.code;
  const planned = planActions(proposal.actions, state, { now, proposal });
  if (planned.ok || !LASTING.has(planned.refusal.code)) return undefined;
  return planned.refusal.code;
}

/** Whether the institution that drafted it is no member any more, so that nobody can ever submit it. */
function isProposerGone({ memberId }: Standing['proposal'], state: GovernanceState): boolean {
  const refused = needStillThere(memberId, state);
  return refused !== undefined;
}
