import type { Session } from '@fabric-governance/gateway-api/contract/session';
import type { QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';

/** Goes on as this person: what was read for somebody else is read again, and what failed for want of a session is forgotten. */
export async function startSession(client: QueryClient, session: Session): Promise<void> {
  client.removeQueries({ predicate: ({ state }) => state.status === 'error' });
  client.setQueryData(sessionQuery.queryKey, session);
  await client.invalidateQueries();
}
