import { StateMap } from './state-map.js';

const key = (...parts: readonly string[]): string => `\u0000${parts.join('\u0000')}\u0000`;
const bytes = (text: string): Uint8Array => Buffer.from(text);

function filled(): StateMap {
  const map = new StateMap();
  for (const parts of [
    ['ballot', 'p', 'b'],
    ['ballot', 'p', 'a'],
    ['ballot', 'pq', 'a'],
    ['phase', 'p'],
  ]) {
    map.set(key(...parts), bytes(parts.join(' ')));
  }
  return map;
}

function texts(map: StateMap, prefix: string): string[] {
  return map.under(prefix).map(([, value]) => Buffer.from(value).toString());
}

test('a range holds the keys with more attributes than its prefix, in order, and never another attribute that begins alike', () => {
  const map = filled();
  expect(texts(map, key('ballot', 'p'))).toEqual(['ballot p a', 'ballot p b']);
  expect(texts(map, key('ballot'))).toEqual(['ballot p a', 'ballot p b', 'ballot pq a']);
  expect(texts(map, key('phase', 'p'))).toEqual([]);
  expect(texts(map, key('proposal'))).toEqual([]);
});

test('a copy changes by itself', () => {
  const map = filled();
  const copy = map.copy();
  copy.delete(key('phase', 'p'));
  expect([map.size, copy.size]).toEqual([4, 3]);
  expect(map.get(key('phase', 'p'))).toBeDefined();
  expect(copy.get(key('phase', 'p'))).toBeUndefined();
});
