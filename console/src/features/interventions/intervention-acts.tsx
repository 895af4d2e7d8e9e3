import type { InterventionView } from '@fabric-governance/gateway-api/contract/interventions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { charterQuery } from '../../api/queries.js';
import { ActButtons, type Act } from '../../components/act-buttons.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { doersOf, type InterventionAct, offeredActs, refusedBy, standingOf } from './offered.js';
import { useDoerObstacle } from './use-doer-obstacle.js';

interface InterventionActsProps {
  readonly intervention: InterventionView;
}

/** What can be done about an intervention: by people of its body, by anyone once it is over, and by a vote. */
export function InterventionActs({ intervention }: InterventionActsProps) {
  const { t } = useWords();
  const now = useNow();
  const { session, regulator } = useActor();
  const { data: record } = useSuspenseQuery(charterQuery);
  const obstacleOf = useDoerObstacle();
  const { id: interventionId, liftedBy } = intervention;
  const { charter } = record;
  const { personId } = session;
  const doers = doersOf(intervention, charter);
  const outside = doers && obstacleOf(doers);
  const hasSaid = liftedBy.some((word) => word.personId === personId)
    ? t('interventions.saidAlready')
    : undefined;
  const ending = (act: 'withdraw' | 'lift'): Act => ({
    label: t(`interventions.${act}`),
    testId: `intervention-${act}`,
    reason: outside ?? (act === 'lift' ? hasSaid : undefined),
    asks: { title: t(`interventions.${act}`), label: t('newProposal.grounds'), needs: 'note' },
    work:
      ({ note: reason }) =>
      (ledger, onStep) =>
        ledger.submit('Interventions:lift', { interventionId, reason }, { onStep }),
  });
  const proposalId = refusedBy(intervention);
  const acts: Readonly<Record<InterventionAct, Act>> = {
    join: {
      label: t('interventions.join'),
      testId: 'intervention-join',
      type: 'primary',
      reason: outside,
      work: () => (ledger, onStep) => ledger.submit('Interventions:join', { interventionId }, { onStep }),
    },
    withdraw: ending('withdraw'),
    lift: ending('lift'),
    lapse: {
      label: t('interventions.lapse'),
      testId: 'intervention-lapse',
      reason: undefined,
      work: () => (ledger, onStep) => {
        const review = proposalId === undefined ? {} : { proposalId };
        return ledger.submit('Interventions:lapse', { interventionId, ...review }, { onStep });
      },
    },
  };
  return (
    <>
      <ActButtons acts={offeredActs(intervention, { personId, charter, now }).map((act) => acts[act])} />
      {!regulator && standingOf(intervention, now) === 'in-force' && <Votes intervention={intervention} />}
    </>
  );
}

/** Proposals about an intervention in force. */
function Votes({ intervention: { id, review } }: InterventionActsProps) {
  const { t } = useWords();
  const waits = review !== undefined && review.confirmedIn === undefined;
  return (
    <div className="row small">
      {waits && (
        <Link
          to="/proposals/new"
          search={{ kind: 'intervention.confirm', intervention: id, track: review.trackId }}
        >
          {t('interventions.proposeConfirm')}
        </Link>
      )}
      <Link to="/proposals/new" search={{ kind: 'intervention.lift', intervention: id }}>
        {t('interventions.proposeLift')}
      </Link>
    </div>
  );
}
