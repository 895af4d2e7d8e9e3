import type { Action } from '@fabric-governance/chaincode/governance/records/actions';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { type Submission, useSubmission } from '../../session/use-submission.js';
import type { FormState } from './form-state.js';

/** The course of a new proposal: drafted, and then submitted or left as a draft. */
export interface Drafting {
  readonly drafting: Submission;
  readonly submitting: Submission;
  /** Known once the draft is on the ledger. */
  readonly draftId: string | null;
  readonly busy: boolean;
  readonly start: (andSubmit: boolean) => Promise<void>;
  readonly open: (proposalId: string) => Promise<void>;
}

/** Drafts a proposal and, if wanted, submits it at once: two transactions. Ends at the proposal's page. */
export function useDrafting(form: FormState, action: Action | undefined, title: string): Drafting {
  const drafting = useSubmission();
  const submitting = useSubmission();
  const navigate = useNavigate();
  const [draftId, setDraftId] = useState<string | null>(null);

  const open = (proposalId: string) => navigate({ to: '/proposals/$proposalId', params: { proposalId } });
  const submit = async (proposalId: string) => {
    const done = await submitting.run((ledger, onStep) =>
      ledger.submit('Proposals:submit', { proposalId }, { onStep }),
    );
    if (done !== null) await open(proposalId);
  };
  const start = async (andSubmit: boolean) => {
    if (action === undefined) return;
    const draft = {
      title,
      description: form.description.trim(),
      documents: [...form.documents],
      actions: [action],
      ...(form.trackId === '' ? {} : { trackId: form.trackId }),
    };
    const drafted = await drafting.run((ledger, onStep) =>
      ledger.submit('Proposals:draft', draft, { onStep }),
    );
    if (drafted === null) return;
    // A proposal's id is that of the transaction that drafted it.
    setDraftId(drafted.txId);
    await (andSubmit ? submit(drafted.txId) : open(drafted.txId));
  };
  const busy = drafting.step !== null || submitting.step !== null;
  return { drafting, submitting, draftId, busy, start, open };
}
