import { permissionsOf } from '../authority/actor.js';
import type { Charter } from '../charter.js';
import type { JointAct } from '../charter/bodies.js';
import type { ConsentRecord } from '../records/bodies.js';
import type { GovernanceState } from '../state.js';
import { refuse, type Refused } from '../verdict.js';
import { membersOf, type BodyState } from './body-members.js';

/** What counts of a person's consent. */
export type CountedConsent = Pick<ConsentRecord, 'personId' | 'memberId'>;

/** What tells whose consents count. */
export interface ActingState extends BodyState {
  /** The charter in force, where `charter` is a pinned one: who belongs to a body was pinned, what a role allows is a matter of today. */
  readonly inForce?: Charter;
}

/** The consortium of today with the bodies of a pinned charter. */
export function withBodiesOf(charter: Charter, state: GovernanceState): ActingState {
  return { ...state, charter, inForce: state.charter };
}

/**
 * Consents that count now: of different people who belong to the body at this moment and may still act in it. A word does not outlive the
 * account or the role behind it.
 */
export function countedConsents<Consent extends CountedConsent>(
  { body }: Pick<JointAct, 'body'>,
  consents: readonly Consent[],
  state: ActingState,
): Consent[] {
  const { people } = membersOf(body, state);
  const acting = state.people.filter(({ id, roles }) => people.includes(id) && mayAct(roles, state));
  const able = new Set<string>(acting.map(({ id }) => id));
  const seen = new Set<string>();
  return consents.filter(({ personId }) => {
    if (seen.has(personId) || !able.has(personId)) return false;
    seen.add(personId);
    return true;
  });
}

/** Whether these roles allow today what people do together. */
export function mayAct(roles: readonly string[], { charter, inForce = charter }: ActingState): boolean {
  return permissionsOf(roles, inForce).has('body.act');
}

/** Whether so many people from so many institutions act together (R16: powers are spread over several people). */
export function actsTogether(
  act: JointAct,
  consents: readonly CountedConsent[],
  state: ActingState,
): boolean {
  const counted = countedConsents(act, consents, state);
  const institutions = new Set(counted.map(({ memberId }) => memberId));
  return counted.length >= act.people && institutions.size >= act.institutions;
}

/** JOINT_ACT_MISSING, unless enough people of the body from enough institutions act together. */
export function needJointAct(
  act: JointAct,
  consents: readonly CountedConsent[],
  state: ActingState,
): Refused | undefined {
  if (actsTogether(act, consents, state)) return undefined;
  const counted = countedConsents(act, consents, state);
  return refuse('JOINT_ACT_MISSING', {
    bodyId: act.body,
    people: counted.length,
    needed: act.people,
    institutions: new Set(counted.map(({ memberId }) => memberId)).size,
    neededInstitutions: act.institutions,
  });
}
