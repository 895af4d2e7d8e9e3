import type { Language } from '../i18n/languages.js';
import { joinSentences } from './sentences.js';

const ISO_DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u;
const BUSINESS_DAYS = /^(\d+) business days?$/u;
const UNITS = ['day', 'hour', 'minute', 'second'] as const;

const unitWords = (count: number, unit: (typeof UNITS)[number], language: Language): string =>
  new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);

const BUSINESS_DAY_WORDS = {
  en: (count: number) => `${count} working ${count === 1 ? 'day' : 'days'}`,
  'zh-CN': (count: number) => `${count}个工作日`,
} as const satisfies Record<Language, (count: number) => string>;

const businessDayWords = (count: number, language: Language): string => BUSINESS_DAY_WORDS[language](count);

/** A duration of the charter in words, e.g. `PT1H30M` → “1 hour 30 minutes”, `5 business days` → “5 working days”. Zero is “0 seconds”. */
export function durationWords(iso: string, language: Language): string {
  const days = BUSINESS_DAYS.exec(iso)?.[1];
  if (days !== undefined) return businessDayWords(Number(days), language);
  const match = ISO_DURATION.exec(iso);
  // The charter's schema admits no other form; showing the text as it stands hides nothing.
  if (match === null) return iso;
  const parts = UNITS.flatMap((unit, index) => {
    const count = Number(match[index + 1] ?? 0);
    return count > 0 ? [unitWords(count, unit, language)] : [];
  });
  if (parts.length === 0) return unitWords(0, 'second', language);
  return joinSentences(parts, language);
}

/** Remaining time as its two largest units; `milliseconds` below zero counts as none. */
export function remainingWords(milliseconds: number, language: Language): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  const counts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ];
  const first = Math.min(
    counts.findIndex((count) => count > 0) === -1 ? 3 : counts.findIndex((count) => count > 0),
    3,
  );
  const parts = UNITS.slice(first, first + 2).flatMap((unit, offset) => {
    const count = counts[first + offset] ?? 0;
    return offset === 0 || count > 0 ? [unitWords(count, unit, language)] : [];
  });
  return joinSentences(parts, language);
}
