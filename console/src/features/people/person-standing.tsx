import type { PersonView } from '@fabric-governance/gateway-api/contract/records';
import type { PersonStatus } from '@fabric-governance/chaincode/governance/states';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { interventionsQuery, keyResetsQuery, membersQuery } from '../../api/queries.js';
import type { Fact } from '../../components/facts.js';
import { Tag, type Tone } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';

const TONES = {
  active: 'success',
  frozen: 'danger',
  locked: 'danger',
  expired: 'warning',
  closed: 'neutral',
} as const satisfies Record<PersonStatus, Tone>;

/** How an account stands now. */
export function StandingTag({ status }: { readonly status: PersonStatus }) {
  const { t } = useWords();
  return (
    <span data-testid="person-status" data-status={status}>
      <Tag tone={TONES[status]}>{t(`personStatuses.${status}`)}</Tag>
    </span>
  );
}

type Bar = NonNullable<PersonView['bars']>[number];

/** By whom or what: the own institution, a new key that waits, people of a body, or a vote. */
function BarSource({ source }: Pick<Bar, 'source'>) {
  const { t } = useWords();
  const names = useNames();
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: resets } = useSuspenseQuery(keyResetsQuery);
  const { data: interventions } = useSuspenseQuery(interventionsQuery);
  if (members.some(({ id }) => id === source)) return names.member(source);
  if (resets.some(({ fingerprint }) => fingerprint === source)) return t('accounts.byNewKey');
  if (interventions.some(({ id }) => id === source)) {
    return <Link to="/interventions">{t('accounts.byIntervention')}</Link>;
  }
  return (
    <Link to="/proposals/$proposalId" params={{ proposalId: source }}>
      {t('interventions.byVote')}
    </Link>
  );
}

/** What keeps an account from acting: since and until when, and by whom. */
function BarWords({ bar: { kind, source, since, until } }: { readonly bar: Bar }) {
  const { t } = useWords();
  return (
    <div>
      {t(`personStatuses.${kind}`)}
      {t('common.colon')}
      <Time at={since} /> – {until === undefined ? t('accounts.untilUndone') : <Time at={until} />} ·{' '}
      <BarSource source={source} />
    </div>
  );
}

/** Validity, what keeps it from acting, and its end, as far as there is something to tell. */
export function useStandingFacts({ bars = [], validUntil, closed }: PersonView): readonly Fact[] {
  const { t } = useWords();
  return [
    [
      t('accounts.validUntil'),
      validUntil === undefined || closed !== undefined ? null : <Time key="valid" at={validUntil} />,
    ],
    [
      t('accounts.barred'),
      bars.length === 0 ? null : bars.map((bar) => <BarWords key={`${bar.kind}${bar.source}`} bar={bar} />),
    ],
    [
      t('accounts.closedAt'),
      closed === undefined ? null : (
        <span key="closed">
          <Time at={closed.at} /> – {closed.reason}
        </span>
      ),
    ],
  ];
}
