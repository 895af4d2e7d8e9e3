import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { type Language, startingLanguage, rememberLanguage } from './languages.js';
import { flatten, type Words } from './words/keys.js';

const LOADERS: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => import('./words/en.js').then((module) => module.en),
  'zh-CN': () => import('./words/zh.js').then((module) => module.zh),
};

/** i18next's settings: flat keys (names contain dots), React does the escaping. Shared with the unit tests. */
export const I18N_OPTIONS = {
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  returnNull: false,
} as const;

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  i18next.addResourceBundle(language, 'translation', flatten(await LOADERS[language]()));
}

/** Starts i18next with the language asked for or remembered; only that language's words are downloaded. */
export async function startI18n(): Promise<void> {
  const language = startingLanguage();
  await i18next
    .use(initReactI18next)
    .init({ ...I18N_OPTIONS, lng: language, fallbackLng: language, resources: {} });
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

/** Switches the language, remembers it, and tells assistive technology through `lang`. */
export async function switchLanguage(language: Language): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  rememberLanguage(language);
  document.documentElement.lang = language;
}
