import { Alert, Button } from 'antd';
import type { FailureDetails } from '../api/failure.js';
import { useWords } from '../i18n/use-words.js';
import { useNames } from '../session/use-names.js';
import { failureSentence } from '../wording/failure.js';

interface FailureAlertProps {
  readonly failure: Pick<FailureDetails, 'code' | 'kind' | 'params'> & { readonly txId?: string | undefined };
  readonly onRetry?: () => void;
}

/**
 * What went wrong, in words, and what can be done: after a conflict or an unknown end, one button. Declining to sign is the
 * person's own will and shown as news, not as a failure.
 */
export function FailureAlert({ failure, onRetry }: FailureAlertProps) {
  const { t, language } = useWords();
  const names = useNames();
  const { kind, code } = failure;
  const sentence = failureSentence(failure, { t, language, names });
  if (code === 'SIGNING_DECLINED') {
    return (
      <Alert role="alert" type="info" showIcon data-testid="failure" data-code={code} title={sentence} />
    );
  }
  const isAnswerable = kind === 'conflict' || kind === 'unknown' || kind === 'system';
  return (
    <Alert
      role="alert"
      type={kind === 'conflict' || kind === 'unknown' ? 'warning' : 'error'}
      showIcon
      data-testid="failure"
      data-code={code}
      title={t(kind === 'conflict' ? 'common.conflictTitle' : 'common.failedTitle')}
      description={sentence}
      action={
        isAnswerable && onRetry !== undefined ? (
          <Button data-testid="failure-retry" onClick={onRetry}>
            {t(kind === 'unknown' ? 'common.checkAgain' : 'common.retry')}
          </Button>
        ) : undefined
      }
    />
  );
}
