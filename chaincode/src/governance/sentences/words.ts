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

/** The same for things to do and for dates, which Chinese joins by the pause mark alone. */
export function enumerated(parts: readonly Words[]): Words {
  return joined(parts, { between: { en: ', ', zh: '、' }, end: { en: ' and ', zh: '、' } });
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
    return parts
      .map((part) => part[language])
      .reduce((text, part, index) => {
        if (index === 0) return part;
        const joint = index === parts.length - 1 ? end[language] : between[language];
        return language === 'en' ? text + joint + part : attached(attached(text, joint), part);
      }, '');
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

/** What stands for `{name}` in a phrase: words, or the same text or number in both languages. */
export type Parameters = Readonly<Record<string, Words | string | number>>;

/**
 * A phrase from its two patterns: `{name}` in either becomes the parameter of that name.
 * @throws RangeError for a name without parameter: a pattern is never shown half filled in
 */
export function phrase(en: string, zh: string, parameters: Parameters = {}): Words {
  return { en: filled(en, 'en', parameters), zh: filled(zh, 'zh', parameters) };
}

/** The same as a whole sentence. */
export function say(en: string, zh: string, parameters: Parameters = {}): Words {
  return sentence(phrase(en, zh, parameters));
}

function filled(pattern: string, language: keyof Words, parameters: Parameters): string {
  const value = (name: string): string => {
    const given = parameters[name];
    if (given === undefined) throw new RangeError(`nothing stands for {${name}}`);
    return typeof given === 'object' ? given[language] : String(given);
  };
  const pieces = pattern.split(/\{(\w+)\}/u).map((piece, index) => (index % 2 === 0 ? piece : value(piece)));
  return language === 'en' ? pieces.join('') : pieces.reduce(attached);
}

const HAN_AT_END = /\p{Script=Han}$/u;
const HAN_AT_START = /^\p{Script=Han}/u;

/** Two pieces of Chinese text in a row, with a space where characters meet Latin letters or digits: `不少于 3 名`. */
function attached(text: string, more: string): string {
  const meet =
    (HAN_AT_END.test(text) && /^[\w-]/u.test(more)) || (/\w$/u.test(text) && HAN_AT_START.test(more));
  return `${text}${meet ? ' ' : ''}${more}`;
}

/** A sentence: capital letter and full stop in English, full stop in Chinese. */
export function sentence({ en, zh }: Words): Words {
  return { en: `${capital(en)}.`, zh: `${zh}。` };
}

/** With a capital letter at its beginning. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
