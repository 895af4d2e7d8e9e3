import { Link } from '@tanstack/react-router';
import { Page } from '../components/page.js';
import { useWords } from '../i18n/use-words.js';

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useWords();
  return (
    <Page title={t('common.notFoundTitle')} intro={t('common.notFound')}>
      <p>
        <Link to="/">{t('nav.overview')}</Link>
      </p>
    </Page>
  );
}
