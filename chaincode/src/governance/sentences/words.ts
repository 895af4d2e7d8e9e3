import type { LocalText } from '../charter.js';

/** A phrase or sentence in both languages; both are always made in the same place, so that neither can lack what the other says. */
export type Words = Readonly<LocalText>;

/** The same for both languages: an id, a date, a number. */
export function sameWords(text: string): Words {
  return { en: text, zh: text };
}

/** Joins phrases as each language does: `a, b and c`, `a、b和c`. */
export function listed(parts: readonly Words[], last: 'and' | 'or' = 'and'): Words {
  const end = { and: { en: ' and ', zh: '和' }, or: { en: ' or ', zh: '或' } }[last];
  return joined(parts, { between: { en: ', ', zh: '、' }, end });
}

/** Joins clauses that are sentences themselves: `a, and b`, `a，并且b`. */
export function clauses(parts: readonly Words[], last: 'and' | 'or'): Words {
  const end = { and: { en: ', and ', zh: '，并且' }, or: { en: ', or ', zh: '，或者' } }[last];
  return joined(parts, { between: { en: ', ', zh: '，' }, end });
}

interface Joint {
  readonly between: Words;
  readonly end: Words;
}

function joined(parts: readonly Words[], { between, end }: Joint): Words {
  const join = (language: keyof Words): string => {
    const texts = parts.map((part) => part[language]);
    const head = texts.slice(0, -1).join(between[language]);
    return texts.length < 2 ? (texts[0] ?? '') : `${head}${end[language]}${texts.at(-1) ?? ''}`;
  };
  return { en: join('en'), zh: join('zh') };
}

/** A count with its noun: `1 day`, `2 days`; Chinese has one form, with its measure word: `2 天`. */
export function counted(
  count: number,
  noun: { readonly one: string; readonly more: string; readonly zh: string },
): Words {
  return { en: `${count} ${count === 1 ? noun.one : noun.more}`, zh: `${count} ${noun.zh}` };
}

/** A sentence: capital letter and full stop in English, full stop in Chinese. */
export function sentence({ en, zh }: Words): Words {
  return { en: `${capital(en)}.`, zh: `${zh}。` };
}

/** With a capital letter at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
