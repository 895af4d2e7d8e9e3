import type { Charter } from '@fabric-governance/chaincode/governance/charter';
import { useWords } from '../i18n/use-words.js';
import { useArticles } from '../session/use-articles.js';
import { articleChanges } from '../wording/charter-changes.js';

/** In what two versions of a charter differ, sentence by sentence (R19). */
export function CharterChanges({ before, after }: { readonly before: Charter; readonly after: Charter }) {
  const { t, local } = useWords();
  const changes = articleChanges(useArticles(before), useArticles(after));
  if (changes.length === 0) return <p className="muted">{t('charter.noChanges')}</p>;
  return (
    <ul className="plain-list list-lines" data-testid="charter-changes">
      {changes.map(({ path, title, dropped, added }) => (
        <li key={path} className="stack-small" data-testid={`change-${path}`}>
          <h3>{local(title)}</h3>
          {dropped.map((sentence) => (
            <p key={sentence.en} className="dropped">
              <span className="small muted">{t('charter.dropped')}</span> <del>{local(sentence)}</del>
            </p>
          ))}
          {added.map((sentence) => (
            <p key={sentence.en} className="added">
              <span className="small muted">{t('charter.added')}</span> <ins>{local(sentence)}</ins>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}
