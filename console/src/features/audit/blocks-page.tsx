import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { blocksQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Hash } from '../../components/hash.js';
import { MoreButton } from '../../components/more-button.js';
import { Page } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';

/** The chain, newest block first. */
export function BlocksPage() {
  const { t } = useWords();
  const pages = useSuspenseInfiniteQuery(blocksQuery);
  const { data } = pages;
  return (
    <Page title={t('audit.blocks')} intro={t('audit.blockHeight', { height: data.pages[0]?.height ?? '0' })}>
      <section className="panel" aria-label={t('audit.blocks')}>
        <DataTable
          label={t('audit.blocks')}
          testId="blocks"
          rows={data.pages.flatMap(({ blocks }) => blocks)}
          rowKey={({ number }) => number}
          columns={[
            {
              title: t('audit.blocks'),
              cell: ({ number, isConfig }) => (
                <span className="row">
                  <Link to="/audit/blocks/$number" params={{ number }} data-testid={`block-${number}`}>
                    {t('audit.block', { number })}
                  </Link>
                  {isConfig && <Tag tone="info">{t('audit.config')}</Tag>}
                </span>
              ),
            },
            { title: t('audit.when'), cell: ({ at }) => <Time at={at} /> },
            {
              title: t('audit.transactions'),
              cell: ({ transactions, valid }) => t('audit.validOf', { valid, count: transactions }),
            },
            { title: t('audit.headerHash'), cell: ({ headerHash }) => <Hash value={headerHash} /> },
          ]}
        />
        <MoreButton pages={pages} />
      </section>
    </Page>
  );
}
