import { pageOf } from './page.js';

const LIST = ['first', 'second', 'third'];

test('pages go from the newest to the oldest, each naming the next', () => {
  expect(pageOf(LIST, { limit: 2 })).toEqual({
    items: ['third', 'second'],
    total: 3,
    rest: { nextCursor: '1' },
  });
  expect(pageOf(LIST, { cursor: '1', limit: 2 })).toEqual({ items: ['first'], total: 3, rest: {} });
});

test('what is added meanwhile does not shift a page that was begun', () => {
  expect(pageOf([...LIST, 'fourth'], { cursor: '1', limit: 2 }).items).toEqual(['first']);
  expect(pageOf(LIST, { cursor: '99', limit: 1 }).items).toEqual(['third']);
});
