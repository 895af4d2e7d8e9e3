import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { charterQuery, interventionsQuery } from '../../api/queries.js';
import { Page, Panel } from '../../components/page.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { InterventionPanel } from './intervention-panel.js';
import { orderableKinds, powerKinds, standingOf } from './offered.js';
import { OrderForm } from './order-form.js';
import { PowersPanel } from './powers-panel.js';

/** Interventions on people and on the system as a whole (R16): those ordered and in force before those that are over. */
export function InterventionsPage() {
  const { t } = useWords();
  const now = useNow();
  const { regulator } = useActor();
  const { data: interventions } = useSuspenseQuery(interventionsQuery);
  const { data: record } = useSuspenseQuery(charterQuery);
  const isPast = (one: (typeof interventions)[number]) => standingOf(one, now) === 'ended';
  const current = interventions.filter((one) => !isPast(one));
  const past = interventions.filter(isPast);
  const kinds = regulator ? powerKinds(record.charter) : orderableKinds(record.charter);
  return (
    <Page
      title={t('interventions.title')}
      intro={t('interventions.intro')}
      actions={
        regulator ? undefined : (
          <Link to="/proposals/new" search={{ kind: 'intervention.order' }} className="link-button">
            {t('interventions.propose')}
          </Link>
        )
      }
    >
      {current.length === 0 && <p className="empty">{t('interventions.none')}</p>}
      {current.map((one) => (
        <InterventionPanel key={one.id} intervention={one} />
      ))}
      {kinds.length > 0 && (
        <Panel
          title={t(regulator ? 'interventions.powerTitle' : 'interventions.orderTitle')}
          testId="order-form"
        >
          <OrderForm />
        </Panel>
      )}
      {kinds.length === 0 && !regulator && <p className="muted">{t('interventions.onlyVotes')}</p>}
      {record.charter.regulator !== undefined && <PowersPanel />}
      {past.length > 0 && <h2>{t('interventions.past')}</h2>}
      {past.map((one) => (
        <InterventionPanel key={one.id} intervention={one} />
      ))}
    </Page>
  );
}
