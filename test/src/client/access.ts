import type { Launched } from '@fabric-governance/launch/launch';
import { Actor, type PersonAccess } from './actor.js';

/** Where and with which secret a person of a launched consortium enrols. Throws for a person who is not in its file. */
export function accessOf(launched: Launched, personId: string): PersonAccess {
  const [memberId = ''] = personId.split('.');
  const institution = launched.institutions[memberId];
  const secret = institution?.people.find(({ id }) => id === personId)?.secret;
  if (institution === undefined || secret === undefined)
    throw new Error(`The consortium knows no ${personId}.`);
  return { personId, gateway: institution.consoleUrl, secret };
}

/** The person, enrolled, signed in and bound: ready to act. */
export function actAs(launched: Launched, personId: string): Promise<Actor> {
  return Actor.enrol(accessOf(launched, personId));
}
