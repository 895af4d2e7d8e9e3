import type { Language } from '../i18n/languages.js';

/** A moment in the reader's own time zone, to the second. `at` is in milliseconds since 1970. */
export const timeWords = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' }).format(at);

/** The day of a moment in the reader's own time zone. */
export const dateWords = (at: number, language: Language): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(at);
