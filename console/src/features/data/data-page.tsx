import type { DataSetRecord, DataUse } from '@fabric-governance/chaincode/governance/records/data-sets';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { dataSetsQuery } from '../../api/queries.js';
import { DocumentLine } from '../../components/document-line.js';
import { Facts } from '../../components/facts.js';
import { Page, Panel } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { Time, useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';

/** Whether a data set's rules hold, are over, or were withdrawn. */
function Standing({ dataSet: { withdrawn, until } }: { readonly dataSet: DataSetRecord }) {
  const { t } = useWords();
  const now = useNow();
  if (withdrawn !== undefined) return <Tag tone="neutral">{t('data.withdrawn')}</Tag>;
  if (until !== undefined && now >= until) return <Tag tone="neutral">{t('data.over')}</Tag>;
  return <Tag tone="success">{t('data.holds')}</Tag>;
}

function Use({ use: { memberId, purposes } }: { readonly use: DataUse }) {
  const { t } = useWords();
  const names = useNames();
  const who = memberId === undefined ? t('data.everyMember') : names.member(memberId);
  return <li>{t('data.use', { who, purposes: purposes.join(' · ') })}</li>;
}

function DataSet({ dataSet }: { readonly dataSet: DataSetRecord }) {
  const { t, local } = useWords();
  const names = useNames();
  const { regulator } = useActor();
  const { id, title, providers, uses, terms, until, proposalId, since, withdrawn } = dataSet;
  return (
    <Panel
      title={local(title)}
      testId={`data-set-${id}`}
      actions={
        regulator || withdrawn !== undefined ? undefined : (
          <Link to="/proposals/new" search={{ kind: 'data.withdraw', dataSet: id }} className="small">
            {t('data.proposeWithdrawal')}
          </Link>
        )
      }
    >
      <div className="row">
        <code>{id}</code>
        <Standing dataSet={dataSet} />
      </div>
      <h3>{t('data.uses')}</h3>
      {uses.length === 0 ? <p>{t('data.nobody')}</p> : null}
      <ul className="plain-list">
        {uses.map((use) => (
          <Use key={`${use.memberId ?? ''} ${use.purposes.join(' ')}`} use={use} />
        ))}
      </ul>
      <h3>{t('data.terms')}</h3>
      <DocumentLine document={terms} />
      <Facts
        facts={[
          [t('data.providers'), providers.map((memberId) => names.member(memberId)).join(' · ')],
          [
            t('data.since'),
            <Link key="since" to="/proposals/$proposalId" params={{ proposalId }}>
              <Time at={since} />
            </Link>,
          ],
          [t('data.until'), until === undefined ? null : <Time key="until" at={until} />],
          [t('data.withdrawnFor'), withdrawn?.reason ?? null],
        ]}
      />
    </Panel>
  );
}

/** Who may provide and use which data, as votes have decided (R17). */
export function DataPage() {
  const { t } = useWords();
  const { regulator } = useActor();
  const { data } = useSuspenseQuery(dataSetsQuery);
  return (
    <Page
      title={t('data.title')}
      intro={t('data.intro')}
      actions={
        regulator ? undefined : (
          <Link to="/proposals/new" search={{ kind: 'data.rule' }} className="link-button">
            {t('data.propose')}
          </Link>
        )
      }
    >
      {data.length === 0 && <p className="empty">{t('data.none')}</p>}
      {data.map((dataSet) => (
        <DataSet key={dataSet.id} dataSet={dataSet} />
      ))}
    </Page>
  );
}
