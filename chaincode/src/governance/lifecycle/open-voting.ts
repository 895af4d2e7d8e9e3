import { actsTogether, needJointAct, withBodiesOf } from '../bodies/joint-act.js';
import type { Context } from '../authority/actor.js';
import type { Effects, Write } from '../change.js';
import { subjectsOf } from '../actions/catalogue.js';

import type { MemberId } from '../ids.js';
import type { ConsentRecord } from '../records/bodies.js';
import type { Pin, PinnedElectorate } from '../records/proposals.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import type { TrackHistory } from '../voters/attendance.js';
import { pinElectorate } from '../voters/pin-electorate.js';
import { phaseChanged } from './phase-change.js';
import { windowEnd, type PinnedRules } from './pinned-rules.js';
import { advance, momentOf, needStateFor, type Standing } from './transition.js';

export interface OpenState extends Standing {
  readonly rules: PinnedRules;
  readonly state: GovernanceState;
  /** Consents of people of bodies: declarations of urgency, rulings on recusal. */
  readonly consents: readonly ConsentRecord[];
  /** Past votes of the track. */
  readonly history: TrackHistory;
}

/**
 * notice → voting: by anyone, once the notice is over, and on an urgent track once the guardians have declared the urgency. The whole
 * voting window counts from here. Where the track fixes its electorate only now, it is pinned; rulings on recusal take hold.
 */
export function decideOpenVoting(opened: OpenState, { now }: Context): Verdict<Effects> {
  const { proposal, phase, rules } = opened;
  const refused = mayOpenVoting(opened, now);
  if (refused !== undefined) return refused;
  const votingEndsAt = windowEnd(rules, proposal.voting, now);
  const after = advance(phase, { by: 'open-voting', at: now, facts: { votingOpenedAt: now, votingEndsAt } });
  const record = { ...proposal, pin: pinAtOpening(opened, now) };
  const pinned: Write[] = record.pin === proposal.pin ? [] : [{ kind: 'proposal', record }];
  return accept({
    changes: [phaseChanged('open-voting', opened, after, pinned)],
    result: { proposalId: phase.proposalId, state: after.state, votingEndsAt },
  });
}

/** Guard of `open-voting`. */
export function mayOpenVoting(
  { phase, rules, state, consents }: OpenState,
  now: number,
): Refused | undefined {
  const refused = needStateFor(phase, 'open-voting');
  if (refused !== undefined) return refused;
  const endsAt = momentOf(phase, 'noticeEndsAt');
  if (now < endsAt) return refuse('NOTICE_NOT_OVER', { proposalId: phase.proposalId, endsAt });
  const guardians = rules.track.urgent?.guardians;
  if (guardians === undefined) return undefined;
  const declared = consents.filter(({ act, bodyId }) => act === 'urgency' && bodyId === guardians.body);
  return needJointAct(guardians, declared, withBodiesOf(rules.charter, state));
}

/** The pin, anew where something about the electors is settled only now. */
function pinAtOpening(opened: OpenState, now: number): Pin {
  const { rules, proposal, state, history } = opened;
  const ruled = ruledRecusals(opened);
  if (rules.track.electorate?.fixed === 'opening') {
    const recusals = { subjects: subjectsOf(proposal.actions), ruled };
    const asPinned = withBodiesOf(rules.charter, state);
    return {
      ...withoutElectors(rules.pin),
      ...pinElectorate(rules.track, recusals, { ...asPinned, history, now }),
    };
  }
  if (ruled.length === 0) return rules.pin;
  return { ...rules.pin, ...withRulings(rules.pin, ruled) };
}

function withoutElectors({ at, payloadHash, charterVersion, seats, standard }: Pin): Omit<Pin, 'electorate'> {
  return {
    at,
    payloadHash,
    charterVersion,
    ...(seats === undefined ? {} : { seats }),
    ...(standard === undefined ? {} : { standard }),
  };
}

function withRulings({ electorate }: PinnedElectorate, ruled: readonly MemberId[]): Pick<Pin, 'electorate'> {
  return {
    electorate: electorate.map((elector) =>
      ruled.includes(elector.memberId) && elector.recused === undefined
        ? { ...elector, recused: 'ruled' as const }
        : elector,
    ),
  };
}

/** Members about whom enough people of the body that rules on recusal have agreed. */
function ruledRecusals({ rules, state, consents }: OpenState): MemberId[] {
  const ruling = rules.track.recusal?.ruledBy;
  if (ruling === undefined) return [];
  const rulings = consents.filter(({ act, bodyId }) => act === 'recusal' && bodyId === ruling.body);
  const asPinned = withBodiesOf(rules.charter, state);
  const subjects = new Set(rulings.flatMap(({ subject }) => (subject === undefined ? [] : [subject])));
  return [...subjects].sort().filter((one) =>
    actsTogether(
      ruling,
      rulings.filter(({ subject }) => subject === one),
      asPinned,
    ),
  );
}
