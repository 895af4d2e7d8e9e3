import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { closedAccountsQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Hash } from '../../components/hash.js';
import { Panel } from '../../components/page.js';
import { MemberName, PersonName } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';

/** The list of closed accounts, latest first (R14, J 13.5). */
export function ClosedAccounts() {
  const { t } = useWords();
  const { data: accounts } = useSuspenseQuery(closedAccountsQuery);
  return (
    <Panel title={t('accounts.closedTitle')} testId="closed-accounts">
      <p className="small muted">{t('accounts.closedIntro')}</p>
      {accounts.length === 0 ? (
        <p className="muted">{t('accounts.noneClosed')}</p>
      ) : (
        <DataTable
          label={t('accounts.closedTitle')}
          rows={accounts}
          rowKey={({ personId }) => personId}
          columns={[
            { title: t('newProposal.person'), cell: ({ personId }) => <PersonName id={personId} /> },
            { title: t('members.name'), cell: ({ memberId }) => <MemberName id={memberId} /> },
            { title: t('accounts.closedAt'), cell: ({ at }) => <Time at={at} /> },
            { title: t('newProposal.grounds'), cell: ({ reason }) => reason },
            {
              title: t('accounts.lastKey'),
              cell: ({ fingerprint }) =>
                fingerprint === null ? (
                  t('people.noKey')
                ) : (
                  <>
                    <Link to="/audit/certificates/$fingerprint" params={{ fingerprint }}>
                      {t('audit.certificate')}
                    </Link>{' '}
                    <Hash value={fingerprint} />
                  </>
                ),
            },
          ]}
        />
      )}
    </Panel>
  );
}
