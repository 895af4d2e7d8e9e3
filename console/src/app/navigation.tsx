import { Link } from '@tanstack/react-router';
import type { WordKey } from '../i18n/words/keys.js';
import { useWords } from '../i18n/use-words.js';
import type { Actor } from '../session/use-actor.js';

const PAGES = [
  { to: '/', word: 'nav.overview' },
  { to: '/proposals', word: 'nav.proposals' },
  { to: '/applications', word: 'nav.applications' },
  { to: '/releases', word: 'nav.releases' },
  { to: '/minutes', word: 'nav.minutes' },
  { to: '/data', word: 'nav.data' },
  { to: '/obligations', word: 'nav.obligations' },
  { to: '/delegations', word: 'nav.delegations' },
  { to: '/members', word: 'nav.members' },
  { to: '/people', word: 'nav.people' },
  { to: '/merit', word: 'nav.merit' },
  { to: '/cases', word: 'nav.cases' },
  { to: '/interventions', word: 'nav.interventions' },
  { to: '/measures', word: 'nav.measures' },
  { to: '/nodes', word: 'nav.nodes' },
  { to: '/charter', word: 'nav.charter' },
  { to: '/audit', word: 'nav.audit' },
] as const satisfies readonly { to: string; word: WordKey }[];

/** The pages of this console: a member's, or the application of an institution that is not one yet. */
export function Navigation({ actor, open }: { readonly actor: Actor; readonly open: boolean }) {
  const { t } = useWords();
  const isOutside = actor.session.standing === 'outside';
  // An application is a request to act; the regulator does not act.
  const pages = PAGES.filter(({ to }) => !(actor.regulator && to === '/applications'));
  return (
    <nav id="navigation" className={open ? 'nav nav-open' : 'nav'} aria-label={t('nav.main')}>
      <div className="nav-inner">
        {isOutside ? (
          <Link to="/apply" className="nav-link" data-testid="nav-apply">
            {t('nav.apply')}
          </Link>
        ) : (
          pages.map(({ to, word }) => (
            <Link
              key={to}
              to={to}
              className="nav-link"
              activeOptions={{ exact: to === '/', includeSearch: false }}
              data-testid={`nav-${word.slice('nav.'.length)}`}
            >
              {t(word)}
            </Link>
          ))
        )}
      </div>
    </nav>
  );
}
