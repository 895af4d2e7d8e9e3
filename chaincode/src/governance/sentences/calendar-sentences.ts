import type { Calendar, Weekday } from '../charter/calendars.js';
import { given, NOTHING_TO_SAY, worded, type Wording } from './wording.js';
import type { Naming } from './naming.js';
import { enumerated, sameWords, say, type Words } from './words.js';

/** By which days a calendar counts. */
export function calendarSentences(calendar: Calendar, naming: Naming): readonly Words[] {
  return worded(calendar, CALENDAR_WORDING, naming);
}

const WEEKDAYS: Readonly<Record<Weekday, Words>> = {
  mon: { en: 'Monday', zh: '星期一' },
  tue: { en: 'Tuesday', zh: '星期二' },
  wed: { en: 'Wednesday', zh: '星期三' },
  thu: { en: 'Thursday', zh: '星期四' },
  fri: { en: 'Friday', zh: '星期五' },
  sat: { en: 'Saturday', zh: '星期六' },
  sun: { en: 'Sunday', zh: '星期日' },
};

const CALENDAR_WORDING: Wording<Calendar> = {
  timeZone: NOTHING_TO_SAY,
  utcOffset: (utcOffset = '+00:00', { whole }) => [
    say('local time is that of {zone}, UTC{utcOffset}', '当地时间为{zone}时间，即 UTC{utcOffset}', {
      zone: whole.timeZone,
      utcOffset,
    }),
  ],
  offsetChanges: (changes = []) =>
    changes.map(({ from, utcOffset }) =>
      say('from {from} on it is UTC{utcOffset}', '自{from}起为 UTC{utcOffset}', { from, utcOffset }),
    ),
  workingDays: (days = []) => [
    say('the working days of the week are {days}', '每周工作日为{days}', {
      days: enumerated(days.map((day) => WEEKDAYS[day])),
    }),
  ],
  holidays: (holidays = []) =>
    holidays.length === 0
      ? []
      : [say('nobody works on {dates}', '以下日期休息：{dates}', { dates: datesOf(holidays) })],
  workingDates: (dates = []) =>
    dates.length === 0
      ? []
      : [
          say(
            'contrary to the week, these are working days: {dates}',
            '以下日期虽非每周工作日，仍为工作日：{dates}',
            {
              dates: datesOf(dates),
            },
          ),
        ],
  covers: (covers) =>
    given(covers, ({ from, to }) => [
      say(
        'holidays are known from {from} to {to}; before and after, the days of the week alone decide',
        '上述节假日安排涵盖{from}至{to}；此期间以外仅以每周工作日为准',
        { from, to },
      ),
    ]),
  dayEndsAt: (dayEndsAt) => [
    dayEndsAt === undefined
      ? say(
          'a period in business days does not count the day on which it begins and ends at the time of day at which it began',
          '以工作日计算的期间，起始当日不计入，于最后一日的同一时刻届满',
        )
      : say(
          'a period in business days does not count the day on which it begins and ends at {time} of its last day',
          '以工作日计算的期间，起始当日不计入，于最后一日{time}届满',
          { time: dayEndsAt },
        ),
  ],
};

function datesOf(dates: readonly string[]): Words {
  return enumerated(dates.map(sameWords));
}
