import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { applicationsQuery } from '../../api/queries.js';
import { Page } from '../../components/page.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { ApplicationTag } from './application-tag.js';

/** The inbox: institutions that ask to join through this one. */
export function ApplicationsPage() {
  const { t, local } = useWords();
  const { data: applications } = useSuspenseQuery(applicationsQuery);
  return (
    <Page title={t('applications.title')} intro={t('applications.intro')}>
      <section className="panel" aria-label={t('applications.title')} data-testid="applications">
        {applications.length === 0 && (
          <p className="empty">
            {t('applications.empty')} {t('applications.emptyHint')}
          </p>
        )}
        <ul className="plain-list list-lines">
          {applications.map((view) => (
            <li key={view.id} className="stack-small">
              <div className="row">
                <Link
                  to="/applications/$applicationId"
                  params={{ applicationId: view.id }}
                  className="list-title"
                  data-testid={`application-${view.application.admission.member.id}`}
                >
                  {local(view.application.admission.member.name)}
                </Link>
                <ApplicationTag view={view} />
              </div>
              <span className="small muted">
                {t('applications.received')}
                {t('common.colon')}
                <Time at={view.at} />
              </span>
            </li>
          ))}
        </ul>
      </section>
    </Page>
  );
}
