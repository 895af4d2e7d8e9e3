import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { proposalsQuery } from '../../api/queries.js';
import { Page } from '../../components/page.js';
import { StateTag } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';

/** Everything that was decided, each the start of a walk to its evidence. */
export function DecisionsPage() {
  const { t } = useWords();
  const names = useNames();
  const { data } = useSuspenseQuery(proposalsQuery());
  const decided = data.filter(({ outcome }) => outcome !== undefined);
  return (
    <Page title={t('audit.decisions')} intro={t('audit.walkIntro')}>
      <section className="panel" aria-label={t('audit.decisions')} data-testid="decisions">
        {decided.length === 0 && <p className="empty">{t('audit.noDecisions')}</p>}
        <ul className="plain-list list-lines">
          {decided.map(({ id, title, phase, memberId, outcome }) => (
            <li key={id} className="row">
              <Link
                to="/audit/decisions/$proposalId"
                params={{ proposalId: id }}
                className="list-title"
                data-testid={`decision-${id}`}
              >
                {title}
              </Link>
              <StateTag state={phase.state} />
              {outcome !== undefined && <span className="small">{t(`outcomes.${outcome}`)}</span>}
              <span className="small muted">{names.member(memberId)}</span>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
