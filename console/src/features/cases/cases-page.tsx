import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { casesQuery, charterQuery } from '../../api/queries.js';
import { MoreButton } from '../../components/more-button.js';
import { Page, Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { CasePanel } from './case-panel.js';
import { ComplaintForm } from './complaint-form.js';

/** Disputes between members (R31). */
export function CasesPage() {
  const { t } = useWords();
  const pages = useSuspenseInfiniteQuery(casesQuery);
  const cases = pages.data.pages.flatMap((page) => page.cases);
  const { data: record } = useSuspenseQuery(charterQuery);
  const unused = record.charter.cases === undefined;
  return (
    <Page title={t('cases.title')} intro={t('cases.intro')}>
      {!unused && cases.length === 0 && <p className="muted">{t('cases.none')}</p>}
      {cases.map((one) => (
        <CasePanel key={one.record.id} view={one} />
      ))}
      <MoreButton pages={pages} />
      {unused ? (
        <p className="muted">{t('cases.unused')}</p>
      ) : (
        <Panel title={t('cases.bring')}>
          <ComplaintForm />
        </Panel>
      )}
    </Page>
  );
}
