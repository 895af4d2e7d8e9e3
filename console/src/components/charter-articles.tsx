import type { Article } from '@fabric-governance/chaincode/governance/sentences/charter-sentences';
import { useWords } from '../i18n/use-words.js';

/** Articles of a charter in the reader's language. */
export function CharterArticles({ articles }: { readonly articles: readonly Article[] }) {
  const { local } = useWords();
  return (
    <ul className="plain-list list-lines">
      {articles.map(({ path, title, sentences }) => (
        <li key={path} className="stack-small" data-testid={`article-${path}`}>
          <h3>{local(title)}</h3>
          {sentences.map((sentence) => (
            <p key={sentence.en}>{local(sentence)}</p>
          ))}
        </li>
      ))}
    </ul>
  );
}
