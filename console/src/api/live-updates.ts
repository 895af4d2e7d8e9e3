import type { QueryClient } from '@tanstack/react-query';
import { addressOf } from './client.js';
import { institutionQuery, SCOPES } from './queries.js';

/** Blocks that arrive together cause one round of re-reading. */
const GATHER_MS = 250;

/** Re-reads what the ledger may have changed whenever the gateway reports a block. Returns how to stop. */
export function followLedger(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const refresh = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void client.invalidateQueries({ queryKey: [SCOPES.ledger] });
      void client.invalidateQueries({ queryKey: institutionQuery.queryKey });
    }, GATHER_MS);
  };
  const source = new EventSource(addressOf('events'));
  source.onmessage = refresh;
  source.addEventListener('block', refresh);
  source.addEventListener('standing', refresh);
  let wasOpen = false;
  // Blocks may have passed unseen while the stream was down; EventSource reconnects by itself.
  source.onopen = () => {
    if (wasOpen) refresh();
    wasOpen = true;
  };
  return () => {
    source.close();
    clearTimeout(timer);
  };
}
