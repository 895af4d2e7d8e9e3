import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { useQuery } from '@tanstack/react-query';
import { membersQuery } from '../../api/queries.js';
import { asFailure } from '../../api/as-failure.js';
import { FailureAlert } from '../../components/failure-alert.js';
import { Panel } from '../../components/page.js';
import { PersonName } from '../../components/person-name.js';
import { ChoiceTag } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { ownRuleWords } from '../../wording/rule.js';
import { BallotForm } from './ballot-form.js';
import { Leaving } from './leaving.js';
import type { DeliberationView } from './deliberation-view.js';
import { useDeliberation } from './use-deliberation.js';

const TAKES_PART = ['opinion.give', 'ballot.approve', 'ballot.cast'] as const;

function Opinions({ opinions }: Pick<DeliberationView, 'opinions'>) {
  const { t } = useWords();
  return (
    <div className="stack-small" data-testid="opinions">
      <h3>{t('deliberation.opinions')}</h3>
      {opinions.length === 0 && <p className="muted">{t('deliberation.noOpinions')}</p>}
      <ul className="plain-list">
        {opinions.map(({ personId, choice, text, at }) => (
          <li key={personId}>
            <div className="row">
              <strong>
                <PersonName id={personId} />
              </strong>
              <ChoiceTag choice={choice} />
              <span className="small muted">
                <Time at={at} />
              </span>
            </div>
            {text !== '' && <p className="prose">{text}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Approvals({ approvals }: Pick<DeliberationView, 'approvals'>) {
  const { t } = useWords();
  return (
    <div className="stack-small" data-testid="approvals">
      <h3>{t('deliberation.approvals')}</h3>
      {approvals.length === 0 && <p className="muted">{t('deliberation.noApprovals')}</p>}
      <ul className="row plain-list">
        {approvals.map(({ personId, choice }) => (
          <li key={personId} className="row" data-testid={`approval-${personId}`}>
            <PersonName id={personId} />{' '}
            {choice === undefined ? (
              <span className="muted">{t('secretBallot.sealed')}</span>
            ) : (
              <ChoiceTag choice={choice} />
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The deliberation of this person's own institution (R2): opinions and approvals in private data, then the one ballot. Shown
 * from the notice on, to people of a voting institution who take part in it.
 */
export function Deliberation({ view }: { readonly view: ProposalView }) {
  const { t, local } = useWords();
  const { session, institution, regulator } = useActor();
  const { data: members } = useQuery(membersQuery);
  const own = members?.find(({ id }) => id === institution.memberId);
  const takesPart =
    own?.votes === true &&
    !regulator &&
    view.proposal.pin !== undefined &&
    session.personId !== null &&
    TAKES_PART.some((permission) => session.permissions.includes(permission));
  const { data, error, refetch } = useDeliberation(view.proposal.id, takesPart);
  if (!takesPart) return null;
  return (
    <Panel title={t('deliberation.title', { institution: local(institution.name) })} testId="deliberation">
      <p className="small muted">{t('deliberation.private')}</p>
      <p>{t('deliberation.rule', { rule: ownRuleWords(own.decisionRule, t) })}</p>
      {error !== null && <FailureAlert failure={asFailure(error)} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <p className="muted">{t('deliberation.reading')}</p>}
      {data !== undefined && (
        <>
          <Opinions opinions={data.opinions} />
          <Approvals approvals={data.approvals} />
          <BallotForm view={view} own={own} deliberation={data} />
          <Leaving view={view} memberId={own.id} />
        </>
      )}
    </Panel>
  );
}
