import type { Permission } from '@fabric-governance/chaincode/governance/authority/permissions';
import type { Institution } from '@fabric-governance/gateway-api/contract/institution';
import type { Session } from '@fabric-governance/gateway-api/contract/session';
import { useSuspenseQuery } from '@tanstack/react-query';
import { institutionQuery, sessionQuery } from '../api/queries.js';
import { useWords } from '../i18n/use-words.js';
import { type Reason, reasonAgainst, reasonLacking } from './actor.js';

/** Who acts here, and what stands against it. */
export interface Actor {
  readonly session: Session;
  readonly institution: Institution;
  /** True for a regulator's console, which shows no acting controls at all. */
  readonly regulator: boolean;
  readonly against: (permission: Permission) => Reason;
  /** The same for what a regulator may do as well: by a power that a vote has given it, or about what it is owed. */
  readonly lacks: (permission: Permission) => Reason;
}

/** The signed-in person; null when nobody is. */
export function useMaybeActor(): Actor | null {
  const { t } = useWords();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { data: institution } = useSuspenseQuery(institutionQuery);
  if (session === null) return null;
  const { regulator } = institution;
  return {
    session,
    institution,
    regulator,
    against: (permission) => reasonAgainst(session, institution, permission, t),
    lacks: (permission) => reasonLacking(session, institution, permission, t),
  };
}

/** The signed-in person. Only for pages inside the shell, which asks for a session first. */
export function useActor(): Actor {
  const actor = useMaybeActor();
  if (actor === null) throw new Error('a page that needs a session was shown without one');
  return actor;
}
