import type { JointAct } from '../charter/bodies.js';
import type { ConsentRecord } from '../records/bodies.js';
import { refuse, type Refused } from '../verdict.js';
import { membersOf, type BodyState } from './body-members.js';

/** What counts of a person's consent. */
export type CountedConsent = Pick<ConsentRecord, 'personId' | 'memberId'>;

/** Consents that count now: of different people who belong to the body at this moment. */
export function countedConsents<Consent extends CountedConsent>(
  { body }: Pick<JointAct, 'body'>,
  consents: readonly Consent[],
  state: BodyState,
): Consent[] {
  const { people } = membersOf(body, state);
  const seen = new Set<string>();
  return consents.filter(({ personId }) => {
    if (seen.has(personId) || !people.includes(personId)) return false;
    seen.add(personId);
    return true;
  });
}

/** Whether so many people from so many institutions act together (R16: powers are spread over several people). */
export function actsTogether(act: JointAct, consents: readonly CountedConsent[], state: BodyState): boolean {
  const counted = countedConsents(act, consents, state);
  const institutions = new Set(counted.map(({ memberId }) => memberId));
  return counted.length >= act.people && institutions.size >= act.institutions;
}

/** JOINT_ACT_MISSING, unless enough people of the body from enough institutions act together. */
export function needJointAct(
  act: JointAct,
  consents: readonly CountedConsent[],
  state: BodyState,
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
