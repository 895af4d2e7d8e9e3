import type { ActorFacts } from '../proposal/act.js';
import type { Actor } from './use-actor.js';

/** The signed-in person as the rules of what may be done see them. */
export const actorFacts = ({ session, regulator }: Actor): ActorFacts => ({
  personId: session.personId,
  memberId: session.memberId,
  permissions: session.permissions,
  regulator,
});
