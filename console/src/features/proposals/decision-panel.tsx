import type { DecisionRecord } from '@fabric-governance/chaincode/governance/records/decisions';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Link } from '@tanstack/react-router';
import { Panel } from '../../components/page.js';
import { Tag, type Tone } from '../../components/tag.js';
import { useWords } from '../../i18n/use-words.js';
import { explainDecision } from '../../wording/decision.js';
import { timeWords } from '../../wording/time.js';
import { Explained } from '../../components/explained.js';

const TONES = { approved: 'success', rejected: 'danger', 'no-quorum': 'warning' } as const satisfies Record<
  DecisionRecord['outcome'],
  Tone
>;

interface DecisionPanelProps {
  readonly view: ProposalView;
  readonly decision: DecisionRecord;
}

/** Why the vote ended as it did: which rule decided, and by how much, worded from the ledger's record. */
export function DecisionPanel({ view, decision }: DecisionPanelProps) {
  const { t, local, language } = useWords();
  const { headline, notes, quorum, threshold } = explainDecision(decision, local(view.track.title), t);
  return (
    <Panel
      title={t('proposals.decision')}
      testId="decision"
      actions={
        <Link to="/audit/decisions/$proposalId" params={{ proposalId: view.proposal.id }} data-testid="walk">
          {t('proposals.walk')}
        </Link>
      }
    >
      <p data-testid="decision-outcome" data-outcome={decision.outcome}>
        <Tag tone={TONES[decision.outcome]}>{t(`outcomes.${decision.outcome}`)}</Tag>{' '}
        <strong>{headline}</strong>
      </p>
      {quorum !== undefined && (
        <div className="stack-small">
          <h3>{t('decision.quorum')}</h3>
          <Explained condition={quorum} />
        </div>
      )}
      <div className="stack-small">
        <h3>{t('decision.threshold')}</h3>
        <Explained condition={threshold} />
      </div>
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
      <p className="small muted">
        {t('proposals.decidedAt', { at: timeWords(decision.decidedAt, language) })}
      </p>
    </Panel>
  );
}
