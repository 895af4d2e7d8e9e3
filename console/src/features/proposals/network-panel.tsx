import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { failureReasonWords } from '../../wording/failure-reason.js';

/** Whether the network's own policies would let an open decision through, and whose agreement is missing (R35). */
export function NetworkPanel({ view }: { readonly view: ProposalView }) {
  const { t } = useWords();
  const { network } = view;
  if (network === undefined) return null;
  const { state, obstacle, accepted, basis, policies, agreed, missing } = network;
  if (state !== 'outstanding') {
    return (
      <Panel title={t('network.title')} testId="network-acceptance">
        <p data-testid="network-verdict">
          {state === 'made'
            ? t('network.made')
            : t('network.impossible', { reason: failureReasonWords(obstacle ?? '', t) })}
        </p>
      </Panel>
    );
  }
  return (
    <Panel title={t('network.title')} testId="network-acceptance">
      <p data-testid="network-verdict">{t(accepted ? 'network.accepted' : 'network.notAccepted')}</p>
      <p className="small muted">{t(basis === 'votes' ? 'network.byVotes' : 'network.bySignatures')}</p>
      <ul className="plain-list">
        {policies.map(({ path, satisfied, needed, reached }) => (
          <li key={path} className="row">
            <code>{path}</code>
            <span>{t(satisfied ? 'network.met' : 'network.unmet')}</span>
            {needed !== undefined && (
              <span className="small muted">{t('network.parts', { reached: reached ?? 0, needed })}</span>
            )}
          </li>
        ))}
      </ul>
      {agreed.length > 0 && <p>{t('network.agreed', { organisations: agreed.join(', ') })}</p>}
      {missing.length > 0 && (
        <p data-testid="network-missing">{t('network.missing', { organisations: missing.join(', ') })}</p>
      )}
    </Panel>
  );
}
