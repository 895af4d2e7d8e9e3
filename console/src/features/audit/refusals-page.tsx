import type { RefusedAttempt } from '@fabric-governance/gateway-api/contract/audit';
import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { refusalsQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { MoreButton } from '../../components/more-button.js';
import { Page } from '../../components/page.js';
import { PersonName } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import { failureSentence } from '../../wording/failure.js';

const STEP_WORDS = {
  evaluate: 'audit.stepEvaluate',
  endorse: 'audit.stepEndorse',
  submit: 'audit.stepSubmit',
  'commit-status': 'audit.stepCommit',
} as const satisfies Record<RefusedAttempt['step'], WordKey>;

/** What this institution's gateway saw refused (R37), with each refusal in words. */
export function RefusalsPage() {
  const { t, language } = useWords();
  const names = useNames();
  const pages = useSuspenseInfiniteQuery(refusalsQuery);
  const { data } = pages;
  const refusals = data.pages.flatMap((page) => page.refusals);
  return (
    <Page title={t('audit.refusals')} intro={t('audit.refusalsIntro')}>
      <section className="panel" aria-label={t('audit.refusals')}>
        {refusals.length === 0 ? (
          <p className="empty">{t('audit.noRefusals')}</p>
        ) : (
          <DataTable
            label={t('audit.refusals')}
            testId="refusals"
            rows={refusals}
            rowKey={({ at, fingerprint, step }) => `${at}${fingerprint}${step}`}
            columns={[
              { title: t('audit.when'), cell: ({ at }) => <Time at={at} /> },
              {
                title: t('audit.who'),
                cell: ({ personId, enrolmentId }) => <PersonName id={personId ?? enrolmentId} />,
              },
              { title: t('audit.function'), cell: (row) => row.function ?? '–' },
              { title: t('audit.step'), cell: ({ step }) => t(STEP_WORDS[step]) },
              {
                title: t('audit.reason'),
                cell: ({ error }) => (
                  <span data-code={error.code}>{failureSentence(error, { t, language, names })}</span>
                ),
              },
            ]}
          />
        )}
        <MoreButton pages={pages} />
      </section>
    </Page>
  );
}
