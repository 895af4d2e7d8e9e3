import { useQuery } from '@tanstack/react-query';
import { SCOPES } from '../../api/queries.js';
import { useActor } from '../../session/use-actor.js';
import { useLedger } from '../../session/use-ledger.js';
import { deliberationViewSchema } from './deliberation-view.js';

/** The own institution's deliberation, read from the own peer with the person's signature: the gateway alone cannot read it. */
export function useDeliberation(proposalId: string, enabled: boolean) {
  const { session } = useActor();
  const openLedger = useLedger();
  return useQuery({
    queryKey: [SCOPES.ledger, 'deliberation', proposalId, session.personId],
    queryFn: async () => {
      const ledger = await openLedger();
      return deliberationViewSchema.parse(await ledger.evaluate('Deliberation:read', { proposalId }));
    },
    enabled,
  });
}
