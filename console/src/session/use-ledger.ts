import { useCallback } from 'react';
import { consoleFailure } from '../api/failure.js';
import type { LedgerClient } from '../ledger-client/client.js';
import { readEntry } from '../wallet/key-store.js';
import { useConfirmSigning } from './confirm-signing.js';
import { openLedger } from './open-ledger.js';
import { useActor } from './use-actor.js';

/** Opens the ledger client of the signed-in person. It throws KEY_NOT_HERE when this browser has lost the key. */
export function useLedger(): () => Promise<LedgerClient> {
  const { session, institution } = useActor();
  const confirmSigning = useConfirmSigning();
  const { enrolmentId } = session;
  return useCallback(async () => {
    const entry = await readEntry(institution.memberId, enrolmentId);
    if (entry === undefined) throw consoleFailure('KEY_NOT_HERE', { personId: enrolmentId });
    return openLedger(institution, entry, confirmSigning);
  }, [institution, enrolmentId, confirmSigning]);
}
