import type { Words } from './words.js';

/** A fraction as charters write it: whole numbers, the denominator at least 1. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

const PARTS = [
  '',
  '',
  'half',
  'third',
  'quarter',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
] as const;
const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const UNITS = ['', '十', '百', '千', '万'] as const;

/**
 * A proper fraction in words, in lowest terms, since that is what decides: 4/6 is `two thirds`, `三分之二`. Where no word
 * is in use the numerals stand, with the percentage if it is exact: `11/20 (55 %)`, `二十分之十一（55%）`.
 */
export function fractionWords(fraction: Fraction): Words {
  const { numerator, denominator } = inLowestTerms(fraction);
  const percent = (numerator * 100) / denominator;
  const exact = denominator > 10 && Number.isInteger(percent);
  const chinese = `${chineseNumeral(denominator)}分之${chineseNumeral(numerator)}`;
  return {
    en: exact ? `${numerator}/${denominator} (${percent} %)` : englishFraction(numerator, denominator),
    zh: exact ? `${chinese}（${percent}%）` : chinese,
  };
}

/** The same fraction in lowest terms. */
export function inLowestTerms({ numerator, denominator }: Fraction): Fraction {
  let [larger, smaller] = [denominator, numerator];
  while (smaller !== 0) [larger, smaller] = [smaller, larger % smaller];
  return { numerator: numerator / larger, denominator: denominator / larger };
}

function englishFraction(numerator: number, denominator: number): string {
  const part = PARTS[denominator];
  const number = NUMBERS[numerator];
  if (part === undefined || part === '' || number === undefined) return `${numerator}/${denominator}`;
  if (denominator === 2) return numerator === 1 ? 'half' : `${number} halves`;
  return `${number} ${part}${numerator === 1 ? '' : 's'}`;
}

/** A whole number below 100,000 in Chinese numerals: 11 is 十一, 105 一百零五, 10000 一万. */
export function chineseNumeral(number: number): string {
  if (number < 10) return DIGITS[number] ?? String(number);
  const digits = Array.from(String(number), Number);
  const read = digits
    .map((digit, index) =>
      digit === 0 ? '零' : `${DIGITS[digit] ?? ''}${UNITS[digits.length - 1 - index] ?? ''}`,
    )
    .join('')
    .replace(/零+/gu, '零')
    .replace(/零$/u, '');
  return read.startsWith('一十') ? read.slice(1) : read;
}
