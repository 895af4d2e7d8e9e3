import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Failure } from '../api/failure.js';
import { sessionQuery } from '../api/queries.js';

const RETRIES = 2;
/** Kinds that asking again cannot mend. */
const FINAL: readonly string[] = ['input', 'forbidden', 'not-found', 'state'];

const mayRetry = (count: number, error: Error): boolean =>
  count < RETRIES && !(error instanceof Failure && FINAL.includes(error.kind));

/**
 * Data read from the gateway. Server-sent events tell when to read again, so nothing is polled; an ended session is
 * noticed wherever it shows first.
 */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof Failure && error.code === 'SESSION_REQUIRED') {
        queryClient.setQueryData(sessionQuery.queryKey, null);
      }
    },
  }),
  defaultOptions: { queries: { staleTime: 30_000, retry: mayRetry } },
});
