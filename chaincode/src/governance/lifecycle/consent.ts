import { needPermission, type Context, type PersonActor } from '../authority/actor.js';
import { membersOf } from '../bodies/body-members.js';
import { changed, type Effects } from '../change.js';
import type { JointAct } from '../charter/bodies.js';
import type { Charter, Track } from '../charter.js';
import type { MemberId, Millis } from '../ids.js';
import { JOINT_ACTS, type ConsentRecord, type JointActKind } from '../records/bodies.js';
import type { PhaseRecord } from '../records/proposals.js';
import type { PowerRecord } from '../records/powers.js';
import type { ProposalState } from '../states.js';
import type { GovernanceState } from '../state.js';
import { accept, refuse, type Refused, type Verdict } from '../verdict.js';
import { mayAct } from './hold.js';
import { needState, type Standing } from './transition.js';
import { OPEN_STATES } from './transitions.js';

export interface ConsentState extends Standing {
  /** The rules that it has pinned, or those in force while it is a draft. */
  readonly charter: Charter;
  readonly track: Track;
  readonly state: GovernanceState;
  readonly powers: readonly PowerRecord[];
  /** What this person has said before. */
  readonly given: ConsentRecord | null;
}

export interface ConsentCommand {
  readonly act: JointActKind;
  readonly bodyId: string;
  readonly reason: string;
  /** Of a hold: until when it is wanted. */
  readonly until?: Millis | undefined;
  /** Of a ruling on recusal: whom it concerns. */
  readonly subject?: MemberId | undefined;
}

/** When each act can be joined. */
const WHEN: Readonly<Record<JointActKind, readonly ProposalState[]>> = {
  urgency: ['notice'],
  recusal: ['notice'],
  hold: OPEN_STATES,
  release: ['held'],
  veto: ['queued'],
  approve: ['queued'],
  hear: ['queued'],
};

/** What reviewing bodies are asked for: said once, it is said. */
const REVIEWING: ReadonlySet<JointActKind> = new Set(['veto', 'approve', 'hear']);

/**
 * One person of a body joins an act on a proposal, with reasons (R16: powers are spread over several people). The act itself follows
 * when enough have joined. A later word of the same person for the same body replaces the earlier one; what a review has been told in
 * time is not lost by being said again.
 */
export function decideConsent(
  state: ConsentState,
  command: ConsentCommand,
  { actor, now }: Context<PersonActor>,
): Verdict<Effects> {
  const { proposal, given } = state;
  const refused = needPermission(actor, 'body.act') ?? mayConsent(state, command, { actor, now });
  if (refused !== undefined) return refused;
  const { act, bodyId, reason, until, subject } = command;
  const record: ConsentRecord = {
    schemaVersion: 1,
    proposalId: proposal.id,
    act,
    bodyId,
    personId: actor.person.id,
    memberId: actor.member.id,
    reason,
    ...(until === undefined ? {} : { until }),
    ...(subject === undefined ? {} : { subject }),
    at: REVIEWING.has(act) ? (given?.at ?? now) : now,
  };
  return accept({
    changes: [changed('body.consented', given, { kind: 'consent', record })],
    result: { proposalId: proposal.id, act, personId: actor.person.id },
  });
}

function mayConsent(
  { phase, track, charter, state, powers }: ConsentState,
  { act, bodyId, until, subject }: ConsentCommand,
  { actor, now }: Pick<Context<PersonActor>, 'actor' | 'now'>,
): Refused | undefined {
  const refused = needState(phase, ...WHEN[act]) ?? needAsked(track, act, bodyId);
  if (refused !== undefined) return refused;
  const { people } = membersOf(bodyId, { ...state, charter });
  if (!people.includes(actor.person.id)) return refuse('NOT_IN_BODY', { bodyId, personId: actor.person.id });
  const byPower = act === 'hold' || act === 'release';
  if (byPower && !mayAct(actor.member.id, { state, powers }, now)) {
    return refuse('POWER_MISSING', { memberId: actor.member.id, power: 'hold' });
  }
  return needDetail(act, { until, subject }, now);
}

/** An act that people of a body can join now, and who must act. */
export interface AskedAct {
  readonly act: JointActKind;
  readonly by: JointAct;
}

/** For what a track asks bodies in the state in which a proposal is, in the order of the acts. */
export function askedActs({ state }: Pick<PhaseRecord, 'state'>, track: Track): AskedAct[] {
  const joinable = JOINT_ACTS.filter((act) => WHEN[act].includes(state));
  return joinable.flatMap((act) =>
    ASKED[act](track).flatMap((by) => (by === undefined ? [] : [{ act, by }])),
  );
}

/** BODY_NOT_ASKED, unless the track asks this body for this act. */
function needAsked(track: Track, act: JointActKind, bodyId: string): Refused | undefined {
  const asked = ASKED[act](track).some((one) => one?.body === bodyId);
  return asked ? undefined : refuse('BODY_NOT_ASKED', { bodyId, act });
}

/** For which acts a track asks whom. */
const ASKED: Readonly<Record<JointActKind, (track: Track) => readonly (JointAct | undefined)[]>> = {
  urgency: ({ urgent }) => [urgent?.guardians],
  recusal: ({ recusal }) => [recusal?.ruledBy],
  hold: ({ holds }) => holds?.by ?? [],
  release: ({ holds }) => holds?.by ?? [],
  veto: (track) => reviewers(track, 'veto'),
  approve: (track) => reviewers(track, 'approve'),
  hear: (track) => reviewers(track, 'hear'),
};

function reviewers({ reviews = [] }: Track, asked: 'veto' | 'approve' | 'hear'): readonly JointAct[] {
  return reviews.filter(({ asks }) => asks === asked).map(({ by }) => by);
}

/** A hold needs an end that lies ahead, a ruling the member that it concerns, and neither has the other's. */
function needDetail(
  act: JointActKind,
  { until, subject }: Pick<ConsentCommand, 'until' | 'subject'>,
  now: Millis,
): Refused | undefined {
  if ((act === 'hold') !== (until !== undefined) || (until ?? now + 1) <= now) {
    return refuse('ARGUMENT_INVALID', { path: 'until', problem: 'a later moment, for a hold only' });
  }
  if ((act === 'recusal') === (subject !== undefined)) return undefined;
  return refuse('ARGUMENT_INVALID', { path: 'subject', problem: 'a member, for a ruling on recusal only' });
}
