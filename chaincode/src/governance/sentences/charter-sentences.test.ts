import { z } from 'zod';
import { EVERY_PART_CHARTER } from '../../testing/every-part-charter.js';
import { charterSchema, type Charter } from '../charter.js';
import { charterArticles, type Article } from './charter-sentences.js';

const ARTICLES = charterArticles(EVERY_PART_CHARTER);

function allSentences(articles: readonly Article[]): readonly { en: string; zh: string }[] {
  return articles.flatMap(({ title, sentences }) => [title, ...sentences]);
}

test('both languages say everything: whole sentences, with nothing left to fill in', () => {
  for (const { path, sentences } of ARTICLES) {
    expect([path, sentences.length]).not.toEqual([path, 0]);
    for (const { en, zh } of sentences) {
      expect(en).toMatch(/^[A-Z0-9“][^{}]*\.$/u);
      expect(zh).toMatch(/^[^{}]*。$/u);
      expect(`${en}${zh}`).not.toMatch(/undefined|NaN|\[object| {2}|。。|\.\./u);
    }
  }
});

test('a Chinese sentence has no English words but names and ids', () => {
  const said = allSentences(ARTICLES).map(({ zh }) => zh);
  const names =
    /“[\w./-]*”|SHA-256|UTC|[a-z]+(-[a-z]+)+|\b(apology|correction|lattice)\b|(Asia|Europe)\/\w+|\.[a-z-]+|c{64}/gu;
  for (const zh of said) expect(zh.replace(names, '')).not.toMatch(/[A-Za-z]{2}/u);
});

interface Leaf {
  readonly path: string;
  readonly value: string | number | boolean;
  readonly change: (value: string | number | boolean) => Charter;
}

/** Every value of the charter with a way to exchange it. */
function leavesOf(node: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof node === 'object' && node !== null) {
    return Object.entries(node).flatMap(([key, value]) => leavesOf(value, [...path, key]));
  }
  const change = (value: string | number | boolean): Charter => {
    const copy = structuredClone(EVERY_PART_CHARTER) as unknown as Record<string, unknown>;
    const parent = path
      .slice(0, -1)
      .reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, copy);
    parent[path.at(-1) ?? ''] = value;
    return copy as unknown as Charter;
  };
  return [{ path: path.join('.'), value: node as string | number | boolean, change }];
}

const DURATION = /^P|business day/u;
const DATE = /^\d{4}-\d\d-\d\d$/u;

/** Values of which each may stand where another of its row stands. */
const ROWS: readonly (readonly string[])[] = [
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sun'],
  ['data-provider', 'data-consumer', 'regulator', 'founding'],
  ['decides', 'guards', 'executes', 'advises'],
  ['proposal.propose', 'ballot.cast', 'ballot.approve', 'proposal.sponsor', 'opinion.give'],
  ['submission', 'opening', 'closing'],
  ['own', 'equal'],
  ['majority', 'abstain', 'no', 'yes'],
  ['approved', 'rejected', 'no-quorum'],
  ['yes', 'no', 'taking-part', 'net'],
  ['electorate', 'seats', 'active'],
  ['heads', 'weight'],
  ['gt', 'gte', 'lte', 'lt'],
  ['quorum', 'lead', 'threshold', 'vote'],
  ['veto', 'approve', 'hear'],
  ['refuses', 'consents'],
  ['group', 'anyone', 'kind'],
  ['inactive', 'vote-suspended'],
  ['taking-part', 'asking'],
  ['taking-part', 'missing'],
  ['subjects', 'actions'],
  ['ranked', 'approval'],
  ['lot', 'fails'],
  ['formation', 'operation'],
  ['warning', 'points', 'removal', 'suspension'],
];

/** Other values, of which the schema takes at least one in the same place, whatever that is. */
function others(value: string | number | boolean): readonly (string | number | boolean)[] {
  if (typeof value === 'boolean') return [!value];
  if (typeof value === 'number') return [value + 1, value - 1];
  if (DURATION.test(value)) return [value === 'P77D' ? 'P78D' : 'P77D'];
  if (DATE.test(value)) return ['2026-12-12'];
  if (/^[+-]\d/u.test(value)) return ['+03:00'];
  if (value.endsWith('Z')) return ['2027-03-03T03:00:00Z'];
  if (value === '17:30') return ['16:15'];
  if (/^c{64}$/u.test(value)) return ['f'.repeat(64)];
  const rows = ROWS.filter((row) => row.includes(value)).flat();
  return [...rows, 'another', 'x.y', 'role.revoke', 'Some text'].filter((other) => other !== value);
}

/** What no sentence says, and why. */
const UNSAID: readonly RegExp[] = [
  // Names for the machine; changing them alone gives no valid charter.
  /^schemaVersion$|membership\.of$|filledBy$|castingVote$|^phases\.operation$/u,
  // Without effect beside what is said: ballots that change leave nothing to decide early, silence is never a veto, a suspended vote
  // is restored only by asking, one person is of one institution.
  /(urgent|standing)\.earlyDecision$|reviews\.0\.silence$|standing\.attendance\.restoredBy$/u,
  /(reviews\.1|uptime)\.by\.institutions$/u,
];

test('every parameter is said: changing it changes what is read, in both languages', () => {
  const said = (charter: Charter, language: 'en' | 'zh'): string =>
    JSON.stringify(
      charterArticles(charter).map(({ title, sentences }) => [
        title[language],
        sentences.map((one) => one[language]),
      ]),
    );
  const base = { en: said(EVERY_PART_CHARTER, 'en'), zh: said(EVERY_PART_CHARTER, 'zh') };
  const silent = leavesOf(EVERY_PART_CHARTER).filter(({ path, value, change }) => {
    // A title in one language changes the sentences of that language.
    const language = /\.(en|zh)$|^title\.(en|zh)$/u.exec(path)?.[0].slice(-2) as 'en' | 'zh' | undefined;
    const changes = (charter: Charter): boolean =>
      (['en', 'zh'] as const).every((one) => (language ?? one) !== one || said(charter, one) !== base[one]);
    return (
      !UNSAID.some((pattern) => pattern.test(path)) &&
      !others(value).some((other) => {
        const changed = change(other);
        return charterSchema.safeParse(changed).success && changes(changed);
      })
    );
  });
  expect(silent.map(({ path }) => path)).toEqual([]);
});

test('the charter of this test uses every parameter that the schema has', () => {
  const used = new Set<string>();
  const collect = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      used.add(key);
      collect(value);
    }
  };
  collect(EVERY_PART_CHARTER);
  const named = new Set<string>();
  const properties = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { properties: own, ...rest } = node as { properties?: object };
    Object.keys(own ?? {}).forEach((name) => named.add(name));
    Object.values(own ?? {}).forEach(properties);
    Object.values(rest).forEach(properties);
  };
  properties(z.toJSONSchema(charterSchema));
  expect([...named].filter((name) => !used.has(name))).toEqual(expect.arrayContaining([]));
  expect([...named].filter((name) => !used.has(name))).toEqual([]);
});
