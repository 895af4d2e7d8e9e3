import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { proposalQuery } from '../../api/queries.js';
import { Page } from '../../components/page.js';
import { StateTag } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';
import { useActor } from '../../session/use-actor.js';
import { useNames } from '../../session/use-names.js';
import { Acts } from './acts.js';
import { Content } from './content.js';
import { Course } from './course.js';
import { DecisionPanel } from './decision-panel.js';
import { Deliberation } from './deliberation.js';
import { ExecutionPanel } from './execution-panel.js';
import { NetworkPanel } from './network-panel.js';
import { RulePanel } from './rule-panel.js';
import { Safeguards } from './safeguards.js';
import { Sponsors } from './sponsors.js';
import { Trail } from './trail.js';
import { VotePanel } from './vote-panel.js';
import { WhatIfPanel } from './what-if-panel.js';

const route = getRouteApi('/signed-in/member/proposals/$proposalId');

/** One proposal: what it does, how it stands, what this person can do about it, and why it was decided as it was. */
export function ProposalPage() {
  const { t } = useWords();
  const names = useNames();
  const { regulator } = useActor();
  const { proposalId } = route.useParams();
  const { data: view } = useSuspenseQuery(proposalQuery(proposalId));
  const { proposal, phase, decision } = view;
  return (
    <Page
      title={proposal.title}
      intro={
        <span className="row">
          <StateTag state={phase.state} />
          <span>
            {t('proposals.byPerson', {
              person: names.person(proposal.personId),
              member: names.member(proposal.memberId),
            })}
          </span>
        </span>
      }
    >
      {!regulator && <Acts view={view} />}
      <div className="columns">
        <div className="stack">
          {decision !== undefined && <DecisionPanel view={view} decision={decision} />}
          <Content view={view} />
          {proposal.actions.some(({ kind }) => kind === 'charter.amend') && (
            <WhatIfPanel proposalId={proposal.id} />
          )}
          <Deliberation view={view} />
          <Safeguards view={view} />
          <VotePanel view={view} />
          <NetworkPanel view={view} />
          <ExecutionPanel view={view} />
        </div>
        <div className="stack">
          <Course view={view} />
          <RulePanel view={view} />
          <Sponsors view={view} />
          <Trail view={view} />
        </div>
      </div>
    </Page>
  );
}
