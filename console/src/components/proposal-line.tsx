import type { ProposalSummary } from '@fabric-governance/gateway-api/contract/governance';
import { Link } from '@tanstack/react-router';
import { useWords } from '../i18n/use-words.js';
import { useNames } from '../session/use-names.js';
import { actionKindWords } from '../wording/action-kind.js';
import { StateTag } from './tag.js';
import { Countdown, Time } from './time.js';

/** When the running state ends, if it ends by itself. */
function endOf({ phase }: ProposalSummary): number | undefined {
  if (phase.state === 'notice') return phase.noticeEndsAt;
  if (phase.state === 'voting') return phase.votingEndsAt;
  return phase.state === 'queued' ? phase.dueAt : undefined;
}

/** One proposal in a list. */
export function ProposalLine({ proposal }: { readonly proposal: ProposalSummary }) {
  const { t } = useWords();
  const names = useNames();
  const end = endOf(proposal);
  const { ballots, electors } = proposal;
  return (
    <div className="stack-small" data-testid={`proposal-${proposal.id}`}>
      <div className="row">
        <Link to="/proposals/$proposalId" params={{ proposalId: proposal.id }} className="list-title">
          {proposal.title}
        </Link>
        <StateTag state={proposal.phase.state} />
      </div>
      <div className="row small muted">
        <span>{proposal.actionKinds.map((kind) => actionKindWords(kind, t)).join(' · ')}</span>
        <span>{t('proposals.by', { member: names.member(proposal.memberId) })}</span>
        <Time at={proposal.createdAt} />
        {proposal.phase.state === 'voting' && (
          <span>{t('overview.voted', { count: ballots.length, total: electors })}</span>
        )}
        {end !== undefined && <Countdown until={end} />}
      </div>
    </div>
  );
}
