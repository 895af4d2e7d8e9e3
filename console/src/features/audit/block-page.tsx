import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { addressOf } from '../../api/client.js';
import { blockQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Page, Panel } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { SignerLink } from './who.js';

const route = getRouteApi('/signed-in/member/audit/blocks/$number');

/** One block: its hashes, who signed it, and its transactions. */
export function BlockPage() {
  const { t } = useWords();
  const { number } = route.useParams();
  const { data: block } = useSuspenseQuery(blockQuery(number));
  const previous = BigInt(number) - 1n;
  return (
    <Page
      title={t('audit.block', { number })}
      intro={block.isConfig ? <Tag tone="info">{t('audit.config')}</Tag> : undefined}
      actions={
        <a href={addressOf('rawBlock', { number })} download={`block-${number}.pb`} data-testid="raw-block">
          {t('audit.raw')}
        </a>
      }
    >
      <Panel title={t('audit.headerHash')} testId="block">
        <Facts
          facts={[
            [t('audit.headerHash'), <Hash key="header" whole value={block.headerHash} />],
            [
              t('audit.previousHash'),
              previous < 0n ? (
                t('common.none')
              ) : (
                <span key="previous">
                  <Hash whole value={block.previousHash} />{' '}
                  <Link to="/audit/blocks/$number" params={{ number: String(previous) }}>
                    {t('audit.block', { number: String(previous) })}
                  </Link>
                </span>
              ),
            ],
            [t('audit.dataHash'), <Hash key="data" whole value={block.dataHash} />],
          ]}
        />
        <p className={block.dataHashMatches ? 'mark-met' : 'mark-not'}>
          {t(block.dataHashMatches ? 'audit.dataHashMatches' : 'audit.dataHashDiffers')}
        </p>
        <h3>{t('audit.orderers')}</h3>
        {block.orderers.length === 0 ? (
          <p className="muted">{t('audit.noOrderers')}</p>
        ) : (
          <ul className="plain-list">
            {block.orderers.map((orderer) => (
              <li key={orderer.fingerprint}>
                <SignerLink signer={orderer} />
              </li>
            ))}
          </ul>
        )}
      </Panel>
      <Panel title={t('audit.transactions')}>
        <DataTable
          label={t('audit.transactions')}
          rows={block.transactions}
          rowKey={({ txId }) => txId}
          columns={[
            {
              title: t('common.transaction'),
              cell: ({ txId }) =>
                txId === '' ? (
                  '–'
                ) : (
                  <Link to="/audit/transactions/$txId" params={{ txId }}>
                    {txId.slice(0, 16)}…
                  </Link>
                ),
            },
            { title: t('audit.function'), cell: ({ function: name, type }) => name ?? type },
            { title: t('audit.creator'), cell: ({ creator }) => creator?.mspId ?? '–' },
            { title: t('audit.when'), cell: ({ at }) => <Time at={at} /> },
            {
              title: t('audit.validation'),
              cell: ({ validationCode, validationName }) => (
                <Tag tone={validationCode === 0 ? 'success' : 'danger'}>{validationName}</Tag>
              ),
            },
          ]}
        />
      </Panel>
    </Page>
  );
}
