import type { TransactionView } from '@fabric-governance/gateway-api/contract/ledger';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { transactionQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Facts, StoredJson } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Page, Panel } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { useWords } from '../../i18n/use-words.js';
import { SignerLink } from './who.js';

const route = getRouteApi('/signed-in/member/audit/transactions/$txId');

const TYPE_WORDS = {
  config: 'audit.typeConfig',
  endorser: 'audit.typeEndorser',
  undecodable: 'audit.typeUndecodable',
} as const satisfies Record<TransactionView['type'], WordKey>;

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function Writes({ transaction }: { readonly transaction: TransactionView }) {
  const { t } = useWords();
  const { writes, privateWrites } = transaction;
  return (
    <Panel title={t('audit.writes')} testId="writes">
      {writes.length === 0 && <p className="muted">{t('audit.noWrites')}</p>}
      <ul className="plain-list list-lines">
        {writes.map(({ namespace, key, isDelete, record, valueHash }) => (
          <li key={`${namespace}${key}`} className="stack-small">
            <span className="mono">{key}</span>
            {isDelete ? (
              <span className="muted">{t('audit.deleted')}</span>
            ) : (
              <>
                {record !== undefined && <StoredJson label={t('audit.json')} value={record} />}
                <span className="small muted">
                  {t('audit.valueHash')}
                  {t('common.colon')}
                  <Hash value={valueHash} />
                </span>
              </>
            )}
          </li>
        ))}
      </ul>
      {privateWrites.length > 0 && (
        <>
          <h3>{t('audit.privateWrites')}</h3>
          <DataTable
            label={t('audit.privateWrites')}
            rows={privateWrites}
            rowKey={({ collection, keyHash }) => `${collection}${keyHash}`}
            columns={[
              { title: t('audit.collection'), cell: ({ collection }) => collection },
              { title: t('audit.keyHash'), cell: ({ keyHash }) => <Hash value={keyHash} /> },
              {
                title: t('audit.valueHash'),
                cell: ({ valueHash }) => (valueHash === null ? '–' : <Hash value={valueHash} />),
              },
            ]}
          />
        </>
      )}
    </Panel>
  );
}

/** One transaction: who signed and endorsed it, what it asked for, what it wrote. */
export function TransactionPage() {
  const { t } = useWords();
  const { txId } = route.useParams();
  const { data: transaction } = useSuspenseQuery(transactionQuery(txId));
  const { creator, endorsers, blockNumber, validationCode, validationName, args, event } = transaction;
  return (
    <Page
      title={t('audit.transaction', { id: txId.slice(0, 12) })}
      intro={
        <Tag tone={validationCode === 0 ? 'success' : 'danger'}>
          {validationCode === 0 ? t('audit.valid') : validationName}
        </Tag>
      }
    >
      <Panel title={transaction.function ?? t(TYPE_WORDS[transaction.type])} testId="transaction">
        <Facts
          facts={[
            [t('common.transaction'), <Hash key="id" whole value={txId} />],
            [t('audit.type'), t(TYPE_WORDS[transaction.type])],
            [t('audit.when'), <Time key="at" at={transaction.at} />],
            [
              t('audit.where'),
              <Link
                key="block"
                to="/audit/blocks/$number"
                params={{ number: blockNumber }}
                data-testid="to-block"
              >
                {t('audit.block', { number: blockNumber })}
              </Link>,
            ],
            [
              t('audit.creator'),
              creator === null ? t('common.nobody') : <SignerLink key="creator" signer={creator} />,
            ],
            [
              t('audit.endorsers'),
              endorsers.length === 0 ? (
                t('common.nobody')
              ) : (
                <ul key="endorsers" className="plain-list">
                  {endorsers.map((endorser) => (
                    <li key={endorser.fingerprint}>
                      <SignerLink signer={endorser} />
                    </li>
                  ))}
                </ul>
              ),
            ],
            [t('audit.envelopeHash'), <Hash key="envelope" value={transaction.envelopeHash} />],
          ]}
        />
        {args.length > 0 && <StoredJson label={t('audit.arguments')} value={args.map(readJson)} />}
        {event !== null && (
          <StoredJson
            label={`${t('audit.eventOf')}${t('common.colon')}${event.name}`}
            value={readJson(event.payload)}
          />
        )}
      </Panel>
      <Writes transaction={transaction} />
    </Page>
  );
}
