import { canonicalJson } from '@fabric-governance/chaincode/governance/canonical-json';
import type { DecisionRecord } from '@fabric-governance/chaincode/governance/records/decisions';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { useSuspenseQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { proposalQuery } from '../../api/queries.js';
import { DataTable } from '../../components/data-table.js';
import { Explained } from '../../components/explained.js';
import { StoredJson } from '../../components/facts.js';
import { Page, Panel } from '../../components/page.js';
import { MemberName, PersonName } from '../../components/person-name.js';
import { ChoiceTag } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';
import { recount } from '../../proposal/recount.js';
import { explainDecision } from '../../wording/decision.js';
import { WalkedTransactions } from './walked-transactions.js';

const route = getRouteApi('/signed-in/member/audit/decisions/$proposalId');

function Decision({ view, decision }: { readonly view: ProposalView; readonly decision: DecisionRecord }) {
  const { t, local } = useWords();
  const explained = explainDecision(decision, local(view.track.title), t);
  const counted = recount(view, decision.decidedAt).plain;
  const isSame = canonicalJson(counted) === canonicalJson(decision.tally);
  const result = t(isSame ? 'audit.recountSame' : 'audit.recountOther');
  return (
    <Panel title={t('audit.walkDecision')} testId="walk-decision">
      <p>
        <strong>{t(`outcomes.${decision.outcome}`)}</strong>: {explained.headline}
      </p>
      {explained.quorum !== undefined && <Explained condition={explained.quorum} />}
      <Explained condition={explained.threshold} />
      <p className={isSame ? 'mark-met' : 'mark-not'} data-testid="recount" data-same={isSame}>
        {t('audit.recount', { result })}
      </p>
      <StoredJson label={t('audit.json')} value={decision} />
    </Panel>
  );
}

function Ballots({ view }: { readonly view: ProposalView }) {
  const { t } = useWords();
  const weights = new Map(
    view.proposal.pin?.electorate.map(({ memberId, weight }) => [memberId, weight]) ?? [],
  );
  return (
    <Panel title={t('audit.walkBallots')} testId="walk-ballots">
      <DataTable
        label={t('audit.walkBallots')}
        rows={view.ballots}
        rowKey={({ memberId }) => memberId}
        columns={[
          { title: t('proposals.institution'), cell: ({ memberId }) => <MemberName id={memberId} /> },
          { title: t('proposals.weight'), cell: ({ memberId }) => weights.get(memberId) ?? 0 },
          { title: t('proposals.ballot'), cell: ({ choice }) => <ChoiceTag choice={choice} /> },
          {
            title: t('proposals.approvedBy'),
            cell: ({ approvedBy }) =>
              approvedBy.map((id, index) => (
                <span key={id}>
                  {index > 0 && ' · '}
                  <PersonName id={id} />
                </span>
              )),
          },
          { title: t('proposals.castBy'), cell: ({ castBy }) => <PersonName id={castBy} /> },
          {
            title: t('common.transaction'),
            cell: ({ txId }) => (
              <Link to="/audit/transactions/$txId" params={{ txId }}>
                {txId.slice(0, 8)}…
              </Link>
            ),
          },
        ]}
      />
    </Panel>
  );
}

/** From a decision to its ballots, their transactions, the blocks that hold them, and the certificates that signed. */
export function WalkPage() {
  const { t } = useWords();
  const { proposalId } = route.useParams();
  const { data: view } = useSuspenseQuery(proposalQuery(proposalId));
  const decided = view.audit.filter(({ event }) => event === 'proposal.decided').map(({ txId }) => txId);
  const txIds = [...new Set([...view.ballots.map(({ txId }) => txId), ...decided])];
  return (
    <Page
      title={t('audit.walkTitle')}
      intro={
        <Link to="/proposals/$proposalId" params={{ proposalId }}>
          {view.proposal.title}
        </Link>
      }
    >
      {view.decision === undefined ? (
        <p className="empty">{t('audit.noDecisions')}</p>
      ) : (
        <Decision view={view} decision={view.decision} />
      )}
      <Ballots view={view} />
      <WalkedTransactions txIds={txIds} />
    </Page>
  );
}
