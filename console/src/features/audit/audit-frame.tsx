import { Link, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { Loading } from '../../components/loading.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';

const PAGES = [
  { to: '/audit', word: 'audit.records' },
  { to: '/audit/decisions', word: 'audit.decisions' },
  { to: '/audit/blocks', word: 'audit.blocks' },
  { to: '/audit/refusals', word: 'audit.refusals' },
] as const satisfies readonly { to: string; word: WordKey }[];

/** The read-only audit pages, under one row of links. */
export function AuditFrame() {
  const { t } = useWords();
  return (
    <div className="stack">
      <nav className="row" aria-label={t('audit.title')}>
        {PAGES.map(({ to, word }) => (
          <Link
            key={to}
            to={to}
            className="nav-link"
            activeOptions={{ exact: to === '/audit', includeSearch: false }}
            data-testid={`audit-${word.slice('audit.'.length)}`}
          >
            {t(word)}
          </Link>
        ))}
      </nav>
      <Suspense fallback={<Loading />}>
        <Outlet />
      </Suspense>
    </div>
  );
}
