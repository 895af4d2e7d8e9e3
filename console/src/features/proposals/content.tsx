import type { ProposalView } from '@fabric-governance/gateway-api/contract/governance';
import { ActionWarning } from '../../components/action-warning.js';
import { DocumentLine } from '../../components/document-line.js';
import { StoredJson } from '../../components/facts.js';
import { Panel } from '../../components/page.js';
import { useWords } from '../../i18n/use-words.js';
import { useNames } from '../../session/use-names.js';
import { actionSentence } from '../../wording/action.js';
import { Amendment } from './amendment.js';

/** Documents of the proposal and the evidence its actions carry, each once. */
function documentsOf({ proposal }: ProposalView) {
  const evidence = proposal.actions.flatMap((action) =>
    action.kind === 'member.admit' ? action.payload.evidence : [],
  );
  return [...new Map([...proposal.documents, ...evidence].map((one) => [one.hash, one])).values()];
}

/** What is proposed: its actions in words, the reasons, the documents. */
export function Content({ view }: { readonly view: ProposalView }) {
  const { t, language } = useWords();
  const names = useNames();
  const { actions, description } = view.proposal;
  const documents = documentsOf(view);
  return (
    <Panel title={t('proposals.actions')} testId="proposal-actions">
      <ul className="plain-list">
        {actions.map((action) => (
          <li key={JSON.stringify(action)} className="stack-small">
            <p className="prose">
              <strong>{t(`actionKinds.${action.kind}`)}</strong>
              <br />
              {actionSentence(action, { t, language, names })}
            </p>
            <ActionWarning action={action} />
            {action.kind === 'charter.amend' && <Amendment payload={action.payload} />}
            <StoredJson label={t('audit.json')} value={action.payload} />
          </li>
        ))}
      </ul>
      <h3>{t('proposals.reasons')}</h3>
      <p className={description === '' ? 'muted' : 'prose'}>
        {description === '' ? t('proposals.noReasons') : description}
      </p>
      <h3>{t('proposals.documents')}</h3>
      {documents.length === 0 ? (
        <p className="muted">{t('proposals.noDocuments')}</p>
      ) : (
        <ul className="plain-list">
          {documents.map((document) => (
            <li key={document.hash}>
              <DocumentLine document={document} />
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
