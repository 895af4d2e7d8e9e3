import type { ApplicationView } from '@fabric-governance/gateway-api/contract/applications';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { applicationsQuery } from '../../api/queries.js';
import { ActionButton } from '../../components/action-button.js';
import { Dossier } from '../../components/dossier.js';
import { Page } from '../../components/page.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { ApplicationTag } from './application-tag.js';

const route = getRouteApi('/signed-in/member/acting/applications/$applicationId');

function Found({ view }: { readonly view: ApplicationView }) {
  const { t, local } = useWords();
  const { against } = useActor();
  const navigate = useNavigate();
  const { admission } = view.application;
  const signer = admission.people.find(({ id }) => id === view.signedBy);
  const propose = () => {
    void navigate({ to: '/proposals/new', search: { kind: 'member.admit', application: view.id } });
  };
  return (
    <Page
      title={local(admission.member.name)}
      intro={
        <span className="row">
          <ApplicationTag view={view} />
          <Time at={view.at} />
          <span>
            {t('applications.signedBy', {
              person: signer === undefined ? view.signedBy : local(signer.name),
            })}
          </span>
        </span>
      }
      actions={
        view.admitted ? undefined : (
          <ActionButton
            type="primary"
            testId="propose-admission"
            reason={against('proposal.propose')}
            onClick={propose}
          >
            {t('applications.propose')}
          </ActionButton>
        )
      }
    >
      {view.proposalIds.length > 0 && (
        <ul className="row plain-list">
          {view.proposalIds.map((proposalId) => (
            <li key={proposalId}>
              <Link to="/proposals/$proposalId" params={{ proposalId }}>
                {t('applications.viewProposal')}
              </Link>
            </li>
          ))}
        </ul>
      )}
      <Dossier application={view.application} />
    </Page>
  );
}

/** One application: its dossier, its evidence to verify, and the way to a proposal. */
export function ApplicationPage() {
  const { t } = useWords();
  const { applicationId } = route.useParams();
  const { data: applications } = useSuspenseQuery(applicationsQuery);
  const view = applications.find(({ id }) => id === applicationId);
  if (view === undefined)
    return (
      <Page title={t('applications.title')} intro={t('applications.notHere')}>
        {null}
      </Page>
    );
  return <Found view={view} />;
}
