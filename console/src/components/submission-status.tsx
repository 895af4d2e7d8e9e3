import { Alert } from 'antd';
import { useWords } from '../i18n/use-words.js';
import type { Committed } from '../ledger-client/client.js';
import type { Submission } from '../session/use-submission.js';
import { FailureAlert } from './failure-alert.js';

interface SubmissionStatusProps {
  readonly submission: Submission;
  /** Called when a retry succeeds. */
  readonly onRetried?: (committed: Committed) => void;
}

/** How a submission stands: its step, its end, or its failure with what to do. Read out as it changes. */
export function SubmissionStatus({ submission, onRetried }: SubmissionStatusProps) {
  const { t } = useWords();
  const { step, failure, committed } = submission;
  const retry = () => {
    void submission.retry().then((result) => {
      if (result !== null) onRetried?.(result);
    });
  };
  return (
    <div aria-live="polite" className="submission-status" data-testid="submission-status">
      {step !== null && <p className="muted">{t(`steps.${step}`)}</p>}
      {failure !== null && <FailureAlert failure={failure} onRetry={retry} />}
      {committed !== null && (
        <Alert
          type="success"
          showIcon
          data-testid="submission-done"
          title={t('common.done', { block: committed.blockNumber })}
        />
      )}
    </div>
  );
}
