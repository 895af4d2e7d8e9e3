import { Skeleton } from 'antd';
import { useWords } from '../i18n/use-words.js';

/** Holds a page's place while it is being read. */
export function Loading() {
  const { t } = useWords();
  return (
    <div role="status" aria-label={t('common.loading')} className="panel">
      <Skeleton active title paragraph={{ rows: 6 }} />
    </div>
  );
}
