import { endsAt } from '@fabric-governance/chaincode/governance/interventions/in-force';
import type { InterventionWord } from '@fabric-governance/chaincode/governance/records/interventions';
import type { InterventionView } from '@fabric-governance/gateway-api/contract/interventions';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { charterQuery } from '../../api/queries.js';
import { Facts } from '../../components/facts.js';
import { Hash } from '../../components/hash.js';
import { Panel } from '../../components/page.js';
import { PersonOfMember } from '../../components/person-name.js';
import { StateTag, Tag, type Tone } from '../../components/tag.js';
import { Countdown, Time, useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { durationWords } from '../../wording/duration.js';
import { interventionWords } from '../../wording/intervention-action.js';
import { InterventionActs } from './intervention-acts.js';
import { doersOf, standingOf, type Standing } from './offered.js';
import { useDoersWords } from './use-doers-words.js';

const TONES = {
  ordered: 'info',
  'in-force': 'danger',
  over: 'warning',
  ended: 'neutral',
} as const satisfies Record<Standing, Tone>;

interface InterventionProps {
  readonly intervention: InterventionView;
}

function Words({ words }: { readonly words: readonly InterventionWord[] }) {
  const { t } = useWords();
  return (
    <ul className="plain-list">
      {words.map(({ personId, at }) => (
        <li key={personId}>
          <PersonOfMember id={personId} />
          {t('common.comma')}
          <Time at={at} />
        </li>
      ))}
    </ul>
  );
}

/** How long it lasts: from when, and until when at the latest. */
function Times({ intervention }: InterventionProps) {
  const { t, language } = useWords();
  const { at, imposedAt, lasts, ended } = intervention;
  const end = ended === undefined && imposedAt !== undefined ? endsAt(intervention) : undefined;
  const until: ReactNode =
    end === undefined ? (
      t('interventions.untilLifted')
    ) : (
      <>
        <Time at={end} /> <Countdown until={end} />
      </>
    );
  return (
    <Facts
      facts={[
        [t('interventions.orderedAt'), <Time key="at" at={at} />],
        [t('interventions.wantedFor'), lasts === undefined ? null : durationWords(lasts, language)],
        [t('interventions.since'), imposedAt === undefined ? null : <Time key="since" at={imposedAt} />],
        [t('interventions.until'), imposedAt === undefined || ended !== undefined ? null : until],
        [t('interventions.ended'), ended === undefined ? null : <Ended key="ended" ended={ended} />],
      ]}
    />
  );
}

function Ended({ ended: { how, at, reason } }: { readonly ended: NonNullable<InterventionView['ended']> }) {
  const { t } = useWords();
  return (
    <>
      {t(`interventionEnds.${how}`)}
      {t('common.comma')}
      <Time at={at} />
      {reason !== undefined && <p className="prose">{reason}</p>}
    </>
  );
}

/** Who wants it and who wants it lifted, with how many it takes. */
function Sides({ intervention }: InterventionProps) {
  const { t } = useWords();
  const doersWords = useDoersWords();
  const { data: record } = useSuspenseQuery(charterQuery);
  const { wantedBy, liftedBy, recoveryPlan } = intervention;
  const doers = doersOf(intervention, record.charter);
  return (
    <Facts
      facts={[
        [
          t('interventions.wantedBy'),
          wantedBy.length === 0 ? t('interventions.byVote') : <Words key="wanted" words={wantedBy} />,
        ],
        [t('interventions.liftedBy'), liftedBy.length === 0 ? null : <Words key="lifted" words={liftedBy} />],
        [t('interventions.takes'), doers === undefined || wantedBy.length === 0 ? null : doersWords(doers)],
        [
          t('interventions.plan'),
          recoveryPlan === undefined ? null : <Hash key="plan" value={recoveryPlan} />,
        ],
      ]}
    />
  );
}

/** The vote that must confirm it, and the proposals for it. */
function Review({ intervention: { review, reviews } }: InterventionProps) {
  const { t } = useWords();
  const names = useNames();
  if (review === undefined) return null;
  return (
    <div className="stack-small">
      <h3>{t('interventions.review')}</h3>
      <p>
        {t(review.confirmedIn === undefined ? 'interventions.mustConfirm' : 'interventions.confirmed', {
          track: names.track(review.trackId),
        })}{' '}
        {review.confirmedIn === undefined && <Time at={review.by} />}
      </p>
      {reviews.map(({ proposalId, title, state }) => (
        <div key={proposalId} className="row">
          <Link to="/proposals/$proposalId" params={{ proposalId }}>
            {title}
          </Link>
          <StateTag state={state} />
        </div>
      ))}
    </div>
  );
}

/** One intervention: what it does to whom, why, by whom, until when, and what can be done about it. */
export function InterventionPanel({ intervention }: InterventionProps) {
  const { t } = useWords();
  const names = useNames();
  const now = useNow();
  const { regulator, session } = useActor();
  const acts = !regulator || intervention.power?.memberId === session.memberId;
  const standing = standingOf(intervention, now);
  return (
    <Panel
      title={interventionWords(intervention, { t, names })}
      actions={
        <span data-testid="intervention-standing" data-standing={standing}>
          <Tag tone={TONES[standing]}>{t(`interventionStandings.${standing}`)}</Tag>
        </span>
      }
      testId={`intervention-${intervention.kind}`}
    >
      <p className="prose">{intervention.reason}</p>
      <Times intervention={intervention} />
      <Sides intervention={intervention} />
      <Review intervention={intervention} />
      {acts && <InterventionActs intervention={intervention} />}
    </Panel>
  );
}
