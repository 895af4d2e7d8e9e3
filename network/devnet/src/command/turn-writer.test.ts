import { setImmediate as nextTurn } from 'node:timers/promises';
import { TurnWriter } from './turn-writer.js';

describe('TurnWriter', () => {
  it('passes the lines of one turn on together, in their order', async () => {
    const passed: string[] = [];
    const writer = new TurnWriter((text) => passed.push(text));
    writer.write('one\n');
    writer.write('two\n');
    expect(passed).toEqual([]);
    await nextTurn();
    writer.write('three\n');
    await nextTurn();
    expect(passed).toEqual(['one\ntwo\n', 'three\n']);
  });

  it('keeps nothing back when the process ends', () => {
    const passed: string[] = [];
    const last: (() => void)[] = [];
    const writer = new TurnWriter(
      (text) => passed.push(text),
      (flush) => last.push(flush),
    );
    writer.write('last words\n');
    last.forEach((flush) => {
      flush();
    });
    expect(passed).toEqual(['last words\n']);
  });
});
