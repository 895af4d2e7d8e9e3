import { durationWords, isNoTime } from './duration-words.js';

test.each([
  ['P7D', '7 days', '7 天'],
  ['P1D', '1 day', '1 天'],
  ['PT30S', '30 seconds', '30 秒'],
  ['PT36H', '36 hours', '36 小时'],
  ['P1DT12H', '1 day and 12 hours', '1 天 12 小时'],
  ['P1DT2H3M4S', '1 day, 2 hours, 3 minutes and 4 seconds', '1 天 2 小时 3 分钟 4 秒'],
  ['PT0S', '0 seconds', '0 秒'],
  ['1 business day', '1 business day', '1 个工作日'],
  ['10 business days', '10 business days', '10 个工作日'],
])('%s is “%s”, “%s”', (duration, en, zh) => {
  expect(durationWords(duration)).toEqual({ en, zh });
});

test('zero is no time, a business day is some', () => {
  expect(['PT0S', 'P0D', 'P0DT0H', 'PT1S', '1 business day'].map(isNoTime)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('a text that is no duration is a fault', () => {
  expect(() => durationWords('a week')).toThrow(RangeError);
});
