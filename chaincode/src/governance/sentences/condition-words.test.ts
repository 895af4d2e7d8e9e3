import type { Condition, Floor, NumberFloor } from '../charter.js';
import { BASES, COUNTS } from '../charter/conditions.js';
import { conditionWords } from './condition-words.js';
import { PLAIN_NAMING } from './naming.js';

const FLOOR: Floor = {
  count: 'yes',
  measure: 'heads',
  comparator: 'gte',
  numerator: 2,
  denominator: 3,
  base: 'electorate',
};
const NUMBER: NumberFloor = { count: 'yes', measure: 'heads', comparator: 'gte', number: 3 };

test.each<[Condition, string, string]>([
  [FLOOR, 'at least two thirds of all members vote yes', '赞成的成员不少于全体成员的三分之二'],
  [
    { ...FLOOR, count: 'taking-part', comparator: 'gt', numerator: 1, denominator: 2 },
    'more than half of all members take part',
    '参与表决的成员超过全体成员的二分之一',
  ],
  [
    { ...FLOOR, measure: 'weight', comparator: 'gt', numerator: 1, denominator: 2 },
    'more than half of all voting weight votes yes',
    '赞成票的权重超过全部表决权重的二分之一',
  ],
  [
    { ...FLOOR, comparator: 'gt', numerator: 1, denominator: 2, base: 'cast' },
    'more members vote yes than no',
    '赞成的成员多于反对的成员',
  ],
  [
    { ...FLOOR, measure: 'weight', comparator: 'gt', numerator: 2, denominator: 4, base: 'cast' },
    'more weight votes yes than no',
    '赞成票的权重大于反对票的权重',
  ],
  [
    { ...FLOOR, base: 'cast' },
    'at least two thirds of the members voting yes or no vote yes',
    '赞成的成员不少于投赞成票或反对票的成员的三分之二',
  ],
  [
    { ...FLOOR, count: 'no', comparator: 'lte', numerator: 1, denominator: 4 },
    'at most one quarter of all members vote no',
    '反对的成员不超过全体成员的四分之一',
  ],
  [
    { ...FLOOR, count: 'no', comparator: 'lt', numerator: 1, denominator: 3, base: 'active' },
    'less than one third of all active members vote no',
    '反对的成员少于全体活跃成员的三分之一',
  ],
  [
    { ...FLOOR, base: 'seats', numerator: 55, denominator: 100 },
    'at least 11/20 (55 %) of all seats including vacant ones vote yes',
    '赞成的成员不少于全部席位（含空缺）的二十分之十一（55%）',
  ],
  [
    { ...FLOOR, count: 'no', comparator: 'lte', numerator: 1, denominator: 2, base: 'yes' },
    'the members voting no are at most half as many as the members voting yes',
    '反对的成员不超过赞成的成员的二分之一',
  ],
  [
    { ...FLOOR, measure: 'weight', numerator: 2, denominator: 1, base: 'no' },
    'the weight voting yes is at least 2 times the weight voting no',
    '赞成票的权重不少于反对票的权重的 2 倍',
  ],
  [
    { ...FLOOR, count: 'net', numerator: 1, denominator: 10, base: 'electorate' },
    'the members voting yes exceed those voting no by at least one tenth of all members',
    '赞成票减反对票之差不少于全体成员的十分之一',
  ],
  [{ ...FLOOR, numerator: 1, denominator: 1 }, 'all members vote yes', '全体成员全部赞成'],
  [
    { ...FLOOR, numerator: 3, denominator: 3, base: 'taking-part' },
    'all of the members taking part vote yes',
    '参与表决的成员全部赞成',
  ],
  [
    { ...FLOOR, count: 'no', comparator: 'lte', numerator: 0 },
    'none of the members votes no',
    '全体成员中无一反对',
  ],
  [
    { ...FLOOR, among: 'data-provider', comparator: 'gt', numerator: 1, denominator: 2 },
    'more than half of all members vote yes (counting only data providers)',
    '赞成的成员超过全体成员的二分之一（仅计数据提供方）',
  ],
  [NUMBER, 'at least 3 members vote yes', '赞成的成员不少于 3 名'],
  [{ ...NUMBER, number: 1 }, 'at least 1 member votes yes', '赞成的成员不少于 1 名'],
  [
    { ...NUMBER, count: 'no', comparator: 'lt', number: 2 },
    'fewer than 2 members vote no',
    '反对的成员少于 2 名',
  ],
  [{ ...NUMBER, count: 'no', comparator: 'lte', number: 0 }, 'no member votes no', '没有成员反对'],
  [{ ...NUMBER, count: 'no', comparator: 'lt', number: 1 }, 'no member votes no', '没有成员反对'],
  [{ ...NUMBER, measure: 'weight' }, 'a weight of at least 3 votes yes', '赞成票的权重不少于 3'],
  [
    { ...NUMBER, count: 'net', number: 2 },
    'the members voting yes exceed those voting no by at least 2',
    '赞成票减反对票之差不少于 2 票',
  ],
  [{ consents: ['aurora-bank'], least: 1 }, 'aurora-bank votes yes', 'aurora-bank 赞成'],
  [{ consents: ['a', 'b'], least: 2 }, 'a and b both vote yes', 'a 和 b 均赞成'],
  [{ consents: ['a', 'b', 'c'], least: 2 }, 'at least 2 of a, b and c vote yes', 'a、b 和 c 中至少 2 名赞成'],
])('%j is “%s”, “%s”', (condition, en, zh) => {
  expect(conditionWords(condition, PLAIN_NAMING)).toEqual({ en, zh });
});

test('parts are joined by and, by or, and in brackets where both occur', () => {
  const [no, three] = [{ ...NUMBER, count: 'no', comparator: 'lte', number: 0 } as const, NUMBER];
  expect(conditionWords({ all: [FLOOR, three] }, PLAIN_NAMING)).toEqual({
    en: 'at least two thirds of all members vote yes, and at least 3 members vote yes',
    zh: '赞成的成员不少于全体成员的三分之二，并且赞成的成员不少于 3 名',
  });
  expect(conditionWords({ any: [no, { all: [FLOOR, three] }] }, PLAIN_NAMING)).toEqual({
    en: 'no member votes no, or (at least two thirds of all members vote yes, and at least 3 members vote yes)',
    zh: '没有成员反对，或者（赞成的成员不少于全体成员的三分之二，并且赞成的成员不少于 3 名）',
  });
  expect(conditionWords({ any: [no, { all: [three] }] }, PLAIN_NAMING).en).toBe(
    'no member votes no, or at least 3 members vote yes',
  );
});

test('two different comparisons never read the same, in either language', () => {
  const shares = [0, 1, 2, 3, 4, 5, 6].flatMap((numerator) =>
    [1, 2, 3, 4, 5, 6].map((denominator) => ({ numerator, denominator })),
  );
  const floors = COUNTS.flatMap((count) =>
    BASES.flatMap((base) =>
      (['heads', 'weight'] as const).flatMap((measure) =>
        (['gte', 'gt', 'lte', 'lt'] as const).flatMap((comparator) =>
          shares.map((share): Floor => ({ count, base, measure, comparator, ...share })),
        ),
      ),
    ),
  );
  // In lowest terms they are one rule.
  const ruleOf = ({ numerator, denominator, ...rest }: Floor): string =>
    JSON.stringify({ ...rest, share: numerator / denominator });
  const rules = new Set(floors.map(ruleOf)).size;
  const words = floors.map((floor) => conditionWords(floor, PLAIN_NAMING));
  expect(new Set(words.map(({ en }) => en)).size).toBe(rules);
  expect(new Set(words.map(({ zh }) => zh)).size).toBe(rules);
});
