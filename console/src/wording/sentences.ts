import type { Language } from '../i18n/languages.js';

/** Sentences one after another: a blank between them in English, none in Chinese. */
export const joinSentences = (sentences: readonly string[], language: Language): string =>
  sentences.join(language === 'en' ? ' ' : '');
