import type { Language } from '../i18n/languages.js';

/** A moment in the reader's own time zone, which it names, to the second. `at` is in milliseconds since 1970. */
export function timeWords(at: number, language: Language): string {
  const words = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);
  const zone = new Intl.DateTimeFormat(language, { timeZoneName: 'short' })
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return zone === undefined ? words : `${words} ${zone.value}`;
}

/** The day of a moment in the reader's own time zone. */
export const dateWords = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at);
