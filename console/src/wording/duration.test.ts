import { durationWords, remainingWords } from './duration.js';

it.each([
  ['P7D', '7 days', '7天'],
  ['PT1H30M', '1 hour 30 minutes', '1小时30分钟'],
  ['P1DT1S', '1 day 1 second', '1天1秒钟'],
  ['PT0S', '0 seconds', '0秒钟'],
])('says %s in both languages', (iso, english, chinese) => {
  expect(durationWords(iso, 'en')).toBe(english);
  expect(durationWords(iso, 'zh-CN')).toBe(chinese);
});

it.each([
  [90_000_000, '1 day 1 hour'],
  [86_400_000, '1 day'],
  [3_725_000, '1 hour 2 minutes'],
  [61_000, '1 minute 1 second'],
  [999, '1 second'],
  [0, '0 seconds'],
  [-5_000, '0 seconds'],
])('says %d ms left by its two largest units', (milliseconds, words) => {
  expect(remainingWords(milliseconds, 'en')).toBe(words);
});
