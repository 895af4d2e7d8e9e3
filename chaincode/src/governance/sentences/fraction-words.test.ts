import { chineseNumeral, fractionWords } from './fraction-words.js';

test.each([
  [1, 2, 'half', '二分之一'],
  [1, 3, 'one third', '三分之一'],
  [2, 3, 'two thirds', '三分之二'],
  [4, 6, 'two thirds', '三分之二'],
  [1, 4, 'one quarter', '四分之一'],
  [3, 4, 'three quarters', '四分之三'],
  [3, 5, 'three fifths', '五分之三'],
  [60, 100, 'three fifths', '五分之三'],
  [9, 10, 'nine tenths', '十分之九'],
  [55, 100, '11/20 (55 %)', '二十分之十一（55%）'],
  [67, 100, '67/100 (67 %)', '一百分之六十七（67%）'],
  [5, 12, '5/12', '十二分之五'],
  [1, 10_000, '1/10000', '一万分之一'],
  [5, 4, 'five quarters', '四分之五'],
  [3, 2, 'three halves', '二分之三'],
])('%d/%d is “%s”, “%s”', (numerator, denominator, en, zh) => {
  expect(fractionWords({ numerator, denominator })).toEqual({ en, zh });
});

test.each([
  [0, '零'],
  [7, '七'],
  [10, '十'],
  [11, '十一'],
  [20, '二十'],
  [100, '一百'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1001, '一千零一'],
  [1010, '一千零一十'],
  [9999, '九千九百九十九'],
  [10_000, '一万'],
])('%d in Chinese numerals is %s', (number, text) => {
  expect(chineseNumeral(number)).toBe(text);
});
