import { VersionedState, type Revision } from './versioned-state.js';

function revision(block: bigint, value: string | undefined): Revision {
  return {
    version: { block, transaction: 0 },
    value: value === undefined ? undefined : Buffer.from(value),
    metadata: undefined,
    valueWritten: true,
    transaction: { txId: `tx${block.toString()}`, timestamp: undefined },
  };
}

function text(value: Uint8Array | undefined): string | undefined {
  return value && Buffer.from(value).toString();
}

describe('VersionedState', () => {
  const state = new VersionedState();
  state.append('cc', 'a', revision(1n, 'one'));
  state.append('cc', 'b', revision(1n, 'b'));
  state.append('cc', 'a', revision(2n, 'two'));
  state.append('cc', 'a', revision(3n, undefined));
  state.append('cc', 'c', revision(3n, 'c'));

  it('shows each height what was current then', () => {
    expect([1n, 2n, 3n, 4n].map((height) => text(state.view(height).get('cc', 'a')?.value))).toEqual([
      undefined,
      'one',
      'two',
      undefined,
    ]);
  });

  it('ranges over existing keys, end excluded', () => {
    const keys = (height: bigint, start: string, end: string): string[] => {
      const entries = state.view(height).range('cc', start, end);
      const found: string[] = [];
      for (let next = entries.next(); next.done !== true; next = entries.next()) {
        found.push(next.value.key);
      }
      return found;
    };
    expect(keys(3n, '', '')).toEqual(['a', 'b']);
    expect(keys(4n, '', '')).toEqual(['b', 'c']);
    expect(keys(4n, 'b', 'c')).toEqual(['b']);
  });

  it('tells which block last wrote into a namespace, unless the reader does not see it', () => {
    expect(state.view(4n).lastWrite('cc')).toBe(3n);
    expect(state.view().lastWrite('cc')).toBe(3n);
    expect(state.view(3n).lastWrite('cc')).toBeUndefined();
    expect(state.view(1n).lastWrite('other')).toBe(-1n);
  });

  it('lets a scan go on while keys are added', () => {
    const growing = new VersionedState();
    growing.append('cc', 'b', revision(1n, 'b'));
    growing.append('cc', 'd', revision(1n, 'd'));
    const entries = growing.view(2n).range('cc', '', '');
    expect(entries.next().value?.key).toBe('b');
    growing.append('cc', 'a', revision(2n, 'a'));
    growing.append('cc', 'c', revision(2n, 'c'));
    expect(entries.next().value?.key).toBe('d');
  });

  it('tells the history newest first, deletions included, up to its height', () => {
    const history = (height: bigint): (string | undefined)[] =>
      state
        .view(height)
        .history('cc', 'a')
        .map(({ value }) => text(value));
    expect(history(4n)).toEqual([undefined, 'two', 'one']);
    expect(history(3n)).toEqual(['two', 'one']);
  });
});
