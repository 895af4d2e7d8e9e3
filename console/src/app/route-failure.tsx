import { useQueryErrorResetBoundary } from '@tanstack/react-query';
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { Button } from 'antd';
import { asFailure } from '../api/as-failure.js';
import { FailureAlert } from '../components/failure-alert.js';
import { Page } from '../components/page.js';
import { useWords } from '../i18n/use-words.js';

/** A page that could not be read or shown, with a way to try again. */
export function RouteFailure({ error, reset }: ErrorComponentProps) {
  const { t } = useWords();
  const router = useRouter();
  const boundary = useQueryErrorResetBoundary();
  const retry = () => {
    boundary.reset();
    reset();
    void router.invalidate();
  };
  return (
    <Page title={t('common.crashTitle')}>
      <FailureAlert failure={asFailure(error)} />
      <div>
        <Button type="primary" data-testid="page-retry" onClick={retry}>
          {t('common.retry')}
        </Button>
      </div>
    </Page>
  );
}
