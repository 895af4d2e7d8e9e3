import { useSuspenseInfiniteQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { charterQuery, meritEntriesQuery, meritQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { MoreButton } from '../../components/more-button.js';
import { Page, Panel } from '../../components/page.js';
import { MemberName } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { BodyAwards } from './body-awards.js';
import { Creditable } from './creditable.js';
import { PenaltyPanel } from './penalty-panel.js';

function Entries() {
  const { t } = useWords();
  const names = useNames();
  const pages = useSuspenseInfiniteQuery(meritEntriesQuery);
  const entries = pages.data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <p className="muted">{t('merit.noEntries')}</p>;
  return (
    <>
      <DataTable
        label={t('merit.entries')}
        testId="merit-entries"
        rows={entries}
        rowKey={(one) => [one.memberId, one.for, one.id, one.source, one.number].join('/')}
        columns={[
          { title: t('merit.member'), cell: ({ memberId }) => <MemberName id={memberId} /> },
          {
            title: t('merit.reason'),
            cell: (one) => (one.for === 'reason' ? names.reason(one.id) : names.penalty(one.id)),
          },
          { title: t('merit.points'), cell: ({ points }) => points },
          { title: t('merit.at'), cell: ({ at }) => <Time at={at} /> },
          {
            title: t('merit.until'),
            cell: ({ until }) => (until === undefined ? null : <Time at={until} />),
          },
          { title: t('merit.note'), cell: ({ note }) => note },
        ]}
      />
      <MoreButton pages={pages} />
    </>
  );
}

/** Points of all members, penalties, and what can be done about both (R30). */
export function MeritPage() {
  const { t } = useWords();
  const { regulator } = useActor();
  const { data } = useSuspenseQuery(meritQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const isUnused = data.balances.every(({ points }) => points === 0) && data.penalties.length === 0;
  if (record.charter.merit === undefined && isUnused) {
    return (
      <Page title={t('merit.title')} intro={t('merit.intro')}>
        <p className="muted">{t('merit.none')}</p>
      </Page>
    );
  }
  const proposing = !regulator && (
    <div className="row small">
      <Link to="/proposals/new" search={{ kind: 'merit.award' }}>
        {t('merit.propose')}
      </Link>
      <Link to="/proposals/new" search={{ kind: 'penalty.impose' }}>
        {t('merit.penalise')}
      </Link>
    </div>
  );
  return (
    <Page title={t('merit.title')} intro={t('merit.intro')} actions={proposing}>
      <Panel title={t('merit.balances')}>
        <DataTable
          label={t('merit.balances')}
          testId="balances"
          rows={data.balances}
          rowKey={({ memberId }) => memberId}
          columns={[
            { title: t('merit.member'), cell: ({ memberId }) => <MemberName id={memberId} /> },
            { title: t('merit.points'), cell: ({ points }) => points },
          ]}
        />
      </Panel>
      <Panel title={t('merit.penalties')} testId="penalties">
        {data.penalties.length === 0 ? (
          <p className="muted">{t('merit.noPenalties')}</p>
        ) : (
          <ul className="plain-list list-lines">
            {data.penalties.map((penalty) => (
              <li key={[penalty.memberId, penalty.penaltyId, penalty.source].join('/')}>
                <PenaltyPanel penalty={penalty} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {!regulator && <BodyAwards pending={data.pending} />}
      {!regulator && data.creditable.length > 0 && <Creditable votes={data.creditable} />}
      <Panel title={t('merit.entries')}>
        <Entries />
      </Panel>
    </Page>
  );
}
