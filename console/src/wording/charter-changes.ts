import type { LocalText } from '@fabric-governance/chaincode/governance/charter';
import type { Article } from '@fabric-governance/chaincode/governance/sentences/charter-sentences';

/** What changes in one article of a charter. */
export interface ArticleChange {
  readonly path: string;
  readonly title: LocalText;
  /** Sentences that are no longer said, in their order. */
  readonly dropped: readonly LocalText[];
  /** Sentences that are new, in their order. */
  readonly added: readonly LocalText[];
}

/** In which articles two versions of a charter differ, sentence by sentence, in the order of the later one; what went comes last. */
export function articleChanges(before: readonly Article[], after: readonly Article[]): ArticleChange[] {
  const gone = before.filter(({ path }) => !after.some((one) => one.path === path));
  return [...after, ...gone].flatMap(({ path, title }) => {
    const said = (articles: readonly Article[]) => articles.find((one) => one.path === path)?.sentences ?? [];
    const dropped = without(said(before), said(after));
    const added = without(said(after), said(before));
    return dropped.length + added.length === 0 ? [] : [{ path, title, dropped, added }];
  });
}

function without(sentences: readonly LocalText[], others: readonly LocalText[]): LocalText[] {
  return sentences.filter(({ en }) => !others.some((other) => other.en === en));
}
