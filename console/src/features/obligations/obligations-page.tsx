import { isSettled } from '@fabric-governance/chaincode/governance/obligations/standing';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { charterQuery, obligationsQuery } from '../../api/queries.js';
import { ChoiceField } from '../../components/choice-field.js';
import { Page } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { DemandForm } from './demand-form.js';
import { ObligationPanel } from './obligation-panel.js';

const route = getRouteApi('/signed-in/member/obligations');

const SHOWN = ['outstanding', 'settled', 'all'] as const;

/** What decisions have laid upon institutions, by due date (R18). */
export function ObligationsPage() {
  const { t } = useWords();
  const { regulator } = useActor();
  const navigate = useNavigate();
  const { show = 'outstanding' } = route.useSearch();
  const { data } = useSuspenseQuery(obligationsQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const mayDemand = regulator && record.charter.regulator?.powers['demand-report'] !== undefined;
  const obligations = data.filter((one) => show === 'all' || isSettled(one) === (show === 'settled'));
  return (
    <Page
      title={t('obligations.title')}
      intro={t('obligations.intro')}
      actions={
        regulator ? undefined : (
          <Link to="/proposals/new" search={{ kind: 'obligation.set' }} className="link-button">
            {t('proposals.create')}
          </Link>
        )
      }
    >
      {mayDemand && <DemandForm />}
      <ChoiceField
        label={t('obligations.show')}
        testId="obligation-filter"
        value={show}
        options={SHOWN.map((value) => ({ value, label: t(`obligations.${value}`) }))}
        onChange={(value) => {
          const chosen = SHOWN.find((known) => known === value) ?? 'outstanding';
          void navigate({ to: '/obligations', search: { show: chosen } });
        }}
      />
      {obligations.length === 0 && <p className="empty">{t('obligations.none')}</p>}
      <ul className="plain-list" data-testid="obligations">
        {obligations.map((one) => (
          <li key={`${one.proposalId}/${one.id}`}>
            <ObligationPanel obligation={one} />
          </li>
        ))}
      </ul>
    </Page>
  );
}
