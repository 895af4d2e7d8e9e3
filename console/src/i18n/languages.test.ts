import { askedLanguage, preferredLanguage } from './languages.js';

it('keeps to the remembered language', () => {
  expect(preferredLanguage('zh-CN', ['en-GB'])).toBe('zh-CN');
});

it('takes the first language of the browser that it has', () => {
  expect(preferredLanguage(null, ['fr-FR', 'zh-Hant-TW', 'en'])).toBe('zh-CN');
  expect(preferredLanguage(null, ['fr-FR', 'EN-us', 'zh'])).toBe('en');
});

it('falls to English for readers of neither, and for a remembered language it no longer has', () => {
  expect(preferredLanguage(null, ['fr-FR'])).toBe('en');
  expect(preferredLanguage('de', ['fr-FR'])).toBe('en');
});

it('follows a link that names a language', () => {
  expect(askedLanguage('?person=a.b&lang=zh')).toBe('zh-CN');
  expect(askedLanguage('?lang=en')).toBe('en');
  expect(askedLanguage('?person=a.b')).toBeNull();
});
