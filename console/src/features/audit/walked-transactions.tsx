import type { TransactionView } from '@fabric-governance/gateway-api/contract/ledger';
import { useSuspenseQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { blockQuery, certificateQuery, transactionQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Hash } from '../../components/hash.js';
import { Panel } from '../../components/page.js';
import { Tag } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';
import { SignerLink } from './who.js';

function Transactions({ transactions }: { readonly transactions: readonly TransactionView[] }) {
  const { t } = useWords();
  return (
    <Panel title={t('audit.walkTransactions')} testId="walk-transactions">
      <DataTable
        label={t('audit.walkTransactions')}
        rows={transactions}
        rowKey={({ txId }) => txId}
        columns={[
          {
            title: t('common.transaction'),
            cell: ({ txId }) => (
              <Link to="/audit/transactions/$txId" params={{ txId }} data-testid="walk-transaction">
                {txId.slice(0, 8)}…
              </Link>
            ),
          },
          { title: t('audit.function'), cell: ({ function: name }) => name ?? '' },
          {
            title: t('audit.creator'),
            cell: ({ creator }) => (creator === null ? null : <SignerLink signer={creator} />),
          },
          {
            title: t('audit.endorsers'),
            cell: ({ endorsers }) => [...new Set(endorsers.map(({ mspId }) => mspId))].join(', '),
          },
          { title: t('audit.validation'), cell: ({ validationName }) => validationName },
        ]}
      />
    </Panel>
  );
}

function Blocks({ numbers }: { readonly numbers: readonly string[] }) {
  const { t } = useWords();
  const blocks = useSuspenseQueries({ queries: numbers.map((number) => blockQuery(number)) });
  return (
    <Panel title={t('audit.walkBlocks')} testId="walk-blocks">
      <DataTable
        label={t('audit.walkBlocks')}
        rows={blocks.map(({ data }) => data)}
        rowKey={({ number }) => number}
        columns={[
          {
            title: t('audit.blocks'),
            cell: ({ number }) => (
              <Link to="/audit/blocks/$number" params={{ number }} data-testid="walk-block">
                {t('audit.block', { number })}
              </Link>
            ),
          },
          { title: t('audit.headerHash'), cell: ({ headerHash }) => <Hash value={headerHash} /> },
          {
            title: t('audit.dataHash'),
            cell: ({ dataHash, dataHashMatches }) => (
              <span className={dataHashMatches ? 'mark-met' : 'mark-not'}>
                {dataHashMatches ? '✓' : '✗'} <Hash value={dataHash} />
              </span>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Certificates({ fingerprints }: { readonly fingerprints: readonly string[] }) {
  const { t } = useWords();
  const certificates = useSuspenseQueries({
    queries: fingerprints.map((fingerprint) => certificateQuery(fingerprint)),
  });
  return (
    <Panel title={t('audit.walkCertificates')} testId="walk-certificates">
      <DataTable
        label={t('audit.walkCertificates')}
        rows={certificates.map(({ data }) => data)}
        rowKey={({ fingerprint }) => fingerprint}
        columns={[
          {
            title: t('audit.subjectName'),
            cell: ({ fingerprint, subject }) => (
              <Link
                to="/audit/certificates/$fingerprint"
                params={{ fingerprint }}
                data-testid="walk-certificate"
              >
                {subject}
              </Link>
            ),
          },
          { title: t('members.msp'), cell: ({ mspId }) => mspId },
          {
            title: t('audit.chain'),
            cell: ({ chainVerified, mspId }) => (
              <Tag tone={chainVerified ? 'success' : 'danger'}>
                {chainVerified ? `✓ ${mspId}` : `✗ ${mspId}`}
              </Tag>
            ),
          },
        ]}
      />
    </Panel>
  );
}

const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** The transactions of a decision, then the blocks that hold them and the certificates that signed them. */
export function WalkedTransactions({ txIds }: { readonly txIds: readonly string[] }) {
  const found = useSuspenseQueries({ queries: txIds.map((txId) => transactionQuery(txId)) });
  const transactions = found.map(({ data }) => data);
  return (
    <>
      <Transactions transactions={transactions} />
      <Blocks numbers={unique(transactions.map(({ blockNumber }) => blockNumber))} />
      <Certificates
        fingerprints={unique(
          transactions.flatMap(({ creator }) => (creator === null ? [] : [creator.fingerprint])),
        )}
      />
    </>
  );
}
