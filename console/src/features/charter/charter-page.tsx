import type { CharterRecord } from '@fabric-governance/chaincode/governance/records/members';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { charterQuery, chartersQuery, charterVersionQuery } from '../../api/queries.js';
import { CharterArticles } from '../../components/charter-articles.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Page, Panel } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useArticles } from '../../session/use-articles.js';
import { Bodies } from './bodies.js';
import { Changes } from './changes.js';

const route = getRouteApi('/signed-in/member/charter');

function Document({ record }: { readonly record: CharterRecord }) {
  const { t, local } = useWords();
  const { data: versions } = useSuspenseQuery(chartersQuery);
  const articles = useArticles(record.charter);
  const inForce = versions.find((version) => version.inForce)?.version;
  return (
    <Page
      title={local(record.charter.title)}
      intro={
        <span className="row">
          {t('charter.version', { version: record.version })}
          {record.version === inForce && <Tag tone="success">{t('charter.inForce')}</Tag>}
        </span>
      }
    >
      <Panel title={t('charter.versions')}>
        <Facts
          facts={[
            [t('charter.since'), <Time key="since" at={record.since} />],
            [t('charter.textHash'), <Hash key="text" value={record.charter.textHash} />],
            [t('charter.recordHash'), <Hash key="record" value={record.hash} />],
          ]}
        />
        <ul className="row plain-list">
          {versions.map(({ version }) => (
            <li key={version}>
              <Link to="/charter" search={{ version }}>
                {t('charter.version', { version })}
              </Link>
            </li>
          ))}
        </ul>
      </Panel>
      {record.version > 1 && <Changes record={record} />}
      <Panel title={t('charter.rules')} testId="charter-rules">
        <p className="muted">{t('charter.rulesIntro')}</p>
        <CharterArticles articles={articles} />
      </Panel>
      {record.version === inForce && <Bodies />}
    </Page>
  );
}

function ChosenVersion({ version }: { readonly version: number }) {
  const { data } = useSuspenseQuery(charterVersionQuery(version));
  return <Document record={data} />;
}

function VersionInForce() {
  const { data } = useSuspenseQuery(charterQuery);
  return <Document record={data} />;
}

/** The charter: its rules as sentences made from the same data that decides. */
export function CharterPage() {
  const { version } = route.useSearch();
  return version === undefined ? <VersionInForce /> : <ChosenVersion version={version} />;
}
