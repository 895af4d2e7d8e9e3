import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { charterRulesSchema, type CharterRules } from '@fabric-governance/consortium/consortium-file';
import {
  charterArticles,
  type Article,
} from '@fabric-governance/chaincode/governance/sentences/charter-sentences';
import type { LocalText } from '@fabric-governance/chaincode/governance/charter';

/** A charter of this repository and its sentences. */
export interface CharterDocument {
  /** File name, such as `hyperledger-toc.md`. */
  readonly name: string;
  readonly rules: CharterRules;
  /** Markdown in both languages. */
  readonly text: string;
}

const INTRODUCTION =
  'What the rules say, in sentences made from the data that decides; `npm run docs:sentences` writes this file, a test keeps it current.';

/** Every charter in `network/charters`, and that of `network/consortium.yaml`. `root` is the repository's. */
export function charterDocuments(root: string): readonly CharterDocument[] {
  const folder = join(root, 'network/charters');
  const charters = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => [basename(name, '.yaml'), readYaml(join(folder, name))] as const);
  const demo = readYaml(join(root, 'network/consortium.yaml')) as { readonly charter: unknown };
  return [...charters, ['demo-charter', demo.charter] as const].map(([name, data]) => {
    const rules = charterRulesSchema.parse(data);
    return { name: `${name}.md`, rules, text: sentencesDocument(rules) };
  });
}

function readYaml(file: string): unknown {
  return parse(readFileSync(file, 'utf8'));
}

/** A charter's sentences as Markdown: English first, then Chinese, article by article. */
export function sentencesDocument(rules: CharterRules): string {
  const articles = charterArticles({ ...rules, textHash: '' });
  const [general] = articles;
  const title = general?.title ?? { en: '', zh: '' };
  return [
    `# ${title.en} · ${title.zh}`,
    '',
    INTRODUCTION,
    '',
    ...inLanguage(articles, 'en', 'General'),
    ...inLanguage(articles, 'zh', '总则'),
  ].join('\n');
}

function inLanguage(
  articles: readonly Article[],
  language: keyof LocalText,
  general: string,
): readonly string[] {
  return articles.flatMap(({ path, title, sentences }, index) => [
    `## ${index + 1}. ${path === 'title' ? general : title[language]}`,
    '',
    ...sentences.map((sentence) => `- ${sentence[language]}`),
    '',
  ]);
}
