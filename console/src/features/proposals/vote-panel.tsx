import { weigh } from '@fabric-governance/chaincode/governance/counting/condition';
import type { Count } from '@fabric-governance/chaincode/governance/records/decisions';
import type { BallotRecord, Elector } from '@fabric-governance/chaincode/governance/records/proposals';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Link } from '@tanstack/react-router';
import { DataTable } from '../../components/data-table.js';
import { Panel } from '../../components/page.js';
import { MemberName, PersonName } from '../../components/person-name.js';
import { ChoiceTag } from '../../components/tag.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import type { WordKey } from '../../i18n/words/keys.js';
import { electorsOf, recount } from '../../proposal/recount.js';
import { explainCondition } from '../../wording/decision.js';
import { Explained } from '../../components/explained.js';
import { useCandidateNames } from './use-candidate-names.js';

const PARTS = ['yes', 'no', 'abstain'] as const;

function TallyBar({ label, count }: { readonly label: string; readonly count: Count }) {
  const { t } = useWords();
  return (
    <div className="stack-small">
      <div className="row">
        <strong>{label}</strong>
        <span className="legend">
          {PARTS.map((part) => (
            <span key={part} data-testid={`tally-${part}`}>
              <span className={`swatch bar-${part}`} />
              {t(`choices.${part}`)} {count[part]}
            </span>
          ))}
          <span className="muted">
            {count.total - count.silent} / {count.total}
          </span>
        </span>
      </div>
      <div className="bar" aria-hidden="true">
        {PARTS.map((part) => (
          <span
            key={part}
            className={`bar-${part}`}
            style={{ width: `${(100 * count[part]) / Math.max(1, count.total)}%` }}
          />
        ))}
      </div>
    </div>
  );
}

type Row = Elector & { readonly cast: BallotRecord | undefined };

/** What stands in the place of a ballot that is not there. */
function absenceWord(view: ProposalView, { memberId, recused }: Elector): WordKey {
  const has = (records: readonly { readonly memberId: string }[]) =>
    records.some((one) => one.memberId === memberId);
  if (recused !== undefined || has(view.recusals)) return 'proposals.recused';
  if (has(view.commitments)) return 'proposals.sealed';
  const isOver = view.decision !== undefined || view.phase.state === 'withdrawn';
  if (view.decision?.delegated?.some(({ from }) => from === memberId) === true) return 'proposals.delegated';
  return isOver ? 'proposals.silent' : 'proposals.notYet';
}

function Ballots({ view, rows }: { readonly view: ProposalView; readonly rows: readonly Row[] }) {
  const { t } = useWords();
  const nameOf = useCandidateNames(view);
  return (
    <DataTable
      label={t('proposals.ballots')}
      testId="ballots"
      rows={rows}
      rowKey={({ memberId }) => memberId}
      columns={[
        { title: t('proposals.institution'), cell: ({ memberId }) => <MemberName id={memberId} /> },
        { title: t('proposals.weight'), cell: ({ weight }) => weight },
        {
          title: t('proposals.ballot'),
          cell: ({ cast, ...elector }) =>
            cast === undefined ? (
              <span className="muted">{t(absenceWord(view, elector))}</span>
            ) : (
              <>
                <ChoiceTag choice={cast.choice} />
                {cast.ranking !== undefined && <div>{cast.ranking.map(nameOf).join(' › ')}</div>}
                {cast.reason !== undefined && <p className="small prose">{cast.reason}</p>}
              </>
            ),
        },
        {
          title: t('proposals.approvedBy'),
          cell: ({ cast }) =>
            cast?.approvedBy.map((id, index) => (
              <span key={id}>
                {index > 0 && ' · '}
                <PersonName id={id} />
              </span>
            )),
        },
        {
          title: t('proposals.castBy'),
          cell: ({ cast }) => (cast === undefined ? null : <PersonName id={cast.castBy} />),
        },
        {
          title: t('proposals.at'),
          cell: ({ cast }) =>
            cast === undefined ? null : (
              <Link to="/audit/transactions/$txId" params={{ txId: cast.txId }}>
                <Time at={cast.at} />
              </Link>
            ),
        },
      ]}
    />
  );
}

/** Ballots with their weights and, while the vote is open, how the rule would come out now. */
export function VotePanel({ view }: { readonly view: ProposalView }) {
  const { t } = useWords();
  const { proposal, ballots, track, phase } = view;
  if (proposal.pin === undefined) return null;
  const { electorate } = electorsOf(view);
  const { plain, quorum, threshold } = recount(view, Number.MAX_SAFE_INTEGER);
  const rows = electorate.map((elector) => ({
    ...elector,
    cast: ballots.find(({ memberId }) => memberId === elector.memberId),
  }));
  return (
    <Panel title={t('proposals.vote')} testId="vote">
      <TallyBar label={t('proposals.heads')} count={plain.heads} />
      <TallyBar label={t('proposals.byWeight')} count={plain.weight} />
      {phase.state === 'voting' && (
        <div className="stack-small" data-testid="live-tally">
          <h3>{t('proposals.liveTally')}</h3>
          {track.quorum !== undefined && (
            <Explained live condition={explainCondition(weigh(track.quorum, quorum), t)} />
          )}
          <Explained live condition={explainCondition(weigh(track.threshold, threshold), t)} />
          <p className="small muted">{t('proposals.liveNote')}</p>
        </div>
      )}
      <Ballots view={view} rows={rows} />
    </Panel>
  );
}
