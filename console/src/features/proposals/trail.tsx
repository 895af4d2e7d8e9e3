import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { Link } from '@tanstack/react-router';
import { Hash } from '../../components/hash.js';
import { Panel } from '../../components/page.js';
import { MemberName, PersonOfMember } from '../../components/person-name.js';
import { Time } from '../../components/time.js';
import { useWords } from '../../i18n/use-words.js';

/** Every audit record that concerns the proposal, oldest first, each with its transaction. */
export function Trail({ view }: { readonly view: ProposalView }) {
  const { t } = useWords();
  const { audit, proposal } = view;
  return (
    <Panel title={t('proposals.trail')} testId="trail">
      <ul className="plain-list list-lines">
        {audit.map(({ txId, index, event, at, actor }) => (
          <li key={`${txId}${index}`} className="stack-small">
            <Link to="/audit/transactions/$txId" params={{ txId }}>
              {t(`auditEvents.${event}`)}
            </Link>
            <span className="small">
              {actor.personId !== null ? (
                <PersonOfMember id={actor.personId} />
              ) : (
                <>
                  {t('common.agent')} <span className="muted">(</span>
                  <MemberName id={actor.memberId ?? actor.mspId} />
                  <span className="muted">)</span>
                </>
              )}{' '}
              <span className="muted">
                · <Time at={at} />
              </span>
            </span>
          </li>
        ))}
      </ul>
      <p className="small muted">
        {t('proposals.id')}
        {t('common.colon')}
        <Hash value={proposal.id} />
      </p>
    </Panel>
  );
}
