import { AUDIT_EVENTS } from '@fabric-governance/chaincode/governance/records/audit';
import type { AuditView } from '@fabric-governance/gateway-api/contract/audit';
import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { auditQuery, membersQuery, peopleQuery } from '../../api/queries.js';
import { ChoiceField } from '../../components/choice-field.js';
import { StoredJson } from '../../components/facts.js';
import { MoreButton } from '../../components/more-button.js';
import { Page } from '../../components/page.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { shortId } from '../../wording/short-id.js';
import { Who } from './who.js';

const route = getRouteApi('/signed-in/member/audit/');

function Filters() {
  const { t, local } = useWords();
  const search = route.useSearch();
  const navigate = useNavigate();
  const { data: members } = useQuery(membersQuery);
  const { data: people } = useQuery(peopleQuery);
  const choose = (part: Partial<typeof search>) => {
    void navigate({ to: '/audit', search: { ...search, ...part } });
  };
  return (
    <div className="filters">
      <ChoiceField
        label={t('audit.event')}
        testId="audit-event"
        placeholder={t('audit.any')}
        value={search.event ?? ''}
        options={AUDIT_EVENTS.map((event) => ({ value: event, label: t(`auditEvents.${event}`) }))}
        onChange={(value) => {
          choose({ event: AUDIT_EVENTS.find((event) => event === value) });
        }}
      />
      <ChoiceField
        label={t('audit.member')}
        testId="audit-member"
        placeholder={t('audit.any')}
        value={search.member ?? ''}
        options={(members ?? []).map(({ id, name }) => ({ value: id, label: local(name) }))}
        onChange={(member) => {
          choose({ member: member === '' ? undefined : member, person: undefined });
        }}
      />
      <ChoiceField
        label={t('audit.person')}
        testId="audit-person"
        placeholder={t('audit.any')}
        value={search.person ?? ''}
        options={(people ?? [])
          .filter(({ memberId }) => search.member === undefined || memberId === search.member)
          .map(({ id, name }) => ({ value: id, label: local(name) }))}
        onChange={(person) => {
          choose({ person: person === '' ? undefined : person });
        }}
      />
    </div>
  );
}

/** What a record is about: its kind and the beginnings of its key. */
function Subject({ subject }: Pick<AuditView, 'subject'>) {
  const { t } = useWords();
  const words = `${t(`recordKinds.${subject.kind}`)} ${subject.key.map(shortId).join(' / ')}`;
  const [proposalId] = subject.key;
  const isProposal = ['proposal', 'phase', 'ballot', 'decision', 'sponsorship'].includes(subject.kind);
  return isProposal && proposalId !== undefined ? (
    <Link to="/proposals/$proposalId" params={{ proposalId }}>
      {words}
    </Link>
  ) : (
    <span>{words}</span>
  );
}

function Entry({ record }: { readonly record: AuditView }) {
  const { t } = useWords();
  return (
    <li className="stack-small" data-testid="audit-record" data-event={record.event}>
      <div className="row">
        <strong>{t(`auditEvents.${record.event}`)}</strong>
        <Subject subject={record.subject} />
      </div>
      <div className="row small">
        <Who actor={record.actor} />
        <span className="muted">
          <Time at={record.at} />
        </span>
        <Link to="/audit/transactions/$txId" params={{ txId: record.txId }}>
          {t('audit.transaction', { id: record.txId.slice(0, 8) })}
        </Link>
        <Link to="/audit/blocks/$number" params={{ number: record.blockNumber }}>
          {t('audit.block', { number: record.blockNumber })}
        </Link>
      </div>
      <div className="row small">
        {record.before === null ? (
          <span className="muted">{t('audit.nothing')}</span>
        ) : (
          <StoredJson label={t('audit.before')} value={record.before} />
        )}
        <StoredJson label={t('audit.after')} value={record.after} />
      </div>
    </li>
  );
}

/** Every change, newest first, with filters (R37). */
export function RecordsPage() {
  const { t } = useWords();
  const search = route.useSearch();
  const filters = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
  const pages = useSuspenseInfiniteQuery(auditQuery(filters));
  const { data } = pages;
  const records = data.pages.flatMap((page) => page.records);
  return (
    <Page title={t('audit.title')} intro={t('audit.intro')}>
      <Filters />
      <section className="panel" aria-label={t('audit.records')} data-testid="records">
        <p className="muted">{t('audit.total', { total: data.pages[0]?.total ?? 0 })}</p>
        {records.length === 0 && <p className="empty">{t('audit.empty')}</p>}
        <ul className="plain-list list-lines">
          {records.map((record) => (
            <Entry key={`${record.txId}${record.index}`} record={record} />
          ))}
        </ul>
        <MoreButton pages={pages} />
      </section>
    </Page>
  );
}
