import { clauses, counted, enumerated, listed, phrase, sameWords, say } from './words.js';

const [a, b, c] = ['a', 'b', '丙'].map(sameWords) as [
  ReturnType<typeof sameWords>,
  ReturnType<typeof sameWords>,
  ReturnType<typeof sameWords>,
];

test('phrases are listed as each language does', () => {
  expect(listed([])).toEqual({ en: '', zh: '' });
  expect(listed([a])).toEqual({ en: 'a', zh: 'a' });
  expect(listed([a, b])).toEqual({ en: 'a and b', zh: 'a 和 b' });
  expect(listed([a, b, c], 'or')).toEqual({ en: 'a, b or 丙', zh: 'a、b 或丙' });
  expect(enumerated([a, b, c])).toEqual({ en: 'a, b and 丙', zh: 'a、b、丙' });
  expect(clauses([a, b], 'and')).toEqual({ en: 'a, and b', zh: 'a，并且 b' });
});

test('a number is followed by its noun', () => {
  const noun = { one: 'day', more: 'days', zh: '天' };
  expect(counted(1, noun)).toEqual({ en: '1 day', zh: '1 天' });
  expect(counted(2, noun)).toEqual({ en: '2 days', zh: '2 天' });
});

test('patterns are filled; Chinese characters keep a space to letters and digits, and to nothing else', () => {
  expect(phrase('{n} of {who}', '{who}中的{n}名', { n: 3, who: { en: 'all', zh: '全体成员' } })).toEqual({
    en: '3 of all',
    zh: '全体成员中的 3 名',
  });
  expect(phrase('', '由{who}承担（{n}）', { who: '“甲”', n: 3 }).zh).toBe('由“甲”承担（3）');
  expect(say('it is {x}', '为{x}', { x: 'X' })).toEqual({ en: 'It is X.', zh: '为 X。' });
});

test('a pattern is never shown half filled in', () => {
  expect(() => phrase('{a} {b}', '', { a: 1 })).toThrow(RangeError);
});
