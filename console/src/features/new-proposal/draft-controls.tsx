import { Link } from '@tanstack/react-router';
import { ActionButton } from '../../components/action-button.js';
import { SubmissionStatus } from '../../components/submission-status.js';
import { useWords } from '../../i18n/use-words.js';
import type { Reason } from '../../session/actor.js';
import type { Drafting } from './use-drafting.js';

interface DraftControlsProps {
  readonly course: Drafting;
  /** A draft that needs sponsors cannot be submitted at once. */
  readonly submittable: boolean;
  readonly reason: Reason;
}

/** The buttons below the form and how their transactions stand. */
export function DraftControls({ course, submittable, reason }: DraftControlsProps) {
  const { t } = useWords();
  const { drafting, submitting, draftId, start, open } = course;
  return (
    <>
      <p className="small muted">{t('newProposal.draftHint')}</p>
      {draftId === null ? (
        <div className="actions">
          {submittable && (
            <ActionButton
              type="primary"
              testId="draft-and-submit"
              reason={reason}
              onClick={() => void start(true)}
            >
              {t('newProposal.draftAndSubmit')}
            </ActionButton>
          )}
          <ActionButton testId="draft" reason={reason} onClick={() => void start(false)}>
            {t('newProposal.draft')}
          </ActionButton>
        </div>
      ) : (
        <Link to="/proposals/$proposalId" params={{ proposalId: draftId }} data-testid="open-draft">
          {t('newProposal.openDraft')}
        </Link>
      )}
      <SubmissionStatus submission={drafting} onRetried={({ txId }) => void open(txId)} />
      <SubmissionStatus
        submission={submitting}
        onRetried={() => {
          if (draftId !== null) void open(draftId);
        }}
      />
    </>
  );
}
