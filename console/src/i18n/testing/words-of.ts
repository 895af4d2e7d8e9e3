import i18next from 'i18next';
import { I18N_OPTIONS } from '../i18n.js';
import type { Language } from '../languages.js';
import { en } from '../words/en.js';
import { flatten, type Word } from '../words/keys.js';
import { zh } from '../words/zh.js';

const WORDS = { en, 'zh-CN': zh } as const satisfies Record<Language, unknown>;

/** The wording function of a language, made as the console makes it. */
export async function wordsOf(language: Language): Promise<Word> {
  const instance = i18next.createInstance();
  await instance.init({
    ...I18N_OPTIONS,
    lng: language,
    fallbackLng: language,
    resources: { [language]: { translation: flatten(WORDS[language]) } },
  });
  return (key, params) => instance.t(key, { ...params });
}
