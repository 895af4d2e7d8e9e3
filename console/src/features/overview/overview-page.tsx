import { trackNamed } from '@fabric-governance/chaincode/governance/charter/track-named';
import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ProposalSummary } from '@fabric-governance/gateway-api/contract/governance';
import { applicationsQuery, charterQuery, membersQuery, proposalsQuery } from '../../api/queries.js';
import { Page, Panel } from '../../components/page.js';
import { ProposalLine } from '../../components/proposal-line.js';
import { useNow } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { groupOf } from '../../proposal/state-groups.js';
import { actorFacts } from '../../session/actor-facts.js';
import { useActor } from '../../session/use-actor.js';
import { tasksOf } from './task.js';
import { Alarms, PhaseLine } from './alarms.js';

const RECENT = 5;

function Tasks({ proposals }: { readonly proposals: readonly ProposalSummary[] }) {
  const { t, local } = useWords();
  const actor = useActor();
  const now = useNow();
  const { data: charter } = useSuspenseQuery(charterQuery);
  const { data: members } = useSuspenseQuery(membersQuery);
  const { data: applications } = useSuspenseQuery(applicationsQuery);
  const tasks = proposals.flatMap((proposal) =>
    tasksOf(proposal, {
      actor: actorFacts(actor),
      voting: members.some(({ id, votes }) => id === actor.session.memberId && votes),
      sponsorsNeeded: (trackId) => trackNamed(trackId, charter.charter)?.sponsors ?? 0,
      now,
    }),
  );
  const waiting = actor.session.permissions.includes('proposal.propose')
    ? applications.filter(({ admitted, proposalIds }) => !admitted && proposalIds.length === 0)
    : [];
  return (
    <Panel title={t('overview.tasks')} testId="tasks">
      {tasks.length + waiting.length === 0 && <p className="empty">{t('overview.noTasks')}</p>}
      <ul className="plain-list list-lines">
        {tasks.map(({ proposalId, title, word }) => (
          <li key={`${proposalId}${word}`} className="stack-small">
            <Link
              to="/proposals/$proposalId"
              params={{ proposalId }}
              className="list-title"
              data-testid={`task-${word.slice('overview.'.length)}`}
            >
              {t(word)}
            </Link>
            <span className="muted">{title}</span>
          </li>
        ))}
        {waiting.map(({ id, application }) => (
          <li key={id}>
            <Link
              to="/applications/$applicationId"
              params={{ applicationId: id }}
              className="list-title"
              data-testid="task-application"
            >
              {t('overview.taskApplication', { name: local(application.admission.member.name) })}
            </Link>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface ProposalsPanelProps {
  readonly title: string;
  readonly empty: string;
  readonly proposals: readonly ProposalSummary[];
  readonly testId: string;
}

function ProposalsPanel({ title, empty, proposals, testId }: ProposalsPanelProps) {
  return (
    <Panel title={title} testId={testId}>
      {proposals.length === 0 && <p className="empty">{empty}</p>}
      <ul className="plain-list list-lines">
        {proposals.map((proposal) => (
          <li key={proposal.id}>
            <ProposalLine proposal={proposal} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** What awaits this person, what is open, and what was decided lately. */
export function OverviewPage() {
  const { t, local } = useWords();
  const { session, regulator } = useActor();
  const { data: proposals } = useSuspenseQuery(proposalsQuery());
  return (
    <Page
      title={t('overview.title')}
      intro={t('overview.greeting', { name: local(session.name) })}
      actions={
        regulator ? undefined : (
          <Link to="/proposals/new" className="link-button" data-testid="new-proposal">
            {t('overview.propose')}
          </Link>
        )
      }
    >
      <PhaseLine />
      <Alarms />
      {!regulator && <Tasks proposals={proposals} />}
      <ProposalsPanel
        title={t('overview.open')}
        empty={t('overview.noOpen')}
        proposals={proposals.filter(({ phase }) => groupOf(phase.state) === 'open')}
        testId="open-proposals"
      />
      <ProposalsPanel
        title={t('overview.recent')}
        empty={t('overview.noRecent')}
        proposals={proposals.filter(({ outcome }) => outcome !== undefined).slice(0, RECENT)}
        testId="recent-decisions"
      />
    </Page>
  );
}
