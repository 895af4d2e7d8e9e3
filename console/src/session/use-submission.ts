import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { asFailure } from '../api/as-failure.js';
import type { Failure } from '../api/failure.js';
import { SCOPES } from '../api/queries.js';
import type { Committed, LedgerClient, SubmissionStep } from '../ledger-client/client.js';
import { useLedger } from './use-ledger.js';

/** What is to be done with an open ledger; reports its steps. */
export type LedgerWork = (ledger: LedgerClient, onStep: (step: SubmissionStep) => void) => Promise<Committed>;

/** A submission's course, for the control that started it. */
export interface Submission {
  readonly run: (work: LedgerWork) => Promise<Committed | null>;
  /** Repeats what failed; after an `unknown` end it asks for the fate instead of signing anew. */
  readonly retry: () => Promise<Committed | null>;
  readonly step: SubmissionStep | null;
  readonly failure: Failure | null;
  readonly committed: Committed | null;
  readonly reset: () => void;
}

interface Course {
  readonly step: SubmissionStep | null;
  readonly failure: Failure | null;
  readonly committed: Committed | null;
}

const IDLE: Course = { step: null, failure: null, committed: null };

/** Runs ledger work one at a time and re-reads the ledger after it. Failures are state, not exceptions. */
export function useSubmission(): Submission {
  const openLedger = useLedger();
  const client = useQueryClient();
  const [course, setCourse] = useState<Course>(IDLE);
  const last = useRef<{ work: LedgerWork; failure: Failure | null } | null>(null);

  const follow = useCallback(
    async (work: LedgerWork): Promise<Committed | null> => {
      const onStep = (step: SubmissionStep) => {
        setCourse({ ...IDLE, step });
      };
      onStep('endorsing');
      try {
        const committed = await work(await openLedger(), onStep);
        await client.invalidateQueries({ queryKey: [SCOPES.ledger] });
        setCourse({ ...IDLE, committed });
        return committed;
      } catch (thrown) {
        const failure = asFailure(thrown);
        if (last.current !== null) last.current = { ...last.current, failure };
        void client.invalidateQueries({ queryKey: [SCOPES.ledger] });
        setCourse({ ...IDLE, failure });
        return null;
      }
    },
    [openLedger, client],
  );

  const run = useCallback(
    (work: LedgerWork) => {
      last.current = { work, failure: null };
      return follow(work);
    },
    [follow],
  );

  const retry = useCallback(() => {
    if (last.current === null) return Promise.resolve(null);
    const { work, failure } = last.current;
    const txId = failure?.kind === 'unknown' ? failure.txId : undefined;
    return follow(txId === undefined ? work : (ledger) => ledger.settle(txId));
  }, [follow]);

  const reset = useCallback(() => {
    setCourse(IDLE);
  }, []);

  return { ...course, run, retry, reset };
}
