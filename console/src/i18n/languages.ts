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

/** The language that a link asks for (`?lang=zh`, as the landing page's do); it beats the remembered one. */
export function askedLanguage(search: string): Language | null {
  const tag = new URLSearchParams(search).get('lang');
  return tag === null ? null : preferredLanguage(null, [tag]);
}

/** {@link askedLanguage} of the address, which is remembered from then on; else {@link preferredLanguage} of this browser. */
export function startingLanguage(): Language {
  const asked = askedLanguage(location.search);
  if (asked !== null) rememberLanguage(asked);
  return preferredLanguage(localStorage.getItem(STORAGE_KEY), navigator.languages);
}

export const rememberLanguage = (language: Language): void => {
  localStorage.setItem(STORAGE_KEY, language);
};
