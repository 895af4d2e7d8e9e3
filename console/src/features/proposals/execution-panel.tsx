import type { AttestationRecord } from '@fabric-governance/chaincode/governance/records/executions';
import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Link } from '@tanstack/react-router';
import { Hash } from '../../components/hash.js';
import { Panel } from '../../components/page.js';
import { MemberName } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';
import { isNetworkProposal } from '../../proposal/family.js';
import { failureReasonWords } from '../../wording/failure-reason.js';

const STATES: readonly string[] = ['queued', 'executing', 'executed', 'failed', 'expired'];

function Attested({ attestation }: { readonly attestation: AttestationRecord }) {
  const { t } = useWords();
  const { memberId, evidence, reason, at } = attestation;
  return (
    <li className="row" data-testid={`attestation-${memberId}`}>
      <strong>
        <MemberName id={memberId} />
      </strong>
      {evidence === undefined ? (
        <span>{t('proposals.attestedFailed', { reason: failureReasonWords(reason ?? '', t) })}</span>
      ) : (
        <>
          <Link to="/audit/blocks/$number" params={{ number: String(evidence.blockNumber) }}>
            {t('proposals.attestedDone', { block: evidence.blockNumber })}
          </Link>
          <Hash value={evidence.headerHash} />
          {evidence.definition !== undefined && (
            <span className="small">
              {t('proposals.attestedDefinition', {
                ...evidence.definition,
                approvedBy: evidence.definition.approvedBy.join(', '),
              })}
            </span>
          )}
        </>
      )}
      <span className="small muted">
        <Time at={at} />
      </span>
    </li>
  );
}

function Attempt({ view, number }: { readonly view: ProposalView; readonly number: number }) {
  const { t } = useWords();
  const contributions = view.contributions.filter(({ attempt }) => attempt === number);
  const attestations = view.attestations.filter(({ attempt }) => attempt === number);
  return (
    <div className="stack-small" data-testid={`attempt-${number}`}>
      <h3>{t('proposals.attempt', { number })}</h3>
      <p className="muted">{t('proposals.contributions')}</p>
      {contributions.length === 0 && <p>{t('proposals.noContributions')}</p>}
      <ul className="plain-list">
        {contributions.map(({ memberId, at, txId, packageId }) => (
          <li key={memberId} className="row">
            <strong>
              <MemberName id={memberId} />
            </strong>
            <Link to="/audit/transactions/$txId" params={{ txId }} className="small">
              <Time at={at} />
            </Link>
            {packageId !== undefined && (
              <span className="small">{t('proposals.approvedPackage', { packageId })}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="muted">{t('proposals.attestations')}</p>
      {attestations.length === 0 && <p>{t('proposals.noAttestations')}</p>}
      <ul className="plain-list">
        {attestations.map((attestation) => (
          <Attested key={attestation.memberId} attestation={attestation} />
        ))}
      </ul>
    </div>
  );
}

/** How the decision is carried out: on the ledger alone, or by the agents, attempt by attempt, newest first. */
export function ExecutionPanel({ view }: { readonly view: ProposalView }) {
  const { t } = useWords();
  const { phase, proposal } = view;
  if (!STATES.includes(phase.state)) return null;
  const isNetwork = isNetworkProposal(proposal.actions.map(({ kind }) => kind));
  const attempts = Array.from({ length: phase.attempt ?? 0 }, (_, index) => (phase.attempt ?? 0) - index);
  return (
    <Panel title={t('proposals.execution')} testId="execution">
      <p>{t(isNetwork ? 'proposals.executionNetwork' : 'proposals.executionLedger')}</p>
      {attempts.map((number) => (
        <Attempt key={number} view={view} number={number} />
      ))}
    </Panel>
  );
}
