import type { Application } from '@fabric-governance/gateway-api/contract/applications';
import { useWords } from '../i18n/use-words.js';
import { useNames } from '../session/use-names.js';
import { ownRuleWords } from '../wording/rule.js';
import { DocumentLine } from './document-line.js';
import { Facts, StoredJson } from './facts.js';
import { Hash } from './hash.js';
import { Panel } from './page.js';

/** What an outside institution brings when it applies (R7). */
export function Dossier({ application }: { readonly application: Application }) {
  const { t, local } = useWords();
  const names = useNames();
  const { member, people, organisation, evidence } = application.admission;
  return (
    <>
      <Panel title={t('applications.statement')}>
        <p className="prose">{application.statement}</p>
      </Panel>
      <Panel title={t('applications.institution')} testId="dossier">
        <Facts
          facts={[
            [t('members.name'), local(member.name)],
            [t('members.msp'), member.mspId],
            [t('applications.kinds'), member.kinds.map((kind) => t(`kinds.${kind}`)).join(' · ')],
            [t('applications.weight'), member.votes ? member.weight : t('applications.noVote')],
            [t('applications.ownRule'), ownRuleWords(member.decisionRule, t)],
            [t('applications.agent'), <Hash key="agent" value={member.agent} />],
            [
              t('applications.anchors'),
              organisation.anchorPeers.map(({ host, port }) => `${host}:${port}`).join(', '),
            ],
          ]}
        />
        <StoredJson label={t('applications.organisation')} value={organisation} />
      </Panel>
      <Panel title={t('applications.people')}>
        <ul className="plain-list">
          {people.map(({ id, name, roles }) => (
            <li key={id} className="row">
              <strong>{local(name)}</strong>
              <span className="muted small">{id}</span>
              <span>{roles.map(names.role).join(' · ')}</span>
            </li>
          ))}
        </ul>
      </Panel>
      <Panel title={t('applications.evidence')} testId="evidence">
        {evidence.length === 0 && <p className="muted">{t('applications.noEvidence')}</p>}
        <ul className="plain-list">
          {evidence.map((document) => (
            <li key={document.hash}>
              <DocumentLine document={document} />
            </li>
          ))}
        </ul>
      </Panel>
    </>
  );
}
