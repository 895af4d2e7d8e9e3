import { Remembered } from './remembered.js';

test('what follows from the same data is computed once, until it is forgotten', () => {
  const remembered = new Remembered<string>(2);
  const computed: string[] = [];
  const ask = (name: string) =>
    remembered.of({ name }, () => {
      computed.push(name);
      return name.toUpperCase();
    });
  expect([ask('a'), ask('a'), ask('b'), ask('a')]).toEqual(['A', 'A', 'B', 'A']);
  expect(computed).toEqual(['a', 'b']);
  ask('c');
  ask('b');
  expect(computed).toEqual(['a', 'b', 'c', 'b']);
});
