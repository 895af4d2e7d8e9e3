import { Link } from '@tanstack/react-router';
import type { WordKey } from '../i18n/words/keys.js';
import { useWords } from '../i18n/use-words.js';
import type { Actor } from '../session/use-actor.js';

interface Page {
  readonly to: string;
  readonly word: WordKey;
}

/** The pages by what one comes for; the first group needs no title. */
const GROUPS = [
  { pages: [{ to: '/', word: 'nav.overview' }] },
  {
    title: 'nav.deciding',
    pages: [
      { to: '/proposals', word: 'nav.proposals' },
      { to: '/applications', word: 'nav.applications' },
      { to: '/delegations', word: 'nav.delegations' },
      { to: '/minutes', word: 'nav.minutes' },
    ],
  },
  {
    title: 'nav.carryingOut',
    pages: [
      { to: '/obligations', word: 'nav.obligations' },
      { to: '/releases', word: 'nav.releases' },
    ],
  },
  {
    title: 'nav.takingPart',
    pages: [
      { to: '/members', word: 'nav.members' },
      { to: '/people', word: 'nav.people' },
      { to: '/nodes', word: 'nav.nodes' },
    ],
  },
  {
    title: 'nav.conduct',
    pages: [
      { to: '/merit', word: 'nav.merit' },
      { to: '/cases', word: 'nav.cases' },
      { to: '/interventions', word: 'nav.interventions' },
    ],
  },
  {
    title: 'nav.rulesAndRecords',
    pages: [
      { to: '/charter', word: 'nav.charter' },
      { to: '/data', word: 'nav.data' },
      { to: '/measures', word: 'nav.measures' },
      { to: '/audit', word: 'nav.audit' },
    ],
  },
] as const satisfies readonly { title?: WordKey; pages: readonly Page[] }[];

/** The pages of this console: a member's, or the application of an institution that is not one yet. */
export function Navigation({ actor, open }: { readonly actor: Actor; readonly open: boolean }) {
  const { t } = useWords();
  const isOutside = actor.session.standing === 'outside';
  return (
    <nav id="navigation" className={open ? 'nav nav-open' : 'nav'} aria-label={t('nav.main')}>
      {isOutside ? (
        <PageLink to="/apply" word="nav.apply" />
      ) : (
        GROUPS.map((group) => <Group key={group.pages[0].to} {...group} regulator={actor.regulator} />)
      )}
    </nav>
  );
}

function Group({
  title,
  pages,
  regulator,
}: {
  readonly title?: WordKey;
  readonly pages: readonly Page[];
  readonly regulator: boolean;
}) {
  const { t } = useWords();
  // An application is a request to act; the regulator does not act.
  const shown = pages.filter(({ to }) => !(regulator && to === '/applications'));
  return (
    <div className="nav-group" role="group" aria-label={title === undefined ? undefined : t(title)}>
      {title !== undefined && (
        <p className="nav-title" aria-hidden>
          {t(title)}
        </p>
      )}
      {shown.map((page) => (
        <PageLink key={page.to} {...page} />
      ))}
    </div>
  );
}

function PageLink({ to, word }: Page) {
  const { t } = useWords();
  return (
    <Link
      to={to}
      className="nav-link"
      activeOptions={{ exact: to === '/', includeSearch: false }}
      data-testid={`nav-${word.slice('nav.'.length)}`}
    >
      {t(word)}
    </Link>
  );
}
