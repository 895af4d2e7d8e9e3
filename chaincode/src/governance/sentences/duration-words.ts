import { BUSINESS_DAYS, ISO_DURATION } from '../charter/durations.js';
import { counted, listed, type Words } from './words.js';

const NOUNS = [
  { one: 'day', more: 'days', zh: '天' },
  { one: 'hour', more: 'hours', zh: '小时' },
  { one: 'minute', more: 'minutes', zh: '分钟' },
  { one: 'second', more: 'seconds', zh: '秒' },
] as const;
const BUSINESS_DAY = { one: 'business day', more: 'business days', zh: '个工作日' } as const;

/**
 * A duration of a charter in words: `P7D` is `7 days`, `7 天`; `5 business days` is `5 个工作日`. Zero is `0 seconds`, `0 秒`; use
 * `isNoTime` to word it better.
 * @throws RangeError for a text that is no duration; a charter's schema lets none in
 */
export function durationWords(duration: string): Words {
  const businessDays = BUSINESS_DAYS.exec(duration)?.[1];
  if (businessDays !== undefined) return counted(Number(businessDays), BUSINESS_DAY);
  const parts = partsOf(duration);
  const some = NOUNS.flatMap((noun, index) => {
    const count = parts[index] ?? 0;
    return count === 0 ? [] : [counted(count, noun)];
  });
  if (some.length === 0) return counted(0, NOUNS[3]);
  return { en: listed(some).en, zh: some.map(({ zh }) => zh).join(' ') };
}

/** Whether a duration is zero. */
export function isNoTime(duration: string): boolean {
  return !BUSINESS_DAYS.test(duration) && partsOf(duration).every((part) => part === 0);
}

function partsOf(duration: string): readonly number[] {
  const match = ISO_DURATION.exec(duration);
  if (match === null) throw new RangeError(`not a duration: ${duration}`);
  return match.slice(1).map((part: string | undefined) => Number(part ?? '0'));
}
