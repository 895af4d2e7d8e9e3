/** Languages of the console, as BCP 47 tags; the first is the one for readers of neither. */
export const LANGUAGES = ['en', 'zh-CN'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language's own name, for the switch in the header. */
export const LANGUAGE_NAMES = { en: 'English', 'zh-CN': '中文' } as const satisfies Record<Language, string>;

const STORAGE_KEY = 'fabric-governance.language';

const isLanguage = (value: string | null): value is Language =>
  LANGUAGES.some((language) => language === value);

/** The remembered language; else the browser's first that the console has; else English. */
export function preferredLanguage(stored: string | null, browser: readonly string[]): Language {
  if (isLanguage(stored)) return stored;
  for (const tag of browser) {
    if (tag.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (tag.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

/** {@link preferredLanguage} of this browser. */
export const rememberedLanguage = (): Language =>
  preferredLanguage(localStorage.getItem(STORAGE_KEY), navigator.languages);

export const rememberLanguage = (language: Language): void => {
  localStorage.setItem(STORAGE_KEY, language);
};
